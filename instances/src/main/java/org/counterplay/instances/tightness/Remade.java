package org.counterplay.instances.tightness;

import org.counterplay.model.game.Game;
import org.counterplay.model.game.GameWriter;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.PolicyWriter;
import org.hipparchus.fraction.BigFraction;

/** Games and policies made of others, so that what is bad at one point can be tried at another. */
public final class Remade {
    private Remade() {}

    /**
     * The game with another horizon and all rewards multiplied by a number. Values, regrets and advantages are multiplied by
     * it; policies of the game that are stationary are policies of the new one.
     */
    public static Game game(Game game, String name, Horizon horizon, BigFraction by) {
        GameWriter writer = new GameWriter(name, horizon, game.agents(), game.states()).source(game.source());
        for (int k = 0; k < game.initialStates().length; k++) {
            writer.initial(game.initialStates()[k], game.initialProbabilities().at(k));
        }
        for (int s = 0; s < game.stateCount(); s++) {
            writer.state(game.actions(s));
            for (int row = game.firstRow(s); row < game.firstRow(s + 1); row++) {
                writer.row();
                for (int k = game.firstSuccessor(row); k < game.firstSuccessor(row + 1); k++) {
                    writer.successor(game.successors()[k], game.probabilities().at(k));
                }
                for (int i = 0; i < game.agentCount(); i++) {
                    writer.reward(i, game.reward(i).at(row).multiply(by));
                }
            }
        }
        return writer.finish();
    }

    /**
     * The stationary policy that follows one with probability {@code 1 - share} at each state and the other with {@code
     * share}: its TV to the first is {@code share} times the other's.
     *
     * @throws IllegalArgumentException if a policy is not stationary
     */
    public static Policy mixture(Game game, Policy one, Policy other, BigFraction share) {
        if (!one.stationary() || !other.stationary()) {
            throw new IllegalArgumentException("only stationary policies are mixed");
        }
        BigFraction rest = BigFraction.ONE.subtract(share);
        PolicyWriter writer = PolicyWriter.stationary(game, other.name());
        for (int s = 0; s < game.stateCount(); s++) {
            writer.next();
            int k = one.first(1, s);
            int l = other.first(1, s);
            while (k < one.end(1, s) || l < other.end(1, s)) {
                int joint = Math.min(
                        k < one.end(1, s) ? one.joints()[k] : Integer.MAX_VALUE,
                        l < other.end(1, s) ? other.joints()[l] : Integer.MAX_VALUE);
                BigFraction probability = BigFraction.ZERO;
                if (k < one.end(1, s) && one.joints()[k] == joint) {
                    probability = probability.add(one.probabilities().at(k++).multiply(rest));
                }
                if (l < other.end(1, s) && other.joints()[l] == joint) {
                    probability = probability.add(other.probabilities().at(l++).multiply(share));
                }
                writer.recommend(joint, probability);
            }
        }
        return writer.finish();
    }
}
