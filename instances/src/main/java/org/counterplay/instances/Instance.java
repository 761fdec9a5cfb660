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
}
