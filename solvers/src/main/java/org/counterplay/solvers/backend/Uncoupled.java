package org.counterplay.solvers.backend;

import java.util.Map;
import java.util.Optional;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Sense;
import org.counterplay.model.program.Solution;
import org.counterplay.model.program.Solution.Limit;
import org.counterplay.model.program.Solution.Reason;
import org.counterplay.model.program.Solution.Status;
import org.jspecify.annotations.Nullable;

/**
 * Programs without a single coefficient, so without rows or columns, or with empty rows only: libraries answer them in odd
 * ways (HiGHS gives no vectors and no rays, CLP does not solve them), and they are solved by looking. Every row must admit
 * 0, and every column goes to the bound that its cost prefers. Likewise programs with an integral column between whose bounds
 * there is no integer, which OR-Tools calls invalid: they are infeasible.
 */
public final class Uncoupled {
    private Uncoupled() {}

    /** The answer, in the name of a backend, if the program has no coefficients, or an integral column no integer. */
    public static Optional<Solution> solve(String backend, Program program) {
        if (program.coefficients() == 0) {
            return Optional.of(answer(backend, program));
        }
        for (int j = 0; program.mixedInteger() && j < program.columns(); j++) {
            if (program.integral(j) && Math.ceil(program.columnLower()[j]) > Math.floor(program.columnUpper()[j])) {
                return Optional.of(claim(backend, Reason.INFEASIBLE, Double.NaN, null, null, null, null));
            }
        }
        return Optional.empty();
    }

    private static Solution answer(String backend, Program program) {
        for (int k = 0; k < program.rows(); k++) {
            if (program.rowLower()[k] > 0 || program.rowUpper()[k] < 0) {
                double[] ray = new double[program.rows()];
                ray[k] = program.rowLower()[k] > 0 ? 1 : -1;
                return claim(backend, Reason.INFEASIBLE, Double.NaN, null, null, null, ray);
            }
        }
        double[] primal = new double[program.columns()];
        double[] ray = null;
        double objective = program.offset();
        for (int j = 0; j < primal.length; j++) {
            boolean integral = program.integral(j);
            double lower = integral ? Math.ceil(program.columnLower()[j]) : program.columnLower()[j];
            double upper = integral ? Math.floor(program.columnUpper()[j]) : program.columnUpper()[j];
            if (lower > upper) {
                return claim(backend, Reason.INFEASIBLE, Double.NaN, null, null, null, null);
            }
            double cost = program.sense() == Sense.MINIMIZE ? program.objective()[j] : -program.objective()[j];
            double preferred = cost > 0 ? lower : cost < 0 ? upper : 0;
            if (Double.isInfinite(preferred)) {
                ray = ray == null ? new double[primal.length] : ray;
                ray[j] = Math.signum(preferred);
                preferred = 0;
            }
            primal[j] = Math.clamp(preferred, lower, upper);
            objective += program.objective()[j] * primal[j];
        }
        return ray == null
                ? claim(backend, Reason.OPTIMAL, objective, primal, dual(program), null, null)
                : claim(backend, Reason.UNBOUNDED, objective, primal, null, ray, null);
    }

    private static double @Nullable [] dual(Program program) {
        return program.mixedInteger() ? null : new double[program.rows()];
    }

    private static Solution claim(
            String backend,
            Reason reason,
            double objective,
            double @Nullable [] primal,
            double @Nullable [] dual,
            double @Nullable [] ray,
            double @Nullable [] dualRay) {
        boolean optimal = reason == Reason.OPTIMAL;
        return new Solution(
                backend,
                reason,
                Limit.NONE,
                optimal ? Status.OPTIMAL : primal == null ? Status.UNKNOWN : Status.FEASIBLE,
                dual == null ? Status.UNKNOWN : Status.OPTIMAL,
                objective,
                optimal ? objective : Double.NaN,
                primal,
                dual,
                ray,
                dualRay,
                0,
                0,
                0,
                Map.of("status", "solved by looking, without the library"));
    }
}
