/**
 * The best deviation of the classes that markov deviations only bound: stationary deviations of games whose states recur, and
 * deviations that change a limited number of places. Both are NP-hard (formulations, section 3).
 *
 * <p>Decisions are taken at <b>spots</b>: (state, recommendation) in the stationary class, (step, state, recommendation) in a
 * budget class. A node of the search leaves a set of actions open at each spot; its bound is the best that markov deviations
 * do with those, which backward induction finds.
 */
@NullMarked
package org.counterplay.solvers.deviation;

import org.jspecify.annotations.NullMarked;
