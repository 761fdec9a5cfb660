package org.counterplay.solvers.equilibrium;

import java.util.SplittableRandom;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.PolicyWriter;
import org.counterplay.model.number.Rationals;

/** Stationary policies of small whole weights, some zero. */
final class RandomPolicies {
    private RandomPolicies() {}

    static Policy of(Game game, SplittableRandom random) {
        PolicyWriter writer = PolicyWriter.stationary(game, "target");
        for (int state = 0; state < game.stateCount(); state++) {
            int[] weights = new int[game.actions(state).size()];
            int sum = 0;
            for (int joint = 0; joint < weights.length; joint++) {
                weights[joint] = Math.max(0, random.nextInt(7) - 3);
                sum += weights[joint];
            }
            if (sum == 0) {
                weights[random.nextInt(weights.length)] = 1;
                sum = 1;
            }
            writer.next();
            for (int joint = 0; joint < weights.length; joint++) {
                writer.recommend(joint, Rationals.of(weights[joint], sum));
            }
        }
        return writer.finish();
    }
}
