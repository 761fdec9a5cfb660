package org.counterplay.model.certificate;

import java.util.Arrays;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.ExactSum;
import org.hipparchus.fraction.BigFraction;

/**
 * The largest probability with which any deviation of an agent reaches a place of a finite-horizon game, exactly: {@code f =
 * 1} at the place and 0 at the other states of its step, before it {@code f(h,s) = sum_b max_c sum_a_-i sigma_h(b,a_-i|s)
 * sum_s' T(s'|s,c,a_-i) f(h+1,s')}, and {@code rho_0 f} at the start.
 */
final class LargestReach {
    private final Game game;
    private final Policy policy;
    private final int agent;

    LargestReach(Game game, Policy policy, int agent) {
        this.game = game;
        this.policy = policy;
        this.agent = agent;
    }

    BigFraction of(int step, int state) {
        BigFraction[] reach = new BigFraction[game.stateCount()];
        Arrays.fill(reach, BigFraction.ZERO);
        reach[state] = BigFraction.ONE;
        for (int h = step - 1; h >= 1; h--) {
            BigFraction[] before = new BigFraction[reach.length];
            for (int s = 0; s < reach.length; s++) {
                before[s] = backup(h, s, reach);
            }
            reach = before;
        }
        ExactSum sum = new ExactSum();
        for (int k = 0; k < game.initialStates().length; k++) {
            sum.addProduct(game.initialProbabilities().at(k), reach[game.initialStates()[k]]);
        }
        return sum.value();
    }

    private BigFraction backup(int step, int state, BigFraction[] next) {
        JointActions actions = game.actions(state);
        ExactSum total = new ExactSum();
        for (int b = 0; b < actions.count(agent); b++) {
            BigFraction best = BigFraction.ZERO;
            for (int c = 0; c < actions.count(agent); c++) {
                ExactSum sum = new ExactSum();
                for (int k = policy.first(step, state); k < policy.end(step, state); k++) {
                    int joint = policy.joints()[k];
                    if (actions.action(joint, agent) == b) {
                        int row = game.firstRow(state) + actions.replace(joint, agent, c);
                        sum.addProduct(policy.probabilities().at(k), expected(row, next));
                    }
                }
                BigFraction value = sum.value();
                best = value.compareTo(best) > 0 ? value : best;
            }
            total.add(best);
        }
        return total.value();
    }

    private BigFraction expected(int row, BigFraction[] next) {
        ExactSum sum = new ExactSum();
        for (int k = game.firstSuccessor(row); k < game.firstSuccessor(row + 1); k++) {
            sum.addProduct(game.probabilities().at(k), next[game.successors()[k]]);
        }
        return sum.value();
    }
}
