package org.counterplay.solvers.exact;

import org.hipparchus.fraction.BigFraction;

/** What exact simplex steps ended with; it is checked by others before anyone hears of it. */
@SuppressWarnings("ArrayRecordComponent") // flat data
sealed interface Conclusion {
    /** A point and dual values of the program's own sense. */
    record Optimum(BigFraction[] primal, BigFraction[] dual) implements Conclusion {}

    /** A Farkas ray. */
    record Contradiction(BigFraction[] ray) implements Conclusion {}

    /** A feasible point and a direction. */
    record Improving(BigFraction[] point, BigFraction[] ray) implements Conclusion {}

    /** The limits came first. */
    record Stopped(String why) implements Conclusion {}
}
