package org.counterplay.instances.tightness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.counterplay.instances.Quantity;
import org.counterplay.model.game.Horizon;
import org.hipparchus.fraction.BigFraction;

/**
 * What a sweep runs through. Of each list the first value is the base.
 *
 * @param agents numbers of agents
 * @param horizons steps or discounts
 * @param axes the theorem's other numbers
 * @param corners further points, which differ from the base in several of these
 */
public record Range(
        List<Integer> agents, List<Horizon> horizons, List<Axis> axes, List<Map<String, BigFraction>> corners) {
    public Range {
        agents = List.copyOf(agents);
        horizons = List.copyOf(horizons);
        axes = List.copyOf(axes);
        corners = List.copyOf(corners);
        if (agents.isEmpty() || horizons.isEmpty()) {
            throw new IllegalArgumentException("a sweep needs a number of agents and a horizon");
        }
    }

    /** A range without corners. */
    public Range(List<Integer> agents, List<Horizon> horizons, List<Axis> axes) {
        this(agents, horizons, axes, List.of());
    }

    /** The range without its third and further values: for a first look. */
    public Range quick() {
        return new Range(
                first(agents, 2),
                first(horizons, 2),
                axes.stream().map(axis -> axis.through(first(axis.values(), 1))).toList(),
                corners);
    }

    /** The base point, those that differ from it in one number, and the corners. */
    List<Point> star(Map<Quantity, BigFraction> assumed) {
        Set<Point> points = new LinkedHashSet<>();
        for (Horizon horizon : horizons) {
            points.add(point(agents.getFirst(), horizon, axes, assumed));
        }
        for (int count : agents) {
            points.add(point(count, horizons.getFirst(), axes, assumed));
        }
        for (int k = 0; k < axes.size(); k++) {
            for (BigFraction value : axes.get(k).values()) {
                List<Axis> moved = new ArrayList<>(axes);
                moved.set(k, axes.get(k).through(List.of(value)));
                points.add(point(agents.getFirst(), horizons.getFirst(), moved, assumed));
            }
        }
        for (Map<String, BigFraction> corner : corners) {
            List<Axis> moved = axes.stream()
                    .map(axis -> axis.through(List.of(
                            corner.getOrDefault(axis.name(), axis.values().getFirst()))))
                    .toList();
            points.add(point(agents.getFirst(), horizons.getFirst(), moved, assumed));
        }
        return List.copyOf(points);
    }

    /** All combinations; corners are none of them. */
    List<Point> product(Map<Quantity, BigFraction> assumed) {
        List<List<Axis>> fixed = new ArrayList<>();
        fixed.add(List.of());
        for (Axis axis : axes) {
            List<List<Axis>> longer = new ArrayList<>();
            for (List<Axis> begun : fixed) {
                for (BigFraction value : axis.values()) {
                    List<Axis> more = new ArrayList<>(begun);
                    more.add(axis.through(List.of(value)));
                    longer.add(more);
                }
            }
            fixed = longer;
        }
        Set<Point> points = new LinkedHashSet<>();
        for (int count : agents) {
            for (Horizon horizon : horizons) {
                fixed.forEach(at -> points.add(point(count, horizon, at, assumed)));
            }
        }
        return List.copyOf(points);
    }

    private static Point point(int agents, Horizon horizon, List<Axis> axes, Map<Quantity, BigFraction> assumed) {
        SequencedMap<String, BigFraction> parameters = new LinkedHashMap<>();
        Map<Quantity, BigFraction> given = new LinkedHashMap<>(assumed);
        for (Axis axis : axes) {
            parameters.put(axis.name(), axis.values().getFirst());
            given.put(axis.quantity(), axis.values().getFirst());
        }
        return new Point(agents, horizon, parameters, given);
    }

    private static <T> List<T> first(List<T> all, int count) {
        return all.subList(0, Math.min(count, all.size()));
    }
}
