package org.counterplay.solvers.backend;

import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Sense;
import org.counterplay.model.program.Residuals;
import org.counterplay.model.program.Solution;
import org.counterplay.model.program.Solution.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Measures what a backend claims of a program.
 *
 * <p>Refuted are: OPTIMAL without a primal vector, or with one that violates rows, bounds or integrality; an objective other
 * than the vector's own; OPTIMAL with a dual vector that is infeasible, or whose objective is not the primal one;
 * INFEASIBLE beside a vector that is feasible; and OPTIMAL with vectors of the wrong length. Of programs with integral
 * columns also: a bound that a feasible vector beside it passes, whatever the solver says of that vector; and OPTIMAL with a
 * bound farther from the objective than the gap that was asked for. What cannot be measured is named so in the {@link
 * Standing}: a vector that a solver leaves at a limit counts as feasible only if it is, and a bound on a program with
 * integral columns is nothing but the solver's claim, never measured to hold.
 */
public final class Verification {
    private static final double NONE = Double.NaN;

    private Verification() {}

    /** {@link #of(Program, Solution, Residuals, Tolerances, Gap)} where no gap was allowed. */
    public static Standing of(Program program, Solution solution, Residuals residuals, Tolerances tolerances) {
        return of(program, solution, residuals, tolerances, Gap.NONE);
    }

    /**
     * The standing of a claim.
     *
     * @param gap that the solver was allowed to stop at, of a program with integral columns
     * @throws RefutedClaim if measuring refutes it
     */
    public static Standing of(Program program, Solution solution, Residuals residuals, Tolerances tolerances, Gap gap) {
        boolean feasible = feasible(program, solution, residuals, tolerances);
        if (feasible && program.mixedInteger()) {
            checkBound(program, solution, residuals, tolerances, gap);
        }
        return switch (solution.reason()) {
            case OPTIMAL -> optimal(program, solution, residuals, tolerances);
            case INFEASIBLE -> {
                if (feasible) {
                    throw new RefutedClaim(
                            solution.backend(),
                            program,
                            residuals,
                            "claims INFEASIBLE and gives a vector whose largest violation is " + residuals.primal());
                }
                yield solution.dualRay() != null && Rays.farkas(program, solution.dualRay()) > 0
                        ? Standing.INFEASIBLE
                        : Standing.CLAIMED_INFEASIBLE;
            }
            case UNBOUNDED ->
                feasible && solution.ray() != null && Rays.improvement(program, solution.ray()) > 0
                        ? Standing.UNBOUNDED
                        : Standing.CLAIMED_UNBOUNDED;
            case INFEASIBLE_OR_UNBOUNDED, LIMIT, INTERRUPTED, NUMERICAL_TROUBLE, FAILED ->
                feasible ? Standing.FEASIBLE : Standing.NOTHING;
        };
    }

    /** The residuals of a solution's vectors; NaN throughout where their lengths are not the program's. */
    public static Residuals measure(Program program, Solution solution) {
        return Residuals.of(
                program, fitting(solution.primal(), program.columns()), fitting(solution.dual(), program.rows()));
    }

    private static Standing optimal(Program program, Solution solution, Residuals residuals, Tolerances tolerances) {
        if (fitting(solution.primal(), program.columns()) == null) {
            throw refuted(program, solution, residuals, "claims OPTIMAL without a value for each column", NONE);
        }
        if (!(residuals.primal() <= tolerances.primal())) {
            throw refuted(program, solution, residuals, "claims OPTIMAL with a primal violation", residuals.primal());
        }
        if (!(residuals.integrality() <= tolerances.integrality())) {
            throw refuted(
                    program,
                    solution,
                    residuals,
                    "claims OPTIMAL with a distance from integers",
                    residuals.integrality());
        }
        double off = Math.abs(solution.objective() - residuals.objective()) / (1 + Math.abs(residuals.objective()));
        if (!(off <= tolerances.gap())) {
            throw refuted(
                    program,
                    solution,
                    residuals,
                    "claims objective " + solution.objective() + " for a vector of " + residuals.objective()
                            + ", a relative distance",
                    off);
        }
        if (solution.dual() == null || program.mixedInteger()) {
            return Standing.FEASIBLE_CLAIMED_OPTIMAL;
        }
        if (fitting(solution.dual(), program.rows()) == null) {
            throw refuted(program, solution, residuals, "claims OPTIMAL without a dual value for each row", NONE);
        }
        if (!(residuals.dual() <= tolerances.dual())) {
            throw refuted(program, solution, residuals, "claims OPTIMAL with a dual violation", residuals.dual());
        }
        if (!(residuals.gap() <= tolerances.gap())) {
            throw refuted(
                    program,
                    solution,
                    residuals,
                    "claims OPTIMAL with primal objective " + residuals.objective() + ", dual objective "
                            + residuals.dualObjective() + ", a relative gap",
                    residuals.gap());
        }
        return Standing.OPTIMAL;
    }

    private static void checkBound(
            Program program, Solution solution, Residuals residuals, Tolerances tolerances, Gap gap) {
        double bound = solution.bound();
        if (Double.isNaN(bound)) {
            return;
        }
        double objective = residuals.objective();
        double passed = program.sense() == Sense.MINIMIZE ? bound - objective : objective - bound;
        if (passed > tolerances.gap() * (1 + Math.abs(objective))) {
            throw refuted(
                    program,
                    solution,
                    residuals,
                    "claims the bound " + bound + " and gives a feasible vector of objective " + objective
                            + ", beyond it by",
                    passed);
        }
        if (solution.reason() == Reason.OPTIMAL && !gap.holds(objective, bound, tolerances.gap())) {
            throw refuted(
                    program,
                    solution,
                    residuals,
                    "claims OPTIMAL with objective " + objective + " and bound " + bound + ", more than " + gap
                            + " apart, by",
                    Math.abs(objective - bound));
        }
    }

    private static RefutedClaim refuted(
            Program program, Solution solution, Residuals residuals, String what, double figure) {
        return new RefutedClaim(
                solution.backend(),
                program,
                residuals,
                what + (Double.isNaN(figure) ? "" : what.endsWith(" by") ? " " + figure : " of " + figure));
    }

    private static boolean feasible(Program program, Solution solution, Residuals residuals, Tolerances tolerances) {
        return fitting(solution.primal(), program.columns()) != null
                && residuals.primal() <= tolerances.primal()
                && residuals.integrality() <= tolerances.integrality();
    }

    private static double @Nullable [] fitting(double @Nullable [] vector, int length) {
        return vector != null && vector.length == length ? vector : null;
    }

    /** Whether a solver stopped without an answer, for reasons of its own rather than of ours. */
    static boolean gaveUp(Reason reason) {
        return switch (reason) {
            case NUMERICAL_TROUBLE, FAILED, INFEASIBLE_OR_UNBOUNDED -> true;
            case OPTIMAL, INFEASIBLE, UNBOUNDED, LIMIT, INTERRUPTED -> false;
        };
    }
}
