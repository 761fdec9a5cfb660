package org.counterplay.solvers.equilibrium;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.formulation.EquilibriumDemands;
import org.counterplay.model.formulation.EquilibriumDemands.Ball;
import org.counterplay.model.formulation.EquilibriumObjective;
import org.counterplay.model.formulation.EquilibriumProgram.Restriction;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.StageGame;
import org.counterplay.model.number.ExactSum;
import org.counterplay.model.number.NumberColumn;
import org.hipparchus.fraction.BigFraction;

/**
 * Whether there is another equilibrium of a stage game, as distributions over joint actions; decided by exact linear programs.
 *
 * <p>Let F be the equilibria (for the optimum: those that are as good). Whatever constraint is tight at sigma (a probability or
 * a slack of obedience that is zero) is summed up and made as large as it can be over F. If that is above zero there is
 * another. If it is zero and sigma is a vertex of the equilibrium polytope, then sigma is the only point of F, since a vertex is
 * determined by its tight constraints. Where sigma is not known to be a vertex, all of F lies within sigma's support by
 * then, and each of its probabilities is made as large as it can be: if none exceeds sigma's, then, all summing to 1, none
 * differs.
 *
 * @param onlyOptimum whether no other equilibrium is as good by the goal
 * @param onlyEquilibrium whether there is no other equilibrium
 */
public record Uniqueness(boolean onlyOptimum, boolean onlyEquilibrium) {
    /**
     * Decides both.
     *
     * @param found the best equilibrium by the goal, as {@link StageEquilibrium#best} found it
     * @throws ExactPrograms.NotSolved if a program was not solved exactly
     */
    public static Uniqueness of(
            StageEquilibrium found, StageGame game, EquilibriumConcept concept, Goal goal, ExactPrograms programs) {
        EquilibriumDemands all = EquilibriumDemands.equilibrium(concept);
        boolean vertex = !(goal instanceof Goal.Fair || goal instanceof Goal.NearestTo);
        boolean onlyOptimum = only(found.sigma(), vertex, game, asGood(found, game, goal, all), programs);
        return new Uniqueness(onlyOptimum, onlyOptimum && only(found.sigma(), vertex, game, all, programs));
    }

    /** Leximin payoffs are the only ones of their kind, so whoever gives each agent as much is as fair. */
    private static EquilibriumDemands asGood(
            StageEquilibrium found, StageGame game, Goal goal, EquilibriumDemands all) {
        return switch (goal) {
            case Goal.Welfare welfare -> {
                BigFraction[] ones = new BigFraction[game.actions().agents()];
                Arrays.fill(ones, BigFraction.ONE);
                yield atLeast(all, StageEquilibrium.combined(game, ones), found.objective());
            }
            case Goal.OfAgent one -> atLeast(all, game.payoffs().get(one.agent()), found.objective());
            case Goal.LinearIn linear -> atLeast(all, NumberColumn.of(linear.weights()), found.objective());
            case Goal.Weighted weighted ->
                atLeast(all, StageEquilibrium.combined(game, weighted.weights()), found.objective());
            case Goal.NearestTo nearest -> all.within(new Ball(NumberColumn.of(nearest.target()), found.objective()));
            case Goal.Fair fair -> {
                List<Restriction> floors = new ArrayList<>();
                for (int agent = 0; agent < found.payoffs().length; agent++) {
                    floors.add(StageEquilibrium.floor(game, agent, found.payoffs()[agent]));
                }
                yield all.withRestrictions(floors);
            }
        };
    }

    private static EquilibriumDemands atLeast(EquilibriumDemands all, NumberColumn weights, BigFraction least) {
        return all.withRestrictions(List.of(new Restriction("as good", weights, least)));
    }

    private static boolean only(
            BigFraction[] sigma, boolean vertex, StageGame game, EquilibriumDemands demands, ExactPrograms programs) {
        NumberColumn tight = NumberColumn.of(tight(sigma, game, demands.concept()));
        if (most(tight, game, demands, programs).getNumerator().signum() > 0) {
            return false;
        }
        for (int joint = 0; joint < sigma.length && !vertex; joint++) {
            if (sigma[joint].getNumerator().signum() > 0) {
                BigFraction[] unit = new BigFraction[sigma.length];
                Arrays.fill(unit, BigFraction.ZERO);
                unit[joint] = BigFraction.ONE;
                if (most(NumberColumn.of(unit), game, demands, programs).compareTo(sigma[joint]) > 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private static BigFraction most(
            NumberColumn weights, StageGame game, EquilibriumDemands demands, ExactPrograms programs) {
        return ConstraintGeneration.optimum(game, demands, new EquilibriumObjective.Linear(weights), programs)
                .objective();
    }

    /**
     * The weights of the sum of all that is zero at sigma: probabilities, and slacks of obedience at recommendations that are
     * given (those at others are sums of such probabilities).
     */
    private static BigFraction[] tight(BigFraction[] sigma, StageGame game, EquilibriumConcept concept) {
        JointActions actions = game.actions();
        ExactSum[] weights = new ExactSum[sigma.length];
        for (int joint = 0; joint < sigma.length; joint++) {
            weights[joint] = new ExactSum();
            if (sigma[joint].getNumerator().signum() == 0) {
                weights[joint].add(BigFraction.ONE);
            }
        }
        for (int agent = 0; agent < actions.agents(); agent++) {
            Slacks slacks = new Slacks(game, agent, concept == EquilibriumConcept.CCE);
            slacks.add(sigma);
            for (int joint = 0; joint < sigma.length; joint++) {
                for (int c : slacks.tight(actions.action(joint, agent))) {
                    weights[joint].add(game.payoffs().get(agent).at(joint));
                    weights[joint].subtract(game.payoffs().get(agent).at(actions.replace(joint, agent, c)));
                }
            }
        }
        return Arrays.stream(weights).map(ExactSum::value).toArray(BigFraction[]::new);
    }
}
