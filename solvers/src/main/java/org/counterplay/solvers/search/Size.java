package org.counterplay.solvers.search;

import java.util.List;
import org.counterplay.model.game.Horizon;

/**
 * The size of the games that are searched.
 *
 * @param states number of states, at least 1
 * @param actions number of actions per agent, the same at every state; at least one agent, each with at least one action
 * @param horizon steps or discount
 */
public record Size(int states, List<Integer> actions, Horizon horizon) {
    public Size {
        actions = List.copyOf(actions);
        if (states < 1) {
            throw new IllegalArgumentException(states + " states; at least 1 is needed");
        }
        if (actions.isEmpty() || actions.stream().anyMatch(count -> count < 1)) {
            throw new IllegalArgumentException(
                    "action counts " + actions + "; at least one agent with an action is needed");
        }
    }

    /** Number of joint actions of a state. */
    public int joints() {
        return actions.stream().reduce(1, Math::multiplyExact);
    }
}
