package org.counterplay.solvers.highs;

import org.counterplay.model.program.Solution.Limit;
import org.counterplay.model.program.Solution.Reason;

/** HiGHS's model statuses, in its order, and what they say in ours. */
enum HighsStatus {
    NOT_SET(Reason.FAILED),
    LOAD_ERROR(Reason.FAILED),
    MODEL_ERROR(Reason.FAILED),
    PRESOLVE_ERROR(Reason.FAILED),
    SOLVE_ERROR(Reason.FAILED),
    POSTSOLVE_ERROR(Reason.FAILED),
    /** No columns and no rows with bounds to violate: solved. */
    MODEL_EMPTY(Reason.OPTIMAL),
    OPTIMAL(Reason.OPTIMAL),
    INFEASIBLE(Reason.INFEASIBLE),
    UNBOUNDED_OR_INFEASIBLE(Reason.INFEASIBLE_OR_UNBOUNDED),
    UNBOUNDED(Reason.UNBOUNDED),
    OBJECTIVE_BOUND(Reason.LIMIT),
    OBJECTIVE_TARGET(Reason.LIMIT),
    TIME_LIMIT(Reason.LIMIT),
    ITERATION_LIMIT(Reason.LIMIT),
    UNKNOWN(Reason.NUMERICAL_TROUBLE),
    SOLUTION_LIMIT(Reason.LIMIT),
    INTERRUPTED(Reason.INTERRUPTED),
    MEMORY_LIMIT(Reason.LIMIT);

    private final Reason reason;

    HighsStatus(Reason reason) {
        this.reason = reason;
    }

    static HighsStatus of(int code) {
        return code >= 0 && code < values().length ? values()[code] : UNKNOWN;
    }

    Reason reason() {
        return reason;
    }

    Limit limit() {
        return switch (this) {
            case TIME_LIMIT -> Limit.TIME;
            case ITERATION_LIMIT -> Limit.ITERATIONS;
            case MEMORY_LIMIT -> Limit.MEMORY;
            case OBJECTIVE_BOUND, OBJECTIVE_TARGET, SOLUTION_LIMIT -> Limit.OTHER;
            default -> Limit.NONE;
        };
    }
}
