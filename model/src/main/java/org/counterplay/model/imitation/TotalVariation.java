package org.counterplay.model.imitation;

import java.util.Arrays;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.ExactSum;
import org.hipparchus.fraction.BigFraction;

/** Distances between what two policies recommend at one place. */
public final class TotalVariation {
    private TotalVariation() {}

    /** {@code TV = (1/2) sum_a |p_h(a|s) - q_h(a|s)|}, in [0,1]. */
    public static BigFraction between(Policy p, Policy q, int step, int state) {
        ExactSum sum = new ExactSum();
        int i = p.first(step, state);
        int j = q.first(step, state);
        while (i < p.end(step, state) || j < q.end(step, state)) {
            int left = i < p.end(step, state) ? p.joints()[i] : Integer.MAX_VALUE;
            int right = j < q.end(step, state) ? q.joints()[j] : Integer.MAX_VALUE;
            if (left < right) {
                sum.add(p.probabilities().at(i++));
            } else if (right < left) {
                sum.add(q.probabilities().at(j++));
            } else {
                sum.add(p.probabilities()
                        .at(i++)
                        .subtract(q.probabilities().at(j++))
                        .abs());
            }
        }
        return sum.value().divide(2);
    }

    /** TV in doubles; its error is at most {@link #error} of as many terms as both policies have there. */
    static double nearly(Policy p, Policy q, int step, int state) {
        double[] left = p.probabilities().doubles();
        double[] right = q.probabilities().doubles();
        double sum = 0;
        int i = p.first(step, state);
        int j = q.first(step, state);
        int endOfP = p.end(step, state);
        int endOfQ = q.end(step, state);
        while (i < endOfP || j < endOfQ) {
            int of = i < endOfP ? p.joints()[i] : Integer.MAX_VALUE;
            int and = j < endOfQ ? q.joints()[j] : Integer.MAX_VALUE;
            if (of < and) {
                sum += left[i++];
            } else if (and < of) {
                sum += right[j++];
            } else {
                sum += Math.abs(left[i++] - right[j++]);
            }
        }
        return sum / 2;
    }

    /** A bound on the error of {@link #nearly}: terms are at most 1, their sum at most 2, each rounded once as datum and once added. */
    static double error(int terms) {
        return (terms + 4) * 0x1p-51;
    }

    /** {@code sum_b |p_{h,i}(b|s) - q_{h,i}(b|s)|} of an agent's own marginals: L1, in [0,2]. */
    public static BigFraction ofMarginals(Game game, Policy p, Policy q, int agent, int step, int state) {
        BigFraction[] left = marginal(game, p, agent, step, state);
        BigFraction[] right = marginal(game, q, agent, step, state);
        ExactSum sum = new ExactSum();
        for (int b = 0; b < left.length; b++) {
            sum.add(left[b].subtract(right[b]).abs());
        }
        return sum.value();
    }

    /** {@code sigma_{h,i}(b|s)} per action b of an agent. */
    public static BigFraction[] marginal(Game game, Policy policy, int agent, int step, int state) {
        JointActions actions = game.actions(state);
        ExactSum[] sums = new ExactSum[actions.count(agent)];
        Arrays.setAll(sums, b -> new ExactSum());
        for (int k = policy.first(step, state); k < policy.end(step, state); k++) {
            sums[actions.action(policy.joints()[k], agent)].add(
                    policy.probabilities().at(k));
        }
        return Arrays.stream(sums).map(ExactSum::value).toArray(BigFraction[]::new);
    }
}
