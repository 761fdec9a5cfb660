package org.counterplay.solvers.equilibrium;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.formulation.EquilibriumDemands;
import org.counterplay.model.formulation.EquilibriumObjective;
import org.counterplay.model.formulation.EquilibriumProgram;
import org.counterplay.model.formulation.ObedienceRow;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.StageGame;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.program.Program;
import org.counterplay.solvers.exact.ExactOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Exact optima over the equilibria of a stage game with few of the obedience rows: a program with some rows is a relaxation,
 * so where its exact optimum satisfies all rows exactly, as is checked in rationals, it is the optimum of the whole program.
 * Where it does not, violated rows are added and it is solved again. Rows are gathered in floating point first, by guesses
 * that need not be right.
 */
public final class ConstraintGeneration {
    private static final Logger LOG = LoggerFactory.getLogger(ConstraintGeneration.class);

    /**
     * Coefficients of obedience from which rows are generated. Measured for random games of two agents with payoffs of -100..100,
     * seconds by generation against all rows, exact: best welfare n = 15: .7/.05, 30: .04/.05, 50: .08/.15 and 3.5/.8 (other seeds),
     * 60: .3/1.1, 80: .3/.75, 100: .25/1.7; n = 150 (6.7 million) .7 by generation. Least welfare, which is hard, n = 20: 1.5/.4,
     * 30: 15/7. So small programs are solved whole, and what has a million coefficients by generation.
     */
    static final long MANY_COEFFICIENTS = 1_000_000;

    private static final int MOST_ROUNDS = 40;
    private static final int FEW_ROUNDS = 3;
    private static final double TOLERANCE = 1e-9;
    private static final int SEEDS = 3;

    private ConstraintGeneration() {}

    /**
     * The optimum; the primal values begin with the sigma(a), dual values are those of the program that was solved last. By
     * all rows at once, or by generating them where the game is large and no regret is allowed.
     *
     * @throws ExactPrograms.NotSolved if a program was not solved exactly, or the demands cannot be met
     */
    static ExactOutcome.Optimal optimum(
            StageGame game, EquilibriumDemands demands, EquilibriumObjective objective, ExactPrograms programs) {
        boolean all = coefficients(game.actions(), demands.concept()) < MANY_COEFFICIENTS
                || demands.regret().getNumerator().signum() > 0
                || demands.rows() != null;
        return all
                ? programs.optimum(EquilibriumProgram.of(game, demands, objective))
                : generated(game, demands, objective, programs);
    }

    /** The number of coefficients of all obedience rows, {@code |A| sum_i (|A_i| - 1)}, if no two payoffs are equal. */
    static long coefficients(JointActions actions, EquilibriumConcept concept) {
        long sum = 0;
        for (int agent = 0; agent < actions.agents(); agent++) {
            sum += (long) actions.size() * (actions.count(agent) - 1);
        }
        return sum;
    }

    /** The optimum by generating rows, whatever the size. */
    static ExactOutcome.Optimal generated(
            StageGame game, EquilibriumDemands demands, EquilibriumObjective objective, ExactPrograms programs) {
        ViolatedRows violated = new ViolatedRows(game, demands.concept());
        double tolerance = TOLERANCE * largest(game);
        Set<ObedienceRow> rows = new LinkedHashSet<>(first(game, demands.concept(), objective));
        boolean guessing = true;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Program program = EquilibriumProgram.of(game, demands.withRows(List.copyOf(rows)), objective);
            Optional<double[]> guess = guessing ? programs.guess(program) : Optional.empty();
            Collection<ObedienceRow> missing =
                    guess.isEmpty() ? List.of() : violated.near(guess.get(), tolerance, round >= FEW_ROUNDS);
            LOG.debug("guess {}: {} rows, {} violated", round, rows.size(), missing.size());
            if (rows.addAll(missing)) {
                continue;
            }
            ExactOutcome.Optimal optimal = programs.optimum(program);
            missing = violated.exactly(
                    Arrays.copyOf(optimal.primal(), game.actions().size()));
            LOG.debug("exact optimum over {} rows violates {}", rows.size(), missing.size());
            if (missing.isEmpty()) {
                return optimal;
            }
            if (!rows.addAll(missing)) {
                throw new ExactPrograms.NotSolved("the exact optimum violates rows of its own program: " + missing);
            }
            guessing = guess.isPresent();
        }
        return programs.optimum(EquilibriumProgram.of(game, demands, objective)); // all of them, then
    }

    private static double largest(StageGame game) {
        double largest = 1;
        for (NumberColumn payoff : game.payoffs()) {
            largest = Math.max(
                    largest,
                    Arrays.stream(payoff.doubles()).map(Math::abs).max().orElse(0));
        }
        return largest;
    }

    /** Rows to begin with: at each recommendation, the best replies to the joint actions that the objective likes best. */
    private static List<ObedienceRow> first(
            StageGame game, EquilibriumConcept concept, EquilibriumObjective objective) {
        JointActions actions = game.actions();
        if (concept == EquilibriumConcept.CCE) {
            return ObedienceRow.all(actions, concept).stream().limit(1).toList();
        }
        double[] liked = liked(game, objective);
        List<ObedienceRow> rows = new ArrayList<>();
        for (int agent = 0; agent < actions.agents(); agent++) {
            int i = agent;
            double[] payoff = game.payoffs().get(agent).doubles();
            for (int b = 0; b < actions.count(agent); b++) {
                int own = b;
                IntStream.range(0, actions.size())
                        .filter(joint -> actions.action(joint, i) == own)
                        .boxed()
                        .sorted((x, y) -> Double.compare(liked[y], liked[x]))
                        .limit(SEEDS)
                        .forEach(joint -> {
                            int best = own;
                            for (int c = 0; c < actions.count(i); c++) {
                                best = payoff[actions.replace(joint, i, c)] > payoff[actions.replace(joint, i, best)]
                                        ? c
                                        : best;
                            }
                            if (best != own) {
                                rows.add(new ObedienceRow(i, own, best));
                            }
                        });
            }
        }
        return rows;
    }

    private static double[] liked(StageGame game, EquilibriumObjective objective) {
        return switch (objective) {
            case EquilibriumObjective.Agent one ->
                game.payoffs().get(one.agent()).doubles();
            case EquilibriumObjective.Linear linear -> linear.weights().doubles();
            case EquilibriumObjective.Nearest nearest -> nearest.target().doubles();
            case EquilibriumObjective.Welfare welfare -> sum(game);
            case EquilibriumObjective.WorstOff worst -> sum(game);
        };
    }

    private static double[] sum(StageGame game) {
        double[] sum = new double[game.actions().size()];
        for (NumberColumn payoff : game.payoffs()) {
            Arrays.setAll(sum, joint -> sum[joint] + payoff.doubleAt(joint));
        }
        return sum;
    }
}
