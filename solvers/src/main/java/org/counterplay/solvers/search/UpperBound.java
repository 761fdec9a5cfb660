package org.counterplay.solvers.search;

import org.hipparchus.fraction.BigFraction;

/** What is known of how large the gap can be at most. */
public sealed interface UpperBound {
    /** Proved in exact arithmetic, or by hand in the doc comment that {@code how} names. */
    record Proved(BigFraction value, String how) implements UpperBound {}

    /** As claimed by a solver in floating point, to its tolerance. */
    record Claimed(double value, String solver, double tolerance) implements UpperBound {}

    /** Nothing. */
    record None() implements UpperBound {}
}
