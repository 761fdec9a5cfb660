package org.counterplay.solvers.equilibrium;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.formulation.EquilibriumDemands;
import org.counterplay.model.formulation.EquilibriumObjective;
import org.counterplay.model.formulation.EquilibriumProgram.Restriction;
import org.counterplay.model.game.StageGame;
import org.counterplay.model.number.ExactSum;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.solvers.exact.ExactOutcome;
import org.hipparchus.fraction.BigFraction;

/**
 * The best equilibrium of a stage game, exactly.
 *
 * @param sigma probability per joint action; an optimal vertex of the equilibrium polytope (for {@code fair} and {@code
 *     nearest}: of the last program, which has further columns)
 * @param payoffs expected payoff per agent
 * @param objective optimal value of the goal; for {@code fair} the least payoff
 */
@SuppressWarnings("ArrayRecordComponent") // flat data
public record StageEquilibrium(BigFraction[] sigma, BigFraction[] payoffs, BigFraction objective) {

    /**
     * Solves.
     *
     * @throws ExactPrograms.NotSolved if a program of the sequence was not solved exactly
     */
    public static StageEquilibrium best(StageGame game, EquilibriumConcept concept, Goal goal, ExactPrograms programs) {
        return best(game, concept, BigFraction.ZERO, goal, programs);
    }

    /**
     * The best of all whose regret, each agent's, is at most the given one.
     *
     * @throws ExactPrograms.NotSolved if a program of the sequence was not solved exactly
     * @throws IllegalArgumentException if the regret is negative
     */
    public static StageEquilibrium best(
            StageGame game, EquilibriumConcept concept, BigFraction regret, Goal goal, ExactPrograms programs) {
        EquilibriumDemands demands = EquilibriumDemands.equilibrium(concept).withRegret(regret);
        return switch (goal) {
            case Goal.Welfare welfare -> one(game, demands, new EquilibriumObjective.Welfare(), programs);
            case Goal.OfAgent one -> one(game, demands, new EquilibriumObjective.Agent(one.agent()), programs);
            case Goal.NearestTo nearest ->
                one(game, demands, new EquilibriumObjective.Nearest(NumberColumn.of(nearest.target())), programs);
            case Goal.LinearIn linear ->
                one(game, demands, new EquilibriumObjective.Linear(NumberColumn.of(linear.weights())), programs);
            case Goal.Weighted weighted ->
                one(game, demands, new EquilibriumObjective.Linear(combined(game, weighted.weights())), programs);
            case Goal.Fair fair -> fair(game, demands, programs);
        };
    }

    /** {@code sum_i weights(i) u_i(a)} per joint action. */
    static NumberColumn combined(StageGame game, BigFraction... weights) {
        if (weights.length != game.actions().agents()) {
            throw new IllegalArgumentException(
                    weights.length + " weights for " + game.actions().agents() + " agents");
        }
        NumberColumn.Writer column = new NumberColumn.Writer(game.actions().size());
        for (int joint = 0; joint < game.actions().size(); joint++) {
            ExactSum sum = new ExactSum();
            for (int agent = 0; agent < weights.length; agent++) {
                sum.addProduct(game.payoffs().get(agent), joint, weights[agent]);
            }
            column.add(sum.value());
        }
        return column.finish();
    }

    private static StageEquilibrium one(
            StageGame game, EquilibriumDemands demands, EquilibriumObjective objective, ExactPrograms programs) {
        return of(game, ConstraintGeneration.optimum(game, demands, objective, programs));
    }

    /**
     * Leximin: raise the least payoff of the agents that are still free as far as it goes; those of them that cannot have
     * more while the others keep it are settled there; go on with the rest. By convexity each round settles one at least.
     */
    private static StageEquilibrium fair(StageGame game, EquilibriumDemands demands, ExactPrograms programs) {
        Set<Integer> free = new TreeSet<>();
        for (int agent = 0; agent < game.actions().agents(); agent++) {
            free.add(agent);
        }
        List<Restriction> settled = new ArrayList<>();
        BigFraction least = null;
        StageEquilibrium last = null;
        while (!free.isEmpty()) {
            last = one(game, demands.withRestrictions(settled), new EquilibriumObjective.WorstOff(free), programs);
            BigFraction reached = last.objective();
            least = least == null ? reached : least;
            List<Restriction> kept = new ArrayList<>(settled);
            for (int agent : free) {
                kept.add(floor(game, agent, reached));
            }
            for (int agent : List.copyOf(free)) {
                boolean canHaveMore = last.payoffs()[agent].compareTo(reached) > 0
                        || one(game, demands.withRestrictions(kept), new EquilibriumObjective.Agent(agent), programs)
                                        .objective()
                                        .compareTo(reached)
                                > 0;
                if (!canHaveMore) {
                    free.remove(agent);
                    settled.add(floor(game, agent, reached));
                }
            }
        }
        if (last == null || least == null) {
            throw new IllegalStateException("a game without agents");
        }
        return new StageEquilibrium(last.sigma(), last.payoffs(), least);
    }

    static Restriction floor(StageGame game, int agent, BigFraction payoff) {
        return new Restriction("floor(" + (agent + 1) + ")", game.payoffs().get(agent), payoff);
    }

    private static StageEquilibrium of(StageGame game, ExactOutcome.Optimal optimal) {
        BigFraction[] sigma = Arrays.copyOf(optimal.primal(), game.actions().size());
        BigFraction[] payoffs = new BigFraction[game.actions().agents()];
        for (int agent = 0; agent < payoffs.length; agent++) {
            ExactSum sum = new ExactSum();
            for (int joint = 0; joint < sigma.length; joint++) {
                sum.addProduct(sigma[joint], game.payoffs().get(agent).at(joint));
            }
            payoffs[agent] = sum.value();
        }
        return new StageEquilibrium(sigma, payoffs, optimal.objective());
    }
}
