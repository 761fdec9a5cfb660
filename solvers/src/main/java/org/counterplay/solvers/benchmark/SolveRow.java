package org.counterplay.solvers.benchmark;

/**
 * A solve, measured.
 *
 * @param writeSeconds writing the program into arrays
 * @param handOverSeconds giving it to the library
 * @param solveSeconds the library's own work; with OR-Tools that includes reading the message
 * @param reason what the backend claims, or the name of what it throws
 * @param standing what measuring makes of it, REFUTED where it refutes it, empty where there is nothing to measure
 * @param primal largest violation of rows and bounds, NaN where unknown; see {@code Residuals}
 * @param dual likewise
 * @param gap likewise
 * @param objective recomputed
 * @param bound on the optimum, as claimed
 * @param note what the backend said when it refused or was refuted
 */
public record SolveRow(
        String backend,
        int columns,
        int rows,
        int coefficients,
        double writeSeconds,
        double handOverSeconds,
        double solveSeconds,
        String reason,
        String standing,
        double primal,
        double dual,
        double gap,
        double objective,
        double bound,
        String note) {

    /** {@code (write + hand-over) / solve}. */
    public double overhead() {
        return (writeSeconds + handOverSeconds) / solveSeconds;
    }
}
