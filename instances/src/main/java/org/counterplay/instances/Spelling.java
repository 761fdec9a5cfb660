package org.counterplay.instances;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Which known words someone may have meant. */
public final class Spelling {
    private static final int SUGGESTIONS = 3;
    private static final int LONGEST = 60;

    private Spelling() {}

    /** At most three known words that are near the given one (or of which it is a part), the nearest first. */
    public static List<String> near(String word, List<String> known) {
        String meant = word.toLowerCase(Locale.ROOT);
        if (meant.length() > LONGEST) {
            return List.of();
        }
        return known.stream()
                .filter(candidate -> (meant.length() >= 3
                                && candidate.toLowerCase(Locale.ROOT).contains(meant))
                        || away(meant, candidate) <= Math.max(2, candidate.length() / 3))
                .sorted(Comparator.comparingInt(candidate -> away(meant, candidate)))
                .limit(SUGGESTIONS)
                .toList();
    }

    private static int away(String meant, String candidate) {
        return distance(meant, candidate.toLowerCase(Locale.ROOT));
    }

    /** Least number of insertions, deletions and substitutions of a letter that make one word of the other. */
    static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substituted, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
