package org.counterplay.solvers.assumption;

import java.util.HashMap;
import java.util.Map;
import org.counterplay.model.game.Game;
import org.counterplay.model.imitation.DeviationProcess;
import org.counterplay.model.number.ExactSum;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * What agent 0 of a game of two gains by one action in place of its own policy, and by what follows, the other playing o: the right
 * side of {@link DominanceSearch}'s D.
 */
final class OneStepGain {
    private final Game game;
    private final DeviationProcess othersProcess;

    /** @param othersProcess the other's, against agent 0's own policy */
    OneStepGain(Game game, DeviationProcess othersProcess) {
        this.game = game;
        this.othersProcess = othersProcess;
    }

    /**
     * {@code r(a,o) - r(pi,o) + g sum_s' T(s'|a,o) D(s') + g sum_s' [dT(s')^+ Hi(s') - dT(s')^- Lo(s')]}.
     *
     * @param policy pi
     * @param gain D by place of the other's process; 0 where null
     * @param most Hi
     * @param least Lo
     */
    BigFraction at(
            int step,
            int s,
            int a,
            int o,
            BigFraction[] policy,
            @Nullable BigFraction[] gain,
            BigFraction[] most,
            BigFraction[] least) {
        int width = game.actions(s).count(1);
        int row = game.firstRow(s) + a * width + o;
        ExactSum reward = new ExactSum();
        reward.add(game.reward(0).at(row));
        Map<Integer, ExactSum> shift = new HashMap<>();
        for (int k = game.firstSuccessor(row); k < game.firstSuccessor(row + 1); k++) {
            shift.computeIfAbsent(game.successors()[k], to -> new ExactSum())
                    .add(game.probabilities().at(k));
        }
        for (int b = 0; b < policy.length; b++) {
            int other = game.firstRow(s) + b * width + o;
            BigFraction weight = policy[b].negate();
            reward.addProduct(weight, game.reward(0).at(other));
            for (int k = game.firstSuccessor(other); k < game.firstSuccessor(other + 1); k++) {
                shift.computeIfAbsent(game.successors()[k], to -> new ExactSum())
                        .addProduct(weight, game.probabilities().at(k));
            }
        }
        int next = othersProcess.after(step);
        if (next == 0) {
            return reward.value();
        }
        ExactSum ahead = new ExactSum();
        for (int k = game.firstSuccessor(row); k < game.firstSuccessor(row + 1); k++) {
            BigFraction later = gain[othersProcess.indexOf(next, game.successors()[k])];
            if (later != null) {
                ahead.addProduct(game.probabilities().at(k), later);
            }
        }
        shift.forEach((to, sum) -> {
            int at = othersProcess.indexOf(next, to);
            ahead.addProduct(sum.value(), sum.signum() > 0 ? most[at] : least[at]);
        });
        return reward.value().add(othersProcess.discount().multiply(ahead.value()));
    }
}
