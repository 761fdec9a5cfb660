package org.counterplay.reports.audit.draft;

import java.util.Arrays;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.PolicyWriter;
import org.counterplay.model.game.ProductForm;
import org.counterplay.model.imitation.TotalVariation;
import org.hipparchus.fraction.BigFraction;

/**
 * A policy of a {@link Draft}, as independent lotteries: one per agent over its actions, or a single one over joint actions.
 *
 * @param product whether there is one lottery per agent
 * @param lotteries {@code lotteries[step][state][k][option]}; one step of a stationary policy
 */
record Play(boolean product, BigFraction[][][][] lotteries) {
    static Play of(Game game, Policy policy) {
        boolean product = ProductForm.holds(game, policy);
        BigFraction[][][][] lotteries = new BigFraction[policy.steps()][game.stateCount()][][];
        for (int h = 0; h < policy.steps(); h++) {
            for (int s = 0; s < game.stateCount(); s++) {
                lotteries[h][s] = product ? marginals(game, policy, h + 1, s) : joint(game, policy, h + 1, s);
            }
        }
        return new Play(product, lotteries);
    }

    private static BigFraction[][] marginals(Game game, Policy policy, int step, int state) {
        BigFraction[][] own = new BigFraction[game.agentCount()][];
        for (int i = 0; i < own.length; i++) {
            own[i] = TotalVariation.marginal(game, policy, i, step, state);
        }
        return own;
    }

    private static BigFraction[][] joint(Game game, Policy policy, int step, int state) {
        BigFraction[] all = new BigFraction[game.actions(state).size()];
        Arrays.fill(all, BigFraction.ZERO);
        for (int k = policy.first(step, state); k < policy.end(step, state); k++) {
            all[policy.joints()[k]] = policy.probabilities().at(k);
        }
        return new BigFraction[][] {all};
    }

    boolean stationary() {
        return lotteries.length == 1;
    }

    Policy policy(Game game, String name) {
        PolicyWriter writer = stationary() ? PolicyWriter.stationary(game, name) : PolicyWriter.perStep(game, name);
        for (BigFraction[][][] step : lotteries) {
            for (BigFraction[][] place : step) {
                writer.next();
                if (product) {
                    writer.product(Arrays.asList(place));
                } else {
                    for (int joint = 0; joint < place[0].length; joint++) {
                        writer.recommend(joint, place[0][joint]);
                    }
                }
            }
        }
        return writer.finish();
    }

    Play copy() {
        BigFraction[][][][] copy = new BigFraction[lotteries.length][][][];
        for (int h = 0; h < copy.length; h++) {
            copy[h] = new BigFraction[lotteries[h].length][][];
            for (int s = 0; s < copy[h].length; s++) {
                copy[h][s] = Stage.copy(lotteries[h][s]);
            }
        }
        return new Play(product, copy);
    }

    /** The policy of some of the steps alone. */
    Play steps(int from, int end) {
        return new Play(product, Arrays.copyOfRange(lotteries, from, end));
    }

    /** The same with each place's lotteries replaced. */
    Play mapped(OfPlace change) {
        BigFraction[][][][] changed = new BigFraction[lotteries.length][][][];
        for (int h = 0; h < changed.length; h++) {
            changed[h] = new BigFraction[lotteries[h].length][][];
            for (int s = 0; s < changed[h].length; s++) {
                changed[h][s] = change.at(s, lotteries[h][s]);
            }
        }
        return new Play(product, changed);
    }

    /** What becomes of the lotteries at a state. */
    interface OfPlace {
        BigFraction[][] at(int state, BigFraction[][] lotteries);
    }
}
