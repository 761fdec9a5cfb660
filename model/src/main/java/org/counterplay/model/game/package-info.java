/**
 * Markov games and the mediator's policies in them.
 *
 * <p>Conventions, kept everywhere. Agents, states, actions and joint actions are numbered from 0; steps from 1 to H. A joint
 * action of a state is numbered in mixed radix, the first agent's action most significant. The value of a finite-horizon
 * game is the <b>sum</b> of rewards over the steps, that of a discounted game {@code sum_t gamma^(t-1) r_t}; neither is
 * averaged or normalised.
 */
@NullMarked
package org.counterplay.model.game;

import org.jspecify.annotations.NullMarked;
