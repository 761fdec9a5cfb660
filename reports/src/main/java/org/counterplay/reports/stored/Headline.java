package org.counterplay.reports.stored;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.counterplay.reports.store.Run;
import tools.jackson.databind.JsonNode;

/** What a run came to, in a few words, read from its result. */
public final class Headline {
    private static final int LONGEST_NUMBER = 24;
    private static final int LONGEST_ERROR = 120;

    private Headline() {}

    /** Empty where the result is not of a form that is known. */
    public static String of(Run run) {
        JsonNode result = Results.read(run);
        if (result.path(Run.ERROR).isString()) {
            return error(result.path(Run.ERROR).asString());
        }
        return switch (run.kind()) {
            case "certify" -> certified(result);
            case "check" ->
                result.path("accepted").asBoolean(false) ? "accepted: " + words(result.path("verdict")) : "rejected";
            case "compare" ->
                "value gap " + number(result, "valueGap") + ", regret gap " + bounds(result.path("regretGap"));
            case "solve" ->
                result.path("objective").path("name").asString("objective") + " "
                        + number(result.path("objective"), "value");
            case "payoffs" -> "welfare at most " + number(result, "welfare");
            case "search" -> "gap " + found(result.path("gap"));
            case "audit" -> audited(result);
            case "tightness" -> studied(result);
            case RunSelection.CELL -> cell(result);
            default -> "";
        };
    }

    private static String error(String message) {
        String line = message.lines().findFirst().orElse("");
        return "error: " + (line.length() <= LONGEST_ERROR ? line : line.substring(0, LONGEST_ERROR) + "..");
    }

    private static String certified(JsonNode result) {
        return words(result.path("verdict")) + ", regret " + bounds(result.path("regret"));
    }

    private static String found(JsonNode gap) {
        String lower =
                gap.path("lower").isString() ? shortened(gap.path("lower").asString()) : "none";
        String upper = gap.path("upper").isString()
                ? ", at most " + shortened(gap.path("upper").asString())
                : "";
        return lower + upper;
    }

    /** An audit has one verdict for a theorem, which stands at each of its readings. */
    private static String audited(JsonNode result) {
        Map<String, String> verdicts = new TreeMap<>();
        result.forEach(row -> verdicts.put(row.path("theorem").asString("?"), label(row)));
        return counted(verdicts.values());
    }

    private static String studied(JsonNode result) {
        return counted(result.valueStream().map(Headline::label).toList());
    }

    private static String label(JsonNode judged) {
        return judged.path("verdict").path("label").asString("?");
    }

    private static String counted(Collection<String> labels) {
        Map<String, Integer> counts = new TreeMap<>();
        labels.forEach(label -> counts.merge(label, 1, Integer::sum));
        List<String> words = new ArrayList<>();
        counts.forEach((label, count) -> words.add(count + " " + label));
        return String.join(", ", words);
    }

    private static String cell(JsonNode cell) {
        JsonNode found = cell.path("found");
        return found.isObject()
                ? "found " + number(found, "value") + ", ratio " + number(found, "ratio")
                : "nothing found";
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
