package org.counterplay.model.program;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a backend says of a program. <b>Everything here is as claimed by the solver</b>, nothing is vouched for; {@link
 * Residuals} measure it against the program, certificates prove.
 *
 * @param backend name of the backend that was asked
 * @param reason why it stopped
 * @param limit which limit stopped it, {@link Limit#NONE} unless reason is {@link Reason#LIMIT}
 * @param primalStatus what is claimed of {@code primal}
 * @param dualStatus what is claimed of {@code dual}
 * @param objective claimed objective of {@code primal}, NaN where there is none
 * @param bound claimed bound on the optimum (from below when minimising, from above when maximising), NaN where none
 * @param primal value per column, or null
 * @param dual dual value per row (signs as in the package comment), or null
 * @param ray a primal ray of an unbounded program per column, or null
 * @param dualRay a dual ray (Farkas proof) of an infeasible program per row, or null
 * @param seconds wall-clock seconds of the solver's own work
 * @param handOverSeconds wall-clock seconds of giving it the program
 * @param iterations simplex or other iterations, -1 where unknown
 * @param detail the solver's own words and figures
 */
public record Solution(
        String backend,
        Reason reason,
        Limit limit,
        Status primalStatus,
        Status dualStatus,
        double objective,
        double bound,
        double @Nullable [] primal,
        double @Nullable [] dual,
        double @Nullable [] ray,
        double @Nullable [] dualRay,
        double seconds,
        double handOverSeconds,
        long iterations,
        Map<String, String> detail) {

    /** Why a solver stopped, in its own opinion. */
    public enum Reason {
        OPTIMAL,
        INFEASIBLE,
        UNBOUNDED,
        /** The solver does not say which of the two; never to be read as infeasible. */
        INFEASIBLE_OR_UNBOUNDED,
        LIMIT,
        INTERRUPTED,
        NUMERICAL_TROUBLE,
        FAILED
    }

    /** Which limit was reached. */
    public enum Limit {
        NONE,
        TIME,
        ITERATIONS,
        NODES,
        MEMORY,
        OTHER
    }

    /** What is claimed of a primal or dual solution. */
    public enum Status {
        UNKNOWN,
        FEASIBLE,
        OPTIMAL,
        INFEASIBLE
    }

    /** Spelled out, since javac loses the annotations of array parameters where the constructor is compact. */
    @SuppressWarnings("TooManyParameters")
    public Solution(
            String backend,
            Reason reason,
            Limit limit,
            Status primalStatus,
            Status dualStatus,
            double objective,
            double bound,
            double @Nullable [] primal,
            double @Nullable [] dual,
            double @Nullable [] ray,
            double @Nullable [] dualRay,
            double seconds,
            double handOverSeconds,
            long iterations,
            Map<String, String> detail) {
        this.backend = backend;
        this.reason = reason;
        this.limit = limit;
        this.primalStatus = primalStatus;
        this.dualStatus = dualStatus;
        this.objective = objective;
        this.bound = bound;
        this.primal = primal;
        this.dual = dual;
        this.ray = ray;
        this.dualRay = dualRay;
        this.seconds = seconds;
        this.handOverSeconds = handOverSeconds;
        this.iterations = iterations;
        this.detail = Map.copyOf(detail);
    }

    /** {@code |objective - bound|} as claimed; NaN where either is missing. */
    public double absoluteGap() {
        return Math.abs(objective - bound);
    }

    /** {@code |objective - bound| / |objective|} as claimed: 0 where they are equal, NaN where either is missing. */
    public double relativeGap() {
        double gap = absoluteGap();
        return gap == 0 ? 0 : gap / Math.abs(objective);
    }
}
