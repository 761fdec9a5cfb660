package org.counterplay.solvers.equilibrium;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.formulation.EquilibriumObjective;
import org.counterplay.model.formulation.EquilibriumProgram;
import org.counterplay.model.formulation.EquilibriumProgram.Restriction;
import org.counterplay.model.game.StageGame;
import org.counterplay.model.number.ExactSum;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.solvers.exact.ExactOutcome;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * The best equilibrium of a stage game, exactly.
 *
 * @param sigma probability per joint action; an optimal vertex of the equilibrium polytope (for {@code fair}: of the last
 *     program of the sequence)
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
        EquilibriumObjective objective = switch (goal) {
            case Goal.Welfare welfare -> new EquilibriumObjective.Welfare();
            case Goal.OfAgent one -> new EquilibriumObjective.Agent(one.agent());
            case Goal.NearestTo nearest -> new EquilibriumObjective.Nearest(NumberColumn.of(nearest.target()));
            case Goal.LinearIn linear -> new EquilibriumObjective.Linear(NumberColumn.of(linear.weights()));
            case Goal.Fair fair -> null;
        };
        return objective == null
                ? fair(game, concept, programs)
                : of(game, programs.optimum(EquilibriumProgram.of(game, concept, objective)));
    }

    /**
     * Leximin: raise the least payoff of the agents that are still free as far as it goes; those of them that cannot have
     * more while the others keep it are settled there; go on with the rest. By convexity each round settles one at least.
     */
    private static StageEquilibrium fair(StageGame game, EquilibriumConcept concept, ExactPrograms programs) {
        Set<Integer> free = new TreeSet<>();
        for (int agent = 0; agent < game.actions().agents(); agent++) {
            free.add(agent);
        }
        List<Restriction> settled = new ArrayList<>();
        BigFraction least = null;
        StageEquilibrium last = null;
        while (!free.isEmpty()) {
            ExactOutcome.Optimal round = programs.optimum(
                    EquilibriumProgram.of(game, concept, new EquilibriumObjective.WorstOff(free), settled));
            last = of(game, round);
            least = least == null ? round.objective() : least;
            List<Restriction> kept = new ArrayList<>(settled);
            for (int agent : free) {
                kept.add(floor(game, agent, round.objective()));
            }
            for (int agent : List.copyOf(free)) {
                boolean canHaveMore = last.payoffs()[agent].compareTo(round.objective()) > 0
                        || programs.optimum(EquilibriumProgram.of(
                                                game, concept, new EquilibriumObjective.Agent(agent), kept))
                                        .objective()
                                        .compareTo(round.objective())
                                > 0;
                if (!canHaveMore) {
                    free.remove(agent);
                    settled.add(floor(game, agent, round.objective()));
                }
            }
        }
        if (last == null || least == null) {
            throw new IllegalStateException("a game without agents");
        }
        return new StageEquilibrium(last.sigma(), last.payoffs(), least);
    }

    private static Restriction floor(StageGame game, int agent, BigFraction payoff) {
        return new Restriction("floor(" + (agent + 1) + ")", game.payoffs().get(agent), payoff);
    }

    /**
     * Whether no other equilibrium is as good: the largest sum of all that is zero in this one (probabilities and slacks of
     * obedience), over the equilibria that are as good, is zero. Since sigma is a vertex, all others would differ there.
     *
     * @param goalWeights the goal as a linear functional, with its optimal value; null to ask whether there is no other
     *     equilibrium at all
     */
    public boolean unique(
            StageGame game, EquilibriumConcept concept, @Nullable Restriction goalWeights, ExactPrograms programs) {
        ExactSum[] weights = new ExactSum[sigma.length];
        for (int joint = 0; joint < sigma.length; joint++) {
            weights[joint] = new ExactSum();
            if (sigma[joint].getNumerator().signum() == 0) {
                weights[joint].add(BigFraction.ONE);
            }
        }
        addTightSlacks(game, concept, weights);
        NumberColumn column =
                NumberColumn.of(Arrays.stream(weights).map(ExactSum::value).toArray(BigFraction[]::new));
        List<Restriction> restrictions = goalWeights == null ? List.of() : List.of(goalWeights);
        return programs.optimum(EquilibriumProgram.of(
                                game, concept, new EquilibriumObjective.Linear(column), restrictions))
                        .objective()
                        .getNumerator()
                        .signum()
                == 0;
    }

    /** Adds to the weights each obedience row whose slack is zero here. */
    private void addTightSlacks(StageGame game, EquilibriumConcept concept, ExactSum[] weights) {
        for (int agent = 0; agent < game.actions().agents(); agent++) {
            NumberColumn payoff = game.payoffs().get(agent);
            int count = game.actions().count(agent);
            for (int c = 0; c < count; c++) {
                for (int b = 0; b < (concept == EquilibriumConcept.CCE ? 1 : count); b++) {
                    ExactSum slack = new ExactSum();
                    BigFraction[] row = new BigFraction[sigma.length];
                    for (int joint = 0; joint < sigma.length; joint++) {
                        boolean counts = concept == EquilibriumConcept.CCE
                                || game.actions().action(joint, agent) == b;
                        row[joint] = counts
                                ? payoff.at(joint)
                                        .subtract(payoff.at(game.actions().replace(joint, agent, c)))
                                : BigFraction.ZERO;
                        slack.addProduct(row[joint], sigma[joint]);
                    }
                    if (slack.compareTo(BigFraction.ZERO) == 0) {
                        for (int joint = 0; joint < sigma.length; joint++) {
                            weights[joint].add(row[joint]);
                        }
                    }
                }
            }
        }
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
