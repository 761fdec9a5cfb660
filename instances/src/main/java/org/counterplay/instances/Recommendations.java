package org.counterplay.instances;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.PolicyWriter;
import org.hipparchus.fraction.BigFraction;

/**
 * A stationary policy written by its exceptions: recommendations at some states; at all others every agent is told its
 * first action.
 */
public final class Recommendations {
    private final Game game;
    private final Map<Integer, TreeMap<Integer, BigFraction>> exceptions = new HashMap<>();

    public Recommendations(Game game) {
        this.game = game;
    }

    /** Recommends a joint action, one action number an agent, with a probability; 0 is dropped. */
    public Recommendations at(int state, BigFraction probability, int... actions) {
        exceptions
                .computeIfAbsent(state, any -> new TreeMap<>())
                .merge(game.actions(state).joint(actions), probability, BigFraction::add);
        return this;
    }

    /** Recommends a joint action, one action number an agent, with probability 1. */
    public Recommendations at(int state, int... actions) {
        return at(state, BigFraction.ONE, actions);
    }

    /**
     * The policy.
     *
     * @throws IllegalArgumentException if the probabilities at some state are no distribution
     */
    public Policy policy(String name) {
        PolicyWriter writer = PolicyWriter.stationary(game, name);
        for (int s = 0; s < game.stateCount(); s++) {
            writer.next();
            TreeMap<Integer, BigFraction> exception = exceptions.get(s);
            if (exception == null) {
                writer.recommend(0, 1.0);
            } else {
                exception.forEach(writer::recommend);
            }
        }
        return writer.finish();
    }
}
