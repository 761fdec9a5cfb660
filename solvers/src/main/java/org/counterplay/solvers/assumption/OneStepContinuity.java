package org.counterplay.solvers.assumption;

import org.counterplay.model.formulation.OpponentShiftProgram;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.imitation.TotalVariation;
import org.counterplay.model.number.Enclosure;
import org.counterplay.solvers.exact.ExactOptimum;
import org.counterplay.solvers.exact.ExactOutcome;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** {@link BestResponseContinuity} of one agent where there are two, and one step counts: exact. */
final class OneStepContinuity {
    private OneStepContinuity() {}

    static BestResponseContinuity of(Game game, Policy expert, int agent, BigFraction eps, ExactOptimum optimum) {
        MergedOthers merged = new MergedOthers(game, agent);
        int states = game.initialStates().length;
        @Nullable BigFraction[][] cost = new BigFraction[states][];
        BigFraction[][] gain = new BigFraction[states][];
        for (int k = 0; k < states; k++) {
            int s = game.initialStates()[k];
            BigFraction weight = game.initialProbabilities().at(k);
            BigFraction[] own = TotalVariation.marginal(game, expert, agent, 1, s);
            BigFraction[] other = game.agentCount() == 1
                    ? new BigFraction[] {BigFraction.ONE}
                    : TotalVariation.marginal(game, expert, 1 - agent, 1, s);
            BigFraction[][] payoff = new BigFraction[own.length][other.length];
            for (int a = 0; a < own.length; a++) {
                for (int o = 0; o < other.length; o++) {
                    payoff[a][o] = game.reward(agent).at(game.firstRow(s) + merged.original(s, a, o));
                }
            }
            cost[k] = new BigFraction[own.length];
            gain[k] = new BigFraction[own.length];
            for (int a = 0; a < own.length; a++) {
                gain[k][a] = BestResponseContinuity.distance(own, a).multiply(weight);
                switch (optimum.of(OpponentShiftProgram.of(payoff, other, a))) {
                    case ExactOutcome.Optimal optimal ->
                        cost[k][a] = optimal.objective().multiply(weight);
                    case ExactOutcome.Infeasible never -> cost[k][a] = null;
                    case ExactOutcome.Unbounded unbounded -> throw new IllegalStateException("a distance below zero");
                    case ExactOutcome.Undecided undecided -> throw new IllegalStateException(undecided.why());
                }
            }
        }
        BigFraction most = most(cost, gain, 0, eps);
        if (most == null) {
            throw new IllegalStateException("no best response to the expert itself");
        }
        return new BestResponseContinuity(Enclosure.exactly(most), agent, BestResponseContinuity.How.EXACT);
    }

    /** The largest gain with what is left of eps, from a state on; null where nothing fits. */
    private static @Nullable BigFraction most(
            @Nullable BigFraction[][] cost, BigFraction[][] gain, int from, BigFraction left) {
        if (from == cost.length) {
            return BigFraction.ZERO;
        }
        BigFraction most = null;
        for (int a = 0; a < cost[from].length; a++) {
            BigFraction price = cost[from][a];
            if (price != null && price.compareTo(left) <= 0) {
                BigFraction rest = most(cost, gain, from + 1, left.subtract(price));
                if (rest != null && (most == null || gain[from][a].add(rest).compareTo(most) > 0)) {
                    most = gain[from][a].add(rest);
                }
            }
        }
        return most;
    }
}
