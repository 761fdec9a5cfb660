package org.counterplay.reports.stored;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.counterplay.reports.store.Run;
import tools.jackson.databind.JsonNode;

/** What a run came to, in a few words, read from its result. */
public final class Headline {
    private static final int LONGEST_NUMBER = 24;

    private Headline() {}

    /** Empty where the result is not of a form that is known. */
    public static String of(Run run) {
        JsonNode result = Results.read(run);
        return switch (run.kind()) {
            case "certify" -> certified(result);
            case "check" ->
                result.path("accepted").asBoolean(false)
                        ? "accepted: " + words(result.path("verdict"))
                        : "rejected";
            case "compare" ->
                "value gap " + number(result, "valueGap") + ", regret gap " + bounds(result.path("regretGap"));
            case "solve" ->
                result.path("objective").path("name").asString("objective") + " "
                        + number(result.path("objective"), "value");
            case "payoffs" -> "welfare at most " + number(result, "welfare");
            case "search" -> "gap " + found(result.path("gap"));
            case "audit" -> audited(result);
            case "tightness" -> labels(result);
            default -> "";
        };
    }

    private static String certified(JsonNode result) {
        return words(result.path("verdict")) + ", regret " + bounds(result.path("regret"));
    }

    private static String found(JsonNode gap) {
        String lower = gap.path("lower").isString() ? shortened(gap.path("lower").asString()) : "none";
        String upper = gap.path("upper").isString() ? ", at most " + shortened(gap.path("upper").asString()) : "";
        return lower + upper;
    }

    /** Of theorems, how many have a claim or an assumption that does not hold. */
    private static String audited(JsonNode result) {
        Map<String, Boolean> stands = new TreeMap<>();
        for (JsonNode row : result) {
            boolean all = true;
            for (String list : List.of("assumptions", "claims")) {
                for (JsonNode demand : row.path(list)) {
                    all &= !demand.path("holds").isBoolean() || demand.path("holds").asBoolean();
                }
            }
            stands.merge(row.path("theorem").asString("?"), all, Boolean::logicalAnd);
        }
        long broken = stands.values().stream().filter(all -> !all).count();
        return stands.size() + " theorems, in " + broken + " something does not hold in some reading";
    }

    private static String labels(JsonNode result) {
        Map<String, Integer> counts = new TreeMap<>();
        for (JsonNode study : result) {
            counts.merge(study.path("verdict").path("label").asString("?"), 1, Integer::sum);
        }
        List<String> words = new ArrayList<>();
        counts.forEach((label, count) -> words.add(count + " " + label));
        return String.join(", ", words);
    }

    private static String words(JsonNode verdict) {
        return verdict.asString("").toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String number(JsonNode within, String key) {
        JsonNode value = within.path(key);
        return value.isString() ? shortened(value.asString()) : bounds(within.path(key + "Bounds"));
    }

    private static String bounds(JsonNode bounds) {
        String lower = shortened(bounds.path("lower").asString("?"));
        String upper = shortened(bounds.path("upper").asString("?"));
        return lower.equals(upper) ? lower : "[" + lower + ", " + upper + "]";
    }

    private static String shortened(String number) {
        return number.length() <= LONGEST_NUMBER ? number : number.substring(0, LONGEST_NUMBER) + "..";
    }
}
