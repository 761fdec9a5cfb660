package org.counterplay.solvers.search.reward;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.model.formulation.WorstRewardIntegers;
import org.counterplay.model.formulation.WorstRewardValues;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Solution;
import org.counterplay.solvers.backend.Backend;
import org.counterplay.solvers.backend.Capability;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.backend.VerifiedBackend;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.Question;
import org.counterplay.solvers.search.UpperBound;

/**
 * Worst rewards as mixed-integer programs, one for each deviating agent, handed to a solver. What it says is its claim: this is
 * what {@link WorstRewardSearch} is measured against and held to, and no way to an answer.
 */
public final class WorstRewardMip {
    /** How the program is written. */
    public enum Form {
        /** {@link WorstRewardValues}: a binary for each option, and bounds from reachable values. */
        VALUES,
        /** {@link org.counterplay.model.formulation.WorstRewardProducts}: a binary for each reward; no expert's term. */
        PRODUCTS
    }

    /**
     * What a solver says.
     *
     * @param gap of its best point, as claimed; NaN where it has none
     * @param bound the largest gap, as claimed
     * @param optimal whether it claims to have the optimum for each agent
     */
    public record Claim(double gap, UpperBound.Claimed bound, boolean optimal, double seconds) {}

    private WorstRewardMip() {}

    /**
     * Asks a backend; one that knows integers alone is given {@link WorstRewardIntegers}, whose best point may claim a little more
     * than there is.
     *
     * @param options of the solve for each agent
     * @throws IllegalArgumentException if the question cannot be written so: a value gap has no deviation, and rewards beside an
     *     expert's term are not binary
     */
    public static Claim of(Question.WorstReward question, Form form, Backend backend, SolveOptions options) {
        RewardDemands.check(question);
        if (question.aim() == Aim.VALUE_GAP) {
            throw new IllegalArgumentException(
                    "a value gap has no deviation; maybe use WorstRewardSearch, which solves it as a"
                            + " linear program");
        }
        double width = Rationals.toDouble(Side.width(question));
        double gap = Double.NaN;
        double bound = Double.NEGATIVE_INFINITY;
        boolean optimal = true;
        double seconds = 0;
        List<String> names = new ArrayList<>();
        for (int agent = 0; agent < question.game().agentCount(); agent++) {
            Program program = program(Side.of(question, agent), form);
            double error = 0;
            if (!backend.capabilities().contains(Capability.LP)) {
                WorstRewardIntegers integers = WorstRewardIntegers.of(program);
                program = integers.program();
                error = integers.error();
            }
            Solution solution =
                    VerifiedBackend.of(backend).solve(program, options).solution();
            gap = Double.isNaN(gap) ? solution.objective() : Math.max(gap, solution.objective());
            bound = Math.max(
                    bound, Double.isNaN(solution.bound()) ? Double.POSITIVE_INFINITY : solution.bound() + error);
            optimal &= solution.reason() == Solution.Reason.OPTIMAL;
            seconds += solution.seconds();
            names.add(solution.backend());
        }
        return new Claim(gap * width, new UpperBound.Claimed(bound * width, names.getFirst(), 1e-6), optimal, seconds);
    }

    private static Program program(Side side, Form form) {
        if (!side.advantages().isEmpty()) {
            throw new IllegalArgumentException(
                    "recoverability is not written as a mixed-integer program: it has a row for each of the expert's"
                            + " deviations; maybe use WorstRewardSearch, which finds those that bind");
        }
        if (form == Form.PRODUCTS && side.constrained()) {
            throw new IllegalArgumentException(
                    "with an expert's regret the worst rewards need not be extreme; maybe use" + " the form VALUES");
        }
        return switch (form) {
            case VALUES ->
                WorstRewardValues.of(side.layout(), VisitCounts.doubles(side.obeying()), side.term())
                        .program();
            case PRODUCTS -> BoxBranching.program(side, true, false).program();
        };
    }
}
