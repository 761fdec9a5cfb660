package org.counterplay.model.occupancy;

import java.util.Arrays;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.number.ExactLinearSystem;
import org.counterplay.model.number.ExactSum;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Where play is, exactly: {@code d_h(s)} of a policy, while one agent may deviate. Finite horizon: {@code d_1 = rho_0}, {@code
 * d_{h+1}(s') = sum_{s,a} d_h(s) pi_h(a|s) T(s'|s,a)}, each step with sum 1. Discounted: {@code d = (1 - gamma) rho_0 + gamma
 * P^T d}, with sum 1.
 */
public final class StateDistribution {
    private final Game game;
    private final Policy policy;
    private final @Nullable Deviation deviation;
    private final BigFraction[][] probability;

    private StateDistribution(Game game, Policy policy, @Nullable Deviation deviation) {
        this.game = game;
        this.policy = policy;
        this.deviation = deviation;
        probability = new BigFraction[game.horizon().tableSteps()][];
        switch (game.horizon()) {
            case Horizon.Finite finite -> forward();
            case Horizon.Discounted discounted -> solve(discounted.gamma());
        }
    }

    /** The distribution when all obey. */
    public static StateDistribution of(Game game, Policy policy) {
        return new StateDistribution(game, policy, null);
    }

    /** The distribution when one agent deviates. */
    public static StateDistribution of(Game game, Policy policy, Deviation deviation) {
        return new StateDistribution(game, policy, deviation);
    }

    /** {@code d_h(s)}; in a discounted game the step is 1. */
    public BigFraction at(int step, int state) {
        return probability[step - 1][state];
    }

    /** {@code d(s) = (1/H) sum_h d_h(s)}; in a discounted game {@code d(s)} itself. */
    public BigFraction average(int state) {
        ExactSum sum = new ExactSum();
        for (BigFraction[] step : probability) {
            sum.add(step[state]);
        }
        return sum.value().divide(probability.length);
    }

    /**
     * The occupancy {@code rho_h(s,a) = d_h(s) pi_h(a|s)} of each joint action of a state.
     *
     * @return one entry per joint action
     */
    public BigFraction[] occupancy(int step, int state) {
        BigFraction[] occupancy = new BigFraction[game.actions(state).size()];
        Arrays.fill(occupancy, BigFraction.ZERO);
        for (int e = policy.first(step, state); e < policy.end(step, state); e++) {
            int joint = Deviation.played(game, deviation, step, state, policy.joints()[e]);
            occupancy[joint] = occupancy[joint].add(
                    at(step, state).multiply(policy.probabilities().at(e)));
        }
        return occupancy;
    }

    private void forward() {
        probability[0] = initial();
        for (int step = 1; step < probability.length; step++) {
            ExactSum[] next = new ExactSum[game.stateCount()];
            for (int s = 0; s < game.stateCount(); s++) {
                if (probability[step - 1][s].getNumerator().signum() == 0) {
                    continue;
                }
                BigFraction[] occupancy = occupancy(step, s);
                for (int joint = 0; joint < occupancy.length; joint++) {
                    int row = game.firstRow(s) + joint;
                    for (int k = game.firstSuccessor(row);
                            occupancy[joint].getNumerator().signum() != 0 && k < game.firstSuccessor(row + 1);
                            k++) {
                        int target = game.successors()[k];
                        if (next[target] == null) {
                            next[target] = new ExactSum();
                        }
                        next[target].addProduct(
                                occupancy[joint], game.probabilities().at(k));
                    }
                }
            }
            probability[step] = Arrays.stream(next)
                    .map(sum -> sum == null ? BigFraction.ZERO : sum.value())
                    .toArray(BigFraction[]::new);
        }
    }

    private BigFraction[] initial() {
        BigFraction[] initial = new BigFraction[game.stateCount()];
        Arrays.fill(initial, BigFraction.ZERO);
        for (int k = 0; k < game.initialStates().length; k++) {
            initial[game.initialStates()[k]] = game.initialProbabilities().at(k);
        }
        return initial;
    }

    private void solve(BigFraction gamma) {
        Timeline places = Timeline.of(game, (step, state, played) -> {
            for (int e = policy.first(step, state); e < policy.end(step, state); e++) {
                played.set(Deviation.played(game, deviation, step, state, policy.joints()[e]));
            }
        });
        int[] states = places.states(1);
        BigFraction[] initial = initial();
        BigFraction[][] rows = new BigFraction[states.length][states.length];
        for (int p = 0; p < states.length; p++) {
            Arrays.fill(rows[p], BigFraction.ZERO);
            rows[p][p] = BigFraction.ONE;
        }
        for (int p = 0; p < states.length; p++) {
            for (int e = policy.first(1, states[p]); e < policy.end(1, states[p]); e++) {
                int joint = Deviation.played(game, deviation, 1, states[p], policy.joints()[e]);
                int row = game.firstRow(states[p]) + joint;
                for (int k = game.firstSuccessor(row); k < game.firstSuccessor(row + 1); k++) {
                    int q = places.indexOf(1, game.successors()[k]);
                    rows[q][p] = rows[q][p].subtract(
                            gamma.multiply(policy.probabilities().at(e))
                                    .multiply(game.probabilities().at(k)));
                }
            }
        }
        ExactLinearSystem system = new ExactLinearSystem(states.length);
        BigFraction slack = BigFraction.ONE.subtract(gamma);
        for (int p = 0; p < states.length; p++) {
            PolicyValues.Sparse sparse = PolicyValues.Sparse.of(rows[p]);
            system.row(sparse.columns(), sparse.values(), slack.multiply(initial[states[p]]));
        }
        BigFraction[] solution = system.solve();
        probability[0] = new BigFraction[game.stateCount()];
        Arrays.fill(probability[0], BigFraction.ZERO);
        for (int p = 0; p < states.length; p++) {
            probability[0][states[p]] = solution[p];
        }
    }
}
