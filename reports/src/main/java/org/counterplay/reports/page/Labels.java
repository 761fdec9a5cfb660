package org.counterplay.reports.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.counterplay.reports.page.Page.Judgement;
import org.hipparchus.fraction.BigFraction;
import tools.jackson.databind.JsonNode;

/** Verdicts' labels as people read them. */
final class Labels {
    private Labels() {}

    /**
     * The verdict of an object that has one under {@code verdict}.
     *
     * @param all the readings that the theorem is judged under
     */
    static Judgement read(String of, JsonNode object, List<Map<String, String>> all) {
        JsonNode verdict = object.path("verdict");
        String label = verdict.path("label").asString("");
        return new Judgement(
                of,
                words(label),
                Symbols.of(detail(label, verdict, all)),
                tone(label),
                verdict.path("sentence").asString(""));
    }

    /** What a label is about: the constant, the reading, what is violated and by how much, the counterexample; or empty. */
    private static String detail(String label, JsonNode verdict, List<Map<String, String>> all) {
        return switch (label) {
            case "HOLDS_WITH_CONSTANT" -> Figure.read(verdict, "constant").main();
            case "HOLDS_UNDER_READING" -> {
                List<Map<String, String>> some = new ArrayList<>();
                verdict.path("readings").forEach(reading -> some.add(Readings.choices(reading)));
                yield some.isEmpty() ? "" : Readings.name(some, all);
            }
            case "ASSUMPTION_VIOLATED" -> quantity(verdict.path("assumption").asString("")) + factor(verdict);
            case "CLAIM_WRONG" -> quantity(verdict.path("claim").asString("")) + factor(verdict);
            case "REFUTED" ->
                verdict.path("by").isString() ? "by " + verdict.path("by").asString() + factor(verdict) : "";
            default -> "";
        };
    }

    private static String factor(JsonNode verdict) {
        BigFraction factor = Figure.read(verdict, "factor").value();
        if (factor == null || factor.getNumerator().signum() <= 0) {
            return "";
        }
        boolean larger = factor.compareTo(BigFraction.ONE) > 0;
        return ", " + (larger ? "too large" : "short") + " by a factor of "
                + Figure.of(larger ? factor : factor.reciprocal()).main();
    }

    private static String words(String label) {
        return switch (label) {
            case "HOLDS" -> "holds";
            case "HOLDS_UNDER_READING" -> "holds under a reading";
            case "HOLDS_WITH_CONSTANT" -> "holds with constant";
            case "ASSUMPTION_VIOLATED" -> "assumption violated";
            case "CLAIM_WRONG" -> "claim wrong";
            case "REFUTED" -> "refuted";
            case "OPEN" -> "open";
            case "NOT_JUDGED" -> "not judged";
            default -> label.toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    /** {@code good}, {@code partly}, {@code bad} or {@code open}; a label that is not known is open. */
    static String tone(String label) {
        String word = label.toUpperCase(Locale.ROOT);
        return switch (word) {
            case "HOLDS", "SHARP", "RESPECTED" -> "good";
            case "HOLDS_UNDER_READING", "HOLDS_WITH_CONSTANT" -> "partly";
            case "ASSUMPTION_VIOLATED", "CLAIM_WRONG", "REFUTED" -> "bad";
            default -> "open";
        };
    }

    /** A quantity's key in words: {@code regretGap} is "regret gap". */
    static String quantity(String key) {
        return switch (key) {
            case "bc" -> "cloning error";
            case "bcAgentL1" -> "cloning error of an agent (L1)";
            case "nashGap" -> "Nash gap";
            case "expertNashGap" -> "expert\u2019s Nash gap";
            case "malice" -> "MALICE loss";
            case "blades" -> "BLADES loss";
            case "occupancyL1" -> "occupancy L1";
            case "statesL1" -> "states L1";
            case "tv" -> "TV";
            default -> spelled(key);
        };
    }

    private static String spelled(String key) {
        return key.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").replace('.', ' ').toLowerCase(Locale.ROOT);
    }
}
