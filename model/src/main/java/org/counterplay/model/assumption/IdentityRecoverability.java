package org.counterplay.model.assumption;

import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.occupancy.PolicyValues;
import org.hipparchus.fraction.BigFraction;

/**
 * The recoverability constant (2406.04219, Assumption 5.1) over the identity deviation alone: {@code max abs(A_{i,h}^{sigma_E}(s,a))}
 * over agents i, places (h,s) and joint actions a. Values are sums over the steps. A lower bound on the constant over all deviations.
 *
 * @param value the constant, exact
 * @param agent whose advantage it is
 * @param step 1-based; 1 in a discounted game
 * @param joint number of the joint action
 * @param advantage the advantage itself, positive or negative
 */
public record IdentityRecoverability(
        BigFraction value, int agent, int step, int state, int joint, BigFraction advantage) {
    /** Computes it, in rationals. */
    public static IdentityRecoverability of(Game game, Policy expert, Places which) {
        IdentityRecoverability most = null;
        Timeline places = which.of(game);
        for (int agent = 0; agent < game.agentCount(); agent++) {
            PolicyValues values = PolicyValues.of(game, expert, agent, null, places);
            for (int step = 1; step <= places.steps(); step++) {
                for (int s : places.states(step)) {
                    for (int joint = 0; joint < game.actions(s).size(); joint++) {
                        BigFraction advantage = values.advantage(step, s, joint);
                        if (most == null || advantage.abs().compareTo(most.value) > 0) {
                            most = new IdentityRecoverability(advantage.abs(), agent, step, s, joint, advantage);
                        }
                    }
                }
            }
        }
        if (most == null) {
            throw new IllegalStateException("a game without agents");
        }
        return most;
    }
}
