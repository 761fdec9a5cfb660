package org.counterplay.solvers.search.witness;

import java.util.Arrays;
import org.counterplay.model.number.ExactLinearSystem;
import org.counterplay.solvers.search.evaluate.Layout;
import org.counterplay.solvers.search.evaluate.Who;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * How values depend on rewards, in rationals: with transitions and policies held,
 * {@code sum_h,s inflow_h(s) V_i,h(s)} is linear in the rewards, and its coefficients are the (unnormalised) visits
 * that the inflow leads to. Steps count from 0; a discounted game has one.
 */
final class ExactFlow {
    private final ExactPoint point;
    private final Layout layout;
    private final BigFraction factor;
    private final int firstReward;
    private final int rewards;

    ExactFlow(ExactPoint point) {
        this.point = point;
        layout = point.layout();
        factor = point.factor();
        firstReward = layout.reward(0, 0, 0);
        rewards = layout.play(Who.EXPERT, 0, 0) - firstReward;
    }

    /** Number of reward entries. */
    int rewards() {
        return rewards;
    }

    /** Coefficients of {@code J_i(policy, plays) - J_i(policy)} per reward entry. */
    BigFraction[] regret(Who who, int agent, int[] plays) {
        BigFraction[] coefficients = zeros(rewards);
        BigFraction[] inflow = zeros(layout.steps() * layout.states());
        System.arraycopy(point.values(), 0, inflow, 0, layout.states());
        add(who, agent, plays, inflow, BigFraction.ONE, coefficients);
        add(who, agent, null, inflow, BigFraction.MINUS_ONE, coefficients);
        return coefficients;
    }

    /** Coefficients of {@code J_i(expert) - J_i(learner)} per reward entry. */
    BigFraction[] valueGap(int agent) {
        BigFraction[] coefficients = zeros(rewards);
        BigFraction[] inflow = zeros(layout.steps() * layout.states());
        System.arraycopy(point.values(), 0, inflow, 0, layout.states());
        add(Who.EXPERT, agent, null, inflow, BigFraction.ONE, coefficients);
        add(Who.LEARNER, agent, null, inflow, BigFraction.MINUS_ONE, coefficients);
        return coefficients;
    }

    /** Coefficients of {@code A_i(h,s,a)} under the expert and a deviation of agent i. */
    BigFraction[] advantage(int agent, int[] plays, int h, int s, int a) {
        BigFraction[] coefficients = zeros(rewards);
        BigFraction[] inflow = zeros(layout.steps() * layout.states());
        inflow[h * layout.states() + s] = BigFraction.MINUS_ONE;
        if (layout.discounted() || h + 1 < layout.steps()) {
            int next = layout.discounted() ? 0 : (h + 1) * layout.states();
            for (int k = 0; k < layout.states(); k++) {
                inflow[next + k] = inflow[next + k].add(factor.multiply(point.values()[layout.transition(s, a, k)]));
            }
        }
        add(Who.EXPERT, agent, plays, inflow, BigFraction.ONE, coefficients);
        int own = layout.reward(agent, s, a) - firstReward;
        coefficients[own] = coefficients[own].add(signed(agent, BigFraction.ONE));
        return coefficients;
    }

    private BigFraction signed(int agent, BigFraction value) {
        return layout.rewardSign(agent) < 0 ? value.negate() : value;
    }

    private void add(
            Who who,
            int agent,
            int @Nullable [] plays,
            BigFraction[] inflow,
            BigFraction weight,
            BigFraction[] coefficients) {
        BigFraction[] flow = flow(who, agent, plays, inflow);
        for (int h = 0; h < layout.steps(); h++) {
            for (int s = 0; s < layout.states(); s++) {
                BigFraction here = signed(agent, weight.multiply(flow[h * layout.states() + s]));
                for (int a = 0; here.getNumerator().signum() != 0 && a < layout.joints(); a++) {
                    BigFraction mass = here.multiply(point.values()[layout.play(who, s, a)]);
                    int entry = layout.reward(agent, s, played(agent, plays, h, s, a)) - firstReward;
                    coefficients[entry] = coefficients[entry].add(mass);
                }
            }
        }
    }

    private BigFraction[] flow(Who who, int agent, int @Nullable [] plays, BigFraction[] inflow) {
        int states = layout.states();
        if (layout.discounted()) {
            BigFraction[][] matrix = new BigFraction[states][];
            for (int s = 0; s < states; s++) {
                matrix[s] = moved(who, agent, plays, 0, s);
            }
            ExactLinearSystem system = new ExactLinearSystem(states);
            for (int k = 0; k < states; k++) {
                writeBalance(system, matrix, k, inflow[k]);
            }
            return system.solve();
        }
        BigFraction[] flow = inflow.clone();
        for (int h = 0; h + 1 < layout.steps(); h++) {
            for (int s = 0; s < states; s++) {
                BigFraction here = flow[h * states + s];
                if (here.getNumerator().signum() != 0) {
                    BigFraction[] next = moved(who, agent, plays, h, s);
                    for (int k = 0; k < states; k++) {
                        flow[(h + 1) * states + k] = flow[(h + 1) * states + k].add(here.multiply(next[k]));
                    }
                }
            }
        }
        return flow;
    }

    /** {@code d(k) - gamma sum_s d(s) P(k|s) = inflow(k)}. */
    private void writeBalance(ExactLinearSystem system, BigFraction[][] matrix, int k, BigFraction right) {
        int states = layout.states();
        int[] columns = new int[states];
        BigFraction[] values = new BigFraction[states];
        int count = 0;
        for (int s = 0; s < states; s++) {
            BigFraction value = factor.multiply(matrix[s][k]).negate().add(s == k ? 1 : 0);
            if (value.getNumerator().signum() != 0) {
                columns[count] = s;
                values[count++] = value;
            }
        }
        system.row(Arrays.copyOf(columns, count), Arrays.copyOf(values, count), right);
    }

    /** Where play is one step after a place, as probabilities. */
    private BigFraction[] moved(Who who, int agent, int @Nullable [] plays, int h, int s) {
        BigFraction[] next = zeros(layout.states());
        for (int a = 0; a < layout.joints(); a++) {
            BigFraction sigma = point.values()[layout.play(who, s, a)];
            if (sigma.getNumerator().signum() == 0) {
                continue;
            }
            int played = played(agent, plays, h, s, a);
            for (int k = 0; k < next.length; k++) {
                next[k] = next[k].add(sigma.multiply(point.values()[layout.transition(s, played, k)]));
            }
        }
        return next;
    }

    private int played(int agent, int @Nullable [] plays, int h, int s, int a) {
        if (plays == null) {
            return a;
        }
        return layout.replaced(a, agent, plays[layout.deviationPlace(agent, h, s, layout.action(a, agent))]);
    }

    private static BigFraction[] zeros(int length) {
        BigFraction[] zeros = new BigFraction[length];
        Arrays.fill(zeros, BigFraction.ZERO);
        return zeros;
    }
}
