package org.counterplay.reports.page;

import java.util.Locale;
import org.counterplay.reports.page.Page.Judgement;
import tools.jackson.databind.JsonNode;

/** Verdicts' labels as people read them. */
final class Labels {
    private Labels() {}

    /** The verdict of an object that has one under {@code verdict}. */
    static Judgement read(String of, JsonNode object) {
        JsonNode verdict = object.path("verdict");
        String label = verdict.path("label").asString("");
        return new Judgement(of, words(label), tone(label), verdict.path("sentence").asString(""));
    }

    private static String words(String label) {
        return switch (label) {
            case "HOLDS" -> "holds";
            case "HOLDS_UNDER_READING" -> "holds under a reading";
            case "HOLDS_WITH_CONSTANT" -> "holds with another constant";
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
