/**
 * Sequential linear programming over whole games: transitions, rewards, expert and learner at once (formulations,
 * section 6).
 *
 * <p>At a point x every quantity of the question is replaced by its exact linearisation; a linear program in a trust
 * region proposes the next point; deviations that it makes profitable are added as rows and it is solved again; a
 * merit function (the aim less a penalty on violated demands) decides whether the step is taken. Steps in one block
 * alone (rewards, learner, expert, transitions) go to the end of the block: rewards enter linearly, so there the
 * program is exact.
 */
@NullMarked
package org.counterplay.solvers.search.sequential;

import org.jspecify.annotations.NullMarked;
