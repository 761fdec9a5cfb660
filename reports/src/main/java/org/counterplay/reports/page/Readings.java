package org.counterplay.reports.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Names for some of the readings of a theorem. */
final class Readings {
    private Readings() {}

    /** The choices of an object's reading, by what they are choices of. */
    static Map<String, String> read(JsonNode object) {
        return choices(object.path("reading"));
    }

    /** A reading as it is written. */
    static Map<String, String> choices(JsonNode written) {
        Map<String, String> reading = new LinkedHashMap<>();
        written.properties()
                .forEach(entry -> reading.put(entry.getKey(), entry.getValue().asString("")));
        return reading;
    }

    /**
     * The choices that tell some readings from all others, {@code coverage = averaged}; empty for all; {@code all but ..} where that
     * is shorter; else several sets of choices, joined by {@code or}, each as general as it can be.
     */
    static String name(List<Map<String, String>> some, List<Map<String, String>> all) {
        Set<Map<String, String>> wanted = new LinkedHashSet<>(some);
        Set<Map<String, String>> every = new LinkedHashSet<>(all);
        Set<Map<String, String>> others = new LinkedHashSet<>(every);
        others.removeAll(wanted);
        if (others.isEmpty()) {
            return "";
        }
        List<Map<String, String>> named = cover(wanted, every);
        if (named.size() > 1 && cover(others, every).size() == 1) {
            return "all but " + words(cover(others, every).getFirst());
        }
        return named.stream().map(Readings::words).collect(Collectors.joining("; or "));
    }

    /** Sets of choices that fit these readings and no others, the most general first, until each reading is fitted. */
    private static List<Map<String, String>> cover(Set<Map<String, String>> some, Set<Map<String, String>> all) {
        Set<Map<String, String>> left = new LinkedHashSet<>(some);
        List<Map<String, String>> cover = new ArrayList<>();
        while (!left.isEmpty()) {
            Map<String, String> best = left.iterator().next();
            for (Map<String, String> part : parts(left.iterator().next())) {
                boolean only =
                        all.stream().filter(reading -> fits(part, reading)).allMatch(some::contains);
                long more = count(part, left) - count(best, left);
                if (only && (more > 0 || (more == 0 && part.size() < best.size()))) {
                    best = part;
                }
            }
            Map<String, String> chosen = best;
            left.removeIf(reading -> fits(chosen, reading));
            cover.add(chosen);
        }
        return cover;
    }

    private static boolean fits(Map<String, String> part, Map<String, String> reading) {
        return reading.entrySet().containsAll(part.entrySet());
    }

    private static long count(Map<String, String> part, Set<Map<String, String>> readings) {
        return readings.stream().filter(reading -> fits(part, reading)).count();
    }

    /** All subsets of a reading's choices. */
    private static List<Map<String, String>> parts(Map<String, String> reading) {
        List<Map<String, String>> parts = new ArrayList<>(List.of(Map.of()));
        reading.forEach((dimension, choice) -> {
            for (Map<String, String> part : List.copyOf(parts)) {
                Map<String, String> longer = new LinkedHashMap<>(part);
                longer.put(dimension, choice);
                parts.add(longer);
            }
        });
        return parts;
    }

    static String words(Map<String, String> reading) {
        return reading.entrySet().stream()
                .map(choice -> Labels.quantity(choice.getKey()) + " = " + choice.getValue())
                .collect(Collectors.joining(", "));
    }
}
