package org.counterplay.model.occupancy;

import java.util.Arrays;
import java.util.stream.IntStream;
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
 * An agent's exact values under a policy, while an agent (the same or another) may deviate: with pi = sigma overridden by
 * phi,
 *
 * <pre>
 *   Q_h(s,a) = r_i(s,a) + g sum_s' T(s'|s,a) V_{h+1}(s'),   V_h(s) = sum_a pi_h(a|s) Q_h(s,a),   A_h(s,a) = Q_h(s,a) - V_h(s)
 * </pre>
 *
 * at every place that some joint play reaches, or at others that are asked for; g = 1 and V_{H+1} = 0 for a finite horizon, g = gamma in a discounted game,
 * where V solves a linear system, exactly.
 */
public final class PolicyValues {
    private final Game game;
    private final int agent;
    private final Timeline places;
    private final BigFraction[] values;
    private final BigFraction discount;

    private PolicyValues(Game game, int agent, Timeline places, BigFraction[] values, BigFraction discount) {
        this.game = game;
        this.agent = agent;
        this.places = places;
        this.values = values;
        this.discount = discount;
    }

    /** The values of an agent when all obey. */
    public static PolicyValues of(Game game, Policy policy, int agent) {
        return of(game, policy, agent, null);
    }

    /** The values of an agent when one agent deviates, or, where the deviation is null, all obey. */
    public static PolicyValues of(Game game, Policy policy, int agent, @Nullable Deviation deviation) {
        return of(game, policy, agent, deviation, Timeline.of(game));
    }

    /**
     * The same at other places.
     *
     * @param places closed under what any joint play can do
     */
    public static PolicyValues of(Game game, Policy policy, int agent, @Nullable Deviation deviation, Timeline places) {
        return switch (game.horizon()) {
            case Horizon.Finite finite -> {
                PolicyValues result =
                        new PolicyValues(game, agent, places, new BigFraction[places.size()], BigFraction.ONE);
                result.sweep(policy, deviation);
                yield result;
            }
            case Horizon.Discounted discounted -> {
                PolicyValues result =
                        new PolicyValues(game, agent, places, new BigFraction[places.size()], discounted.gamma());
                result.solve(policy, deviation);
                yield result;
            }
        };
    }

    /** The places that have values. */
    public Timeline places() {
        return places;
    }

    /**
     * {@code V_h(s)}.
     *
     * @throws IllegalArgumentException if the place is none of {@link #places}
     */
    public BigFraction value(int step, int state) {
        int place = places.indexOf(step, state);
        if (place < 0) {
            throw new IllegalArgumentException(
                    "no play is in state " + game.states().get(state) + " at step " + step);
        }
        return values[place];
    }

    /** {@code J_i = sum_s rho_0(s) V_1(s)}. */
    public BigFraction value() {
        ExactSum sum = new ExactSum();
        for (int k = 0; k < game.initialStates().length; k++) {
            sum.addProduct(game.initialProbabilities().at(k), value(1, game.initialStates()[k]));
        }
        return sum.value();
    }

    /** {@code Q_h(s,a)}. */
    public BigFraction actionValue(int step, int state, int joint) {
        int row = game.firstRow(state) + joint;
        ExactSum sum = new ExactSum();
        boolean finite = game.horizon() instanceof Horizon.Finite;
        if (!finite || step < places.steps()) {
            for (int k = game.firstSuccessor(row); k < game.firstSuccessor(row + 1); k++) {
                sum.addProduct(game.probabilities().at(k), value(finite ? step + 1 : 1, game.successors()[k]));
            }
        }
        return game.reward(agent).at(row).add(discount.multiply(sum.value()));
    }

    /** {@code A_h(s,a) = Q_h(s,a) - V_h(s)}. */
    public BigFraction advantage(int step, int state, int joint) {
        return actionValue(step, state, joint).subtract(value(step, state));
    }

    private void sweep(Policy policy, @Nullable Deviation deviation) {
        for (int step = places.steps(); step >= 1; step--) {
            int[] states = places.states(step);
            for (int k = 0; k < states.length; k++) {
                ExactSum sum = new ExactSum();
                for (int e = policy.first(step, states[k]); e < policy.end(step, states[k]); e++) {
                    int joint = Deviation.played(game, deviation, step, states[k], policy.joints()[e]);
                    sum.addProduct(policy.probabilities().at(e), actionValue(step, states[k], joint));
                }
                values[places.first(step) + k] = sum.value();
            }
        }
    }

    private void solve(Policy policy, @Nullable Deviation deviation) {
        int[] states = places.states(1);
        ExactLinearSystem system = new ExactLinearSystem(states.length);
        BigFraction[] row = new BigFraction[states.length];
        for (int p = 0; p < states.length; p++) {
            Arrays.fill(row, BigFraction.ZERO);
            row[p] = BigFraction.ONE;
            ExactSum reward = new ExactSum();
            for (int e = policy.first(1, states[p]); e < policy.end(1, states[p]); e++) {
                int joint = Deviation.played(game, deviation, 1, states[p], policy.joints()[e]);
                int gameRow = game.firstRow(states[p]) + joint;
                BigFraction sigma = policy.probabilities().at(e);
                reward.addProduct(sigma, game.reward(agent).at(gameRow));
                for (int k = game.firstSuccessor(gameRow); k < game.firstSuccessor(gameRow + 1); k++) {
                    int q = places.indexOf(1, game.successors()[k]);
                    row[q] = row[q].subtract(discount.multiply(sigma)
                            .multiply(game.probabilities().at(k)));
                }
            }
            Sparse sparse = Sparse.of(row);
            system.row(sparse.columns(), sparse.values(), reward.value());
        }
        System.arraycopy(system.solve(), 0, values, 0, values.length);
    }

    /** The entries of a row that are not zero. */
    record Sparse(int[] columns, BigFraction[] values) {
        static Sparse of(BigFraction[] row) {
            int[] columns = IntStream.range(0, row.length)
                    .filter(k -> row[k].getNumerator().signum() != 0)
                    .toArray();
            return new Sparse(
                    columns, Arrays.stream(columns).mapToObj(k -> row[k]).toArray(BigFraction[]::new));
        }
    }
}
