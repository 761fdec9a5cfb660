package org.counterplay.solvers.equilibrium;

import org.hipparchus.fraction.BigFraction;

/** Whether an induction was exact to the end, and if not, from where on. */
public sealed interface Exactness {
    /** Every value and every probability is exact: the policy's regret is 0. */
    record Exact() implements Exactness {}

    /**
     * Rounded at and before a step; exact at the steps after it.
     *
     * @param step the latest step (1-based) at which something was rounded
     * @param state number of the first state of that step whose values were too long, or -1 where rounding was asked for
     * @param bits values are multiples of {@code 2^-bits} from there on
     * @param valueError bound on {@code |values_i - J_i|} of the policy that is returned
     * @param regret bound on the policy's regret. Follows from how it was computed; what is proved is what a certificate says
     */
    record Rounded(int step, int state, int bits, BigFraction valueError, BigFraction regret) implements Exactness {}
}
