package org.counterplay.reports.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** Where a search stands, a line for each part: its name, then its numbers. */
final class PositionLines {
    private final Map<String, List<String>> lines = new LinkedHashMap<>();

    PositionLines() {}

    /**
     * Reads lines.
     *
     * @param known the names there are
     * @throws IllegalArgumentException if one has another name, or one occurs twice
     */
    static PositionLines read(String text, Set<String> known) {
        PositionLines read = new PositionLines();
        for (String line : text.lines().toList()) {
            List<String> words = List.of(line.split(" ", -1));
            if (!known.contains(words.getFirst())) {
                throw new IllegalArgumentException("\"" + words.getFirst() + "\" is none of " + known);
            }
            if (read.lines.put(words.getFirst(), words.subList(1, words.size())) != null) {
                throw new IllegalArgumentException("it holds \"" + words.getFirst() + "\" twice");
            }
        }
        return read;
    }

    PositionLines number(String name, long value) {
        lines.put(name, List.of(String.valueOf(value)));
        return this;
    }

    /** Exact numbers; nothing where there are none. */
    PositionLines exact(String name, @Nullable List<BigFraction> values) {
        if (values != null) {
            lines.put(name, values.stream().map(Rationals::format).toList());
        }
        return this;
    }

    /** Doubles, in hexadecimal, so that nothing is lost. */
    PositionLines doubles(String name, double[] values) {
        lines.put(name, Arrays.stream(values).mapToObj(Double::toHexString).toList());
        return this;
    }

    /** A number that is at least 0; 0 where it is not there. */
    long number(String name) {
        List<Long> values = each(name, Long::parseLong);
        if (values == null) {
            return 0;
        }
        if (values.size() != 1 || values.getFirst() < 0) {
            throw new IllegalArgumentException("\"" + name + "\" is not one number of at least 0");
        }
        return values.getFirst();
    }

    /** Exact numbers, or null where they are not there. */
    @Nullable
    List<BigFraction> exact(String name) {
        return each(name, Rationals::parse);
    }

    /** Finite doubles, or null where they are not there. */
    double @Nullable [] doubles(String name) {
        List<Double> values = each(name, Double::parseDouble);
        if (values == null) {
            return null;
        }
        if (values.stream().anyMatch(value -> !Double.isFinite(value))) {
            throw new IllegalArgumentException("\"" + name + "\" holds a number that is not finite");
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private <T> @Nullable List<T> each(String name, Function<String, T> parse) {
        List<String> words = lines.get(name);
        if (words == null) {
            return null;
        }
        List<T> values = new ArrayList<>();
        for (String word : words) {
            values.add(parse.apply(word));
        }
        return values;
    }

    /** All lines, each ended. */
    String text() {
        return lines.entrySet().stream()
                .map(line -> line.getKey() + " " + String.join(" ", line.getValue()) + "\n")
                .collect(Collectors.joining());
    }
}
