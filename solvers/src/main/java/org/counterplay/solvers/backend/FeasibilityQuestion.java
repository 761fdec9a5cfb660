package org.counterplay.solvers.backend;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Residuals;
import org.counterplay.model.program.Solution;
import org.counterplay.model.program.Solution.Limit;
import org.counterplay.model.program.Solution.Reason;
import org.counterplay.model.program.Solution.Status;

/**
 * Tells infeasible from unbounded for programs with integral columns. Solvers confuse the two: SCIP's "infeasible or
 * unbounded" comes out of OR-Tools as INFEASIBLE, and CBC calls a program UNBOUNDED as soon as its relaxation is, though no
 * integer point be feasible. So such an answer is followed by the same program without its objective, which cannot be
 * unbounded: what is said of it settles whether anything is feasible.
 */
public final class FeasibilityQuestion {
    private static final String ASKED = "asked again without an objective";

    private FeasibilityQuestion() {}

    /**
     * Solves, and asks again where the answer is that there is no optimum and no feasible vector comes with it.
     *
     * @param solver solves a program with options, without asking again
     */
    public static Solution settle(
            Program program, SolveOptions options, BiFunction<Program, SolveOptions, Solution> solver) {
        long begun = System.nanoTime();
        Solution first = solver.apply(program, options);
        boolean unsettled = program.mixedInteger()
                && switch (first.reason()) {
                    case INFEASIBLE, INFEASIBLE_OR_UNBOUNDED -> true;
                    case UNBOUNDED -> !feasible(program, first);
                    case OPTIMAL, LIMIT, INTERRUPTED, NUMERICAL_TROUBLE, FAILED -> false;
                };
        if (!unsettled) {
            return first;
        }
        Program question = program.withoutObjective();
        Solution second = solver.apply(question, remaining(options, System.nanoTime() - begun));
        boolean found = feasible(question, second);
        Reason reason = switch (second.reason()) {
            case INFEASIBLE, INFEASIBLE_OR_UNBOUNDED -> Reason.INFEASIBLE;
            case OPTIMAL -> found ? Reason.UNBOUNDED : Reason.INFEASIBLE_OR_UNBOUNDED;
            case LIMIT, INTERRUPTED -> second.reason();
            case UNBOUNDED, NUMERICAL_TROUBLE, FAILED -> Reason.INFEASIBLE_OR_UNBOUNDED;
        };
        Map<String, String> detail = new LinkedHashMap<>(first.detail());
        detail.put(ASKED, "since it said " + first.reason() + "; then it says " + second.reason());
        double[] primal = found ? second.primal() : null;
        return new Solution(
                first.backend(),
                reason,
                reason == Reason.LIMIT ? second.limit() : Limit.NONE,
                found ? Status.FEASIBLE : Status.UNKNOWN,
                Status.UNKNOWN,
                found ? Residuals.of(program, primal, null).objective() : Double.NaN,
                Double.NaN,
                primal,
                null,
                null,
                null,
                first.seconds() + second.seconds(),
                first.handOverSeconds() + second.handOverSeconds(),
                first.iterations() < 0 ? -1 : first.iterations() + Math.max(0, second.iterations()),
                detail);
    }

    private static boolean feasible(Program program, Solution solution) {
        Residuals residuals = Verification.measure(program, solution);
        return residuals.primal() <= Tolerances.DEFAULT.primal()
                && residuals.integrality() <= Tolerances.DEFAULT.integrality();
    }

    /** What is left of the time; a starting point, a gap and a listener are for the objective. */
    private static SolveOptions remaining(SolveOptions options, long nanosSpent) {
        SolveOptions plain = options.withGap(Gap.NONE).withoutStart().withProgress(ProgressListener.NONE);
        Duration limit = options.timeLimit();
        if (limit == null) {
            return plain;
        }
        Duration left = limit.minusNanos(nanosSpent);
        return plain.withTimeLimit(left.isPositive() ? left : Duration.ofMillis(1));
    }
}
