package org.counterplay.solvers.structured;

/** Backs up states of one step for all agents; each instance is used by one thread, for one part of a step. */
interface Sweep {
    /**
     * Backs up {@code states[first .. end-1]}: from the numbers of the step after to those of this step.
     *
     * @param next at the step after: U_1 .. U_m of state 0, of state 1, ..; then V_1 .. V_m likewise
     * @param current where those of this step go
     */
    void sweep(int step, int[] states, int first, int end, double[] next, double[] current);

    /** The largest absolute value among the rewards used and the numbers made. */
    double largest();

    /** The most arithmetic operations on the way to one number, rewards and numbers of the step after being given. */
    int operations();
}
