package org.counterplay.reports.page;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Formulas as they are typed, with the letters and signs of print. */
public final class Symbols {
    private static final Map<String, String> SIGNS = Map.of(
            "eps",
            "\u03b5",
            "beta",
            "\u03b2",
            "gamma",
            "\u03b3",
            "delta",
            "\u03b4",
            "delta_1",
            "\u03b4\u2081",
            "delta_2",
            "\u03b4\u2082",
            "<=",
            "\u2264",
            ">=",
            "\u2265",
            "^2",
            "\u00b2",
            "Omega",
            "\u03a9");
    private static final Pattern TYPED =
            Pattern.compile("\\b(?:delta_[12]|eps|beta|gamma|delta|Omega)\\b(?!=)|(?<![<>=])[<>]=(?!=)|\\^2\\b");

    private Symbols() {}

    /** {@code c eps u h^2 <= 1} as c ε u h² ≤ 1; parameters in names, as in {@code beta=1/10}, are left as they are typed. */
    public static String of(String text) {
        Matcher typed = TYPED.matcher(text);
        return typed.replaceAll(found -> Matcher.quoteReplacement(SIGNS.getOrDefault(found.group(), found.group())));
    }
}
