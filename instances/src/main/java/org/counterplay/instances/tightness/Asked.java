package org.counterplay.instances.tightness;

import java.util.List;
import java.util.Map;
import org.counterplay.model.game.Horizon;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Values that take the place of a sweep's own.
 *
 * @param agents numbers of agents, or null for the sweep's own
 * @param horizons steps or discounts, or null for the sweep's own
 * @param values of other parameters, by name; those that a theorem does not have are not for it
 */
public record Asked(
        @Nullable List<Integer> agents, @Nullable List<Horizon> horizons, Map<String, List<BigFraction>> values) {
    /** Nothing is asked: all sweeps run through their own values. */
    public static final Asked NOTHING = new Asked(null, null, Map.of());

    public Asked {
        agents = agents == null ? null : List.copyOf(agents);
        horizons = horizons == null ? null : List.copyOf(horizons);
        values = Map.copyOf(values);
    }

    /** Whether a sweep is changed by it. */
    boolean changes(Range range) {
        return agents != null
                || horizons != null
                || range.axes().stream().anyMatch(axis -> values.containsKey(axis.name()));
    }

    /** What is asked, and of all that is not asked the base alone. */
    Range of(Range range) {
        return new Range(
                agents == null ? range.agents().subList(0, 1) : agents,
                horizons == null ? range.horizons().subList(0, 1) : horizons,
                range.axes().stream()
                        .map(axis -> axis.through(
                                values.getOrDefault(axis.name(), axis.values().subList(0, 1))))
                        .toList());
    }
}
