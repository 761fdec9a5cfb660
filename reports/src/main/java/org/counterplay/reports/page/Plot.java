package org.counterplay.reports.page;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Numbers over parameters, to be drawn.
 *
 * @param id of its element, unique on the page; also of its files
 * @param title one line
 * @param quantity what the numbers are
 * @param parameters names of what varies or is fixed, in order
 * @param series what is compared; the first one is what ratios refer to
 * @param points one a setting of the parameters
 */
public record Plot(
        String id, String title, String quantity, List<String> parameters, List<Series> series, List<Point> points) {
    public Plot {
        parameters = List.copyOf(parameters);
        series = List.copyOf(series);
        points = List.copyOf(points);
    }

    /** What a series is, which gives it its colour and mark. */
    public enum Role {
        PRINTED,
        DERIVED,
        WITNESS,
        FOUND,
        UPPER
    }

    /** One line of the plot. */
    public record Series(String name, Role role) {}

    /**
     * A setting and its numbers.
     *
     * @param at by parameter
     * @param values by series' name; a series may lack some
     */
    public record Point(Map<String, Figure> at, SequencedMap<String, Figure> values) {
        public Point {
            at = Collections.unmodifiableMap(new LinkedHashMap<>(at));
            values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
        }
    }

    /** The parameters that take at least two numbers, which can be axes: those with the most first, a number of agents last. */
    public List<String> axes() {
        return parameters.stream()
                .filter(parameter -> values(parameter) > 1)
                .sorted(Comparator.comparing((String parameter) -> parameter.equals("agents"))
                        .thenComparing(Comparator.comparingLong(this::values).reversed()))
                .toList();
    }

    private long values(String parameter) {
        return points.stream()
                .map(point -> point.at().getOrDefault(parameter, Figure.NONE).value())
                .filter(Objects::nonNull)
                .distinct()
                .count();
    }

    /** A value divided by the first series' at the same point; {@link Figure#NONE} where one is missing or it is 0. */
    public Figure ratio(Point point, Series of) {
        BigFraction value = value(point, of);
        BigFraction whole = value(point, series.getFirst());
        return value == null || whole == null || whole.getNumerator().signum() == 0
                ? Figure.NONE
                : Figure.of(value.divide(whole));
    }

    private static @Nullable BigFraction value(Point point, Series series) {
        return point.values().getOrDefault(series.name(), Figure.NONE).value();
    }
}
