package org.counterplay.instances.format;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** How names and numbers are shown in messages: short, whatever the file holds. */
public final class Shown {
    private static final int LONGEST = 60;
    private static final int MOST_NAMES = 6;
    private static final int MOST_CANDIDATES = 1_000;

    private Shown() {}

    /** A text, cut where it is long, without control characters. */
    public static String text(String text) {
        String shown = text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
        return shown.codePoints().anyMatch(Character::isISOControl)
                ? shown.codePoints()
                        .mapToObj(c -> Character.isISOControl(c) ? "?" : Character.toString(c))
                        .collect(Collectors.joining())
                : shown;
    }

    /** A number as {@code p/q} or, where that is long, about what it is. */
    public static String number(BigFraction value) {
        if (Rationals.bits(value) > 3 * LONGEST) {
            return "about " + Rationals.toDouble(value);
        }
        return Rationals.format(value);
    }

    /** The first few names of a collection. */
    public static String names(Collection<String> names) {
        return names.stream().limit(MOST_NAMES).map(Shown::text).collect(Collectors.joining(", "))
                + (names.size() > MOST_NAMES ? ", .. (" + names.size() + " in all)" : "");
    }

    /** {@code "; maybe NAME"} where one of the names is like the text, else nothing. */
    public static String maybe(String text, Collection<String> names) {
        @Nullable String best = null;
        int least = Math.min(3, text.length());
        if (text.length() <= LONGEST && names.size() <= MOST_CANDIDATES) {
            for (String name : names) {
                int distance = Math.abs(name.length() - text.length()) < least ? distance(text, name) : least;
                if (distance < least) {
                    least = distance;
                    best = name;
                }
            }
        }
        return best == null ? "" : "; maybe \"" + best + "\"";
    }

    static String maybe(String text, String... names) {
        return maybe(text, List.of(names));
    }

    /** The number of insertions, deletions and replacements that turn one text into the other (Levenshtein). */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
