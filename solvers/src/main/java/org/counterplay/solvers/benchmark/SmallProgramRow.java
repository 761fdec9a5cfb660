package org.counterplay.solvers.benchmark;

/**
 * One way of solving thousands of tiny programs.
 *
 * @param engine what solved
 * @param programs how many programs
 * @param seconds wall time, one thread, from the programs as data to the optimum
 * @param wrong answers that part from the exact optimum by more than 1e-6 relative, or are none
 * @param exact whether the answers are exact and confirmed
 */
public record SmallProgramRow(String engine, int programs, double seconds, int wrong, boolean exact) {
    /** Programs per second. */
    public double perSecond() {
        return programs / seconds;
    }
}
