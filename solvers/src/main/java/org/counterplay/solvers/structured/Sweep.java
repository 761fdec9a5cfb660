package org.counterplay.solvers.structured;

/** Backs up states of one step for all agents; each instance is used by one thread at a time. */
interface Sweep {
    /**
     * Backs up {@code states[first .. end-1]}: from the numbers of the step after to those of this step.
     *
     * @param next per state the numbers U_1, V_1, .., U_m, V_m at the step after
     * @param current where those of this step go
     * @return a bound on the rounding error of any of the new numbers, beyond that of the old ones
     */
    double sweep(int step, int[] states, int first, int end, double[] next, double[] current);
}
