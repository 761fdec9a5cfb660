package org.counterplay.solvers.backend;

import java.util.Map;
import java.util.Optional;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Solution;
import org.counterplay.model.program.Solution.Limit;
import org.counterplay.model.program.Solution.Reason;
import org.counterplay.model.program.Solution.Status;
import org.jspecify.annotations.Nullable;

/** A program without columns, which libraries answer in odd ways: optimal if every row admits 0, else infeasible. */
public final class Columnless {
    private Columnless() {}

    /** The answer, in the name of a backend, if the program has no columns. */
    public static Optional<Solution> solve(String backend, Program program) {
        if (program.columns() > 0) {
            return Optional.empty();
        }
        for (int k = 0; k < program.rows(); k++) {
            if (program.rowLower()[k] > 0 || program.rowUpper()[k] < 0) {
                double[] ray = new double[program.rows()];
                ray[k] = program.rowLower()[k] > 0 ? 1 : -1;
                return Optional.of(answer(backend, Reason.INFEASIBLE, Double.NaN, null, null, ray));
            }
        }
        return Optional.of(answer(
                backend, Reason.OPTIMAL, program.offset(), new double[0], new double[program.rows()], null));
    }

    private static Solution answer(
            String backend,
            Reason reason,
            double objective,
            double @Nullable [] primal,
            double @Nullable [] dual,
            double @Nullable [] dualRay) {
        Status status = reason == Reason.OPTIMAL ? Status.OPTIMAL : Status.UNKNOWN;
        return new Solution(backend, reason, Limit.NONE, status, status, objective, objective, primal, dual, null, dualRay,
                0, 0, 0, Map.of("status", "no columns"));
    }
}
