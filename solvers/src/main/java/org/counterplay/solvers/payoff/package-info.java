/**
 * Payoff sets: what mediators that remember the past can give to the agents in equilibrium, at each place of a finite-horizon game.
 *
 * <p><b>What is meant.</b> The mediator remembers the states, its own recommendations and draws and, under {@link
 * org.counterplay.model.formulation.Monitoring#PLAYED}, the joint actions that were played. An equilibrium is perfect: after every
 * history of these, obeying is best for each agent, one agent alone deviating, <b>even if it knew the whole history</b>. Then V_h(s), the
 * payoff vectors from place (h,s) on, depends on (h,s) alone, is convex (the mediator may draw which equilibrium to go on with), and
 * obeys a backward recursion, since by the one-shot deviation principle nothing but a single step's deviation need be looked at: a
 * payoff vector is in V_h(s) exactly where {@link org.counterplay.model.formulation.MemoryfulProgram} over the V_{h+1} reaches it.
 * (Mediators that keep their past draws secret, so that obedience need only be best on average over histories, may reach more; Forges
 * 1986. They are not looked at here.)
 *
 * <p>Sources: MacDermed, Narayan, Isbell, Weiss, Quick polytope approximation of all correlated equilibria in stochastic games, AAAI
 * 2011; Murray, Gordon, Finding correlated equilibria in general sum stochastic games, CMU-ML-07-113, 2007.
 */
@NullMarked
package org.counterplay.solvers.payoff;

import org.jspecify.annotations.NullMarked;
