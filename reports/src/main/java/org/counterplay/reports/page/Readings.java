package org.counterplay.reports.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        written.properties().forEach(entry -> reading.put(entry.getKey(), entry.getValue().asString("")));
        return reading;
    }

    /** The choices that tell some readings from all others, {@code coverage = averaged}; empty for all; else a list of them. */
    static String name(List<Map<String, String>> some, List<Map<String, String>> all) {
        List<Map<String, String>> distinct = some.stream().distinct().toList();
        List<Map<String, String>> every = all.stream().distinct().toList();
        if (distinct.size() >= every.size()) {
            return "";
        }
        Map<String, String> common = new LinkedHashMap<>(distinct.getFirst());
        distinct.forEach(reading -> common.entrySet().removeIf(choice -> !choice.getValue()
                .equals(reading.get(choice.getKey()))));
        long fitting = every.stream()
                .filter(reading -> reading.entrySet().containsAll(common.entrySet()))
                .count();
        if (fitting == distinct.size()) {
            return words(needed(common, every, distinct.size()));
        }
        return distinct.stream().map(Readings::words).collect(Collectors.joining("; or "));
    }

    /** Without the choices that are not needed to tell them. */
    private static Map<String, String> needed(Map<String, String> common, List<Map<String, String>> all, int count) {
        Map<String, String> needed = new LinkedHashMap<>(common);
        for (String dimension : new ArrayList<>(common.keySet())) {
            Map<String, String> fewer = new LinkedHashMap<>(needed);
            fewer.remove(dimension);
            if (all.stream()
                            .filter(reading -> reading.entrySet().containsAll(fewer.entrySet()))
                            .count()
                    == count) {
                needed = fewer;
            }
        }
        return needed;
    }

    static String words(Map<String, String> reading) {
        return reading.entrySet().stream()
                .map(choice -> Labels.quantity(choice.getKey()) + " = " + choice.getValue())
                .collect(Collectors.joining(", "));
    }
}
