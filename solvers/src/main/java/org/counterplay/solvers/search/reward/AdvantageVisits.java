package org.counterplay.solvers.search.reward;

import java.util.Arrays;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.hipparchus.fraction.BigFraction;

/** An advantage as a linear function of the rewards, exactly. */
final class AdvantageVisits {
    private AdvantageVisits() {}

    /**
     * What each game row adds to {@code A_h(s,a)} when one agent deviates from the policy: the visits after joint action a was
     * played at (h,s), less those from (h,s) on, so that {@code A_h(s,a) = sum_j visits_j r_j}.
     *
     * @param game of a finite horizon
     * @param step h, from 1
     */
    static BigFraction[] of(Game game, Policy policy, Deviation deviation, int step, int state, int joint) {
        BigFraction[] visits = new BigFraction[game.rowCount()];
        Arrays.fill(visits, BigFraction.ZERO);
        BigFraction[] mass = zeros(game.stateCount());
        mass[state] = BigFraction.MINUS_ONE;
        for (int h = step; h <= game.horizon().tableSteps(); h++) {
            BigFraction[] next = zeros(game.stateCount());
            if (h == step) {
                pass(game, game.firstRow(state) + joint, BigFraction.ONE, visits, next);
            }
            for (int s = 0; s < mass.length; s++) {
                if (mass[s].getNumerator().signum() == 0) {
                    continue;
                }
                for (int k = policy.first(h, s); k < policy.end(h, s); k++) {
                    int played = Deviation.played(game, deviation, h, s, policy.joints()[k]);
                    BigFraction share = mass[s].multiply(policy.probabilities().at(k));
                    pass(game, game.firstRow(s) + played, share, visits, next);
                }
            }
            mass = next;
        }
        return visits;
    }

    private static void pass(Game game, int row, BigFraction share, BigFraction[] visits, BigFraction[] next) {
        visits[row] = visits[row].add(share);
        for (int e = game.firstSuccessor(row); e < game.firstSuccessor(row + 1); e++) {
            int to = game.successors()[e];
            next[to] = next[to].add(share.multiply(game.probabilities().at(e)));
        }
    }

    private static BigFraction[] zeros(int count) {
        BigFraction[] zeros = new BigFraction[count];
        Arrays.fill(zeros, BigFraction.ZERO);
        return zeros;
    }
}
