package org.counterplay.reports.command;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.counterplay.instances.Spelling;

/** Theorems as the command line names them: {@code P1/5.4}, or a paper alone, {@code P2}; in any case of letters. */
final class TheoremArgument {
    private TheoremArgument() {}

    /**
     * Those of all that are asked for, in their own order; all where none is.
     *
     * @param what is selected, in a word
     * @param keys the names of one, each of which selects it
     */
    static <T> List<T> select(List<String> asked, List<T> all, String what, Function<T, List<String>> keys) {
        if (asked.isEmpty()) {
            return all;
        }
        for (String key : asked) {
            if (all.stream().noneMatch(each -> names(key, keys.apply(each)))) {
                List<String> known = all.stream()
                        .flatMap(each -> keys.apply(each).stream())
                        .distinct()
                        .toList();
                List<String> near = Spelling.near(key, known);
                throw new BadArgument("there is no " + what + " \"" + key + "\""
                        + (near.isEmpty() ? "" : "; maybe " + String.join(" or ", near)) + "; there are "
                        + String.join(", ", known));
            }
        }
        return all.stream()
                .filter(each -> asked.stream().anyMatch(key -> names(key, keys.apply(each))))
                .toList();
    }

    private static boolean names(String asked, List<String> keys) {
        String word = asked.strip().toLowerCase(Locale.ROOT);
        return keys.stream()
                .map(key -> key.toLowerCase(Locale.ROOT))
                .anyMatch(key -> key.equals(word) || key.startsWith(word + "/"));
    }
}
