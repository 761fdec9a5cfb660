package org.counterplay.instances;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;

/**
 * A game, named policies in it, and named deviation classes (masked or listed ones) of its agents; what one instance file
 * holds. Maps keep the order of the file.
 */
public record Instance(Game game, Map<String, Policy> policies, Map<String, DeviationClass> deviations) {
    public Instance {
        policies = Collections.unmodifiableMap(new LinkedHashMap<>(policies));
        deviations = Collections.unmodifiableMap(new LinkedHashMap<>(deviations));
    }

    /** A game with the policies {@code expert} and {@code learner}, in this order. */
    public static Instance pair(Game game, Policy expert, Policy learner) {
        Map<String, Policy> policies = new LinkedHashMap<>(); // Map.of would shuffle them from run to run
        policies.put("expert", expert);
        policies.put("learner", learner);
        return new Instance(game, policies, Map.of());
    }
}
