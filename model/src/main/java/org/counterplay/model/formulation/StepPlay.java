package org.counterplay.model.formulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.number.ExactSum;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.occupancy.PolicyValues;
import org.counterplay.model.occupancy.StateDistribution;
import org.counterplay.model.response.Choices;
import org.counterplay.model.response.ExactDeviatorKernel;
import org.counterplay.model.response.ExactDeviatorKernel.Option;
import org.counterplay.model.response.ExactDeviatorKernel.Site;
import org.hipparchus.fraction.BigFraction;

/**
 * A policy of a finite-horizon game with all that its repair at one step needs: the obedient and the best deviating values of
 * every place, where play is, and what agents can reach. Exact.
 */
public final class StepPlay {
    private final Game game;
    private final boolean coarse;
    private final Timeline places;
    private final StateDistribution distribution;
    private final List<PolicyValues> obedient = new ArrayList<>();
    private final List<ExactDeviatorKernel> kernels = new ArrayList<>();
    private final List<Timeline> reach = new ArrayList<>();
    private final BigFraction[][] deviating;

    /** Computes all of it, in one sweep for each agent. */
    public StepPlay(Game game, Policy policy, EquilibriumConcept concept) {
        this.game = game;
        coarse = concept == EquilibriumConcept.CCE;
        places = Timeline.of(game);
        distribution = StateDistribution.of(game, policy);
        Choices choices = coarse ? new Choices.Unseen() : new Choices.All();
        deviating = new BigFraction[game.agentCount()][places.size()];
        for (int agent = 0; agent < game.agentCount(); agent++) {
            obedient.add(PolicyValues.of(game, policy, agent));
            kernels.add(new ExactDeviatorKernel(game, policy, agent, choices));
            reach.add(choices.reach(game, policy, agent));
            sweep(agent);
        }
    }

    private void sweep(int agent) {
        for (int step = places.steps(); step >= 1; step--) {
            for (int state : places.states(step)) {
                ExactSum sum = new ExactSum();
                for (Site site : kernels.get(agent).at(step, state)) {
                    BigFraction best = null;
                    for (Option option : site.options()) {
                        BigFraction worth = worth(agent, step, option);
                        best = best == null ? worth : Rationals.max(best, worth);
                    }
                    sum.add(best == null ? BigFraction.ZERO : best);
                }
                deviating[agent][places.indexOf(step, state)] = sum.value();
            }
        }
    }

    private BigFraction worth(int agent, int step, Option option) {
        ExactSum sum = new ExactSum();
        sum.add(option.reward());
        for (int k = 0; k < option.successors().length && step < places.steps(); k++) {
            sum.addProduct(
                    option.probabilities()[k], deviating[agent][places.indexOf(step + 1, option.successors()[k])]);
        }
        return sum.value();
    }

    /** The largest regret of an agent, exactly. */
    public BigFraction regret() {
        BigFraction largest = BigFraction.ZERO;
        for (int agent = 0; agent < game.agentCount(); agent++) {
            ExactSum sum = new ExactSum();
            for (int k = 0; k < game.initialStates().length; k++) {
                int state = game.initialStates()[k];
                BigFraction gain = deviating[agent][places.indexOf(1, state)].subtract(
                        obedient.get(agent).value(1, state));
                sum.addProduct(game.initialProbabilities().at(k), gain);
            }
            largest = Rationals.max(largest, sum.value());
        }
        return largest;
    }

    Game game() {
        return game;
    }

    boolean coarse() {
        return coarse;
    }

    ExactDeviatorKernel kernel(int agent) {
        return kernels.get(agent);
    }

    /** The places that the agent can come to while the others follow. */
    Timeline reach(int agent) {
        return reach.get(agent);
    }

    /** Whether some agent can bring play there, so that what is recommended there matters. */
    boolean chosen(int step, int state) {
        return reach.stream().anyMatch(of -> of.indexOf(step, state) >= 0);
    }

    /** {@code d_h(s)} when all obey. */
    BigFraction probability(int step, int state) {
        return distribution.at(step, state);
    }

    /** What an agent earns at the steps before this one when all obey. */
    BigFraction before(int agent, int step) {
        ExactSum sum = new ExactSum();
        sum.add(obedient.get(agent).value());
        for (int state : places.states(step)) {
            BigFraction there = distribution.at(step, state);
            if (there.getNumerator().signum() > 0) {
                sum.subtract(there.multiply(obedient.get(agent).value(step, state)));
            }
        }
        return sum.value();
    }

    /** {@code r_i(s,a) + sum_s' T(s'|s,a) V_h+1(s')}. */
    BigFraction obedientValue(int agent, int step, int state, int joint) {
        return obedient.get(agent).actionValue(step, state, joint);
    }

    /** {@code r_i(s,a) + sum_s' T(s'|s,a) U_h+1(s')}, with the agent's best deviation from then on. */
    BigFraction deviatorValue(int agent, int step, int state, int joint) {
        int row = game.firstRow(state) + joint;
        ExactSum sum = new ExactSum();
        sum.add(game.reward(agent).at(row));
        for (int k = game.firstSuccessor(row); k < game.firstSuccessor(row + 1) && step < places.steps(); k++) {
            sum.addProduct(
                    game.probabilities().at(k), deviating[agent][places.indexOf(step + 1, game.successors()[k])]);
        }
        return sum.value();
    }

    /** The distribution of the policy at each place, one probability a joint action. */
    public static BigFraction[] dense(Game game, Policy policy, int step, int state) {
        BigFraction[] dense = new BigFraction[game.actions(state).size()];
        Arrays.fill(dense, BigFraction.ZERO);
        for (int e = policy.first(step, state); e < policy.end(step, state); e++) {
            dense[policy.joints()[e]] = policy.probabilities().at(e);
        }
        return dense;
    }
}
