package org.counterplay.reports.page;

import java.util.List;
import java.util.Map;

/**
 * Text as LaTeX takes it in its plainest form (T1 fonts, no packages): signs that mean something to it are written out,
 * letters of formulas stand in math mode, and long names may break behind their punctuation.
 */
final class TexText {
    private static final List<String> GREEK = List.of(
            "alpha",
            "beta",
            "gamma",
            "delta",
            "varepsilon",
            "zeta",
            "eta",
            "theta",
            "iota",
            "kappa",
            "lambda",
            "mu",
            "nu",
            "xi",
            "omicron",
            "pi",
            "rho",
            "varsigma",
            "sigma",
            "tau",
            "upsilon",
            "phi",
            "chi",
            "psi",
            "omega");
    private static final int FIRST_GREEK = 0x3b1;
    private static final Map<Integer, String> SIGNS = Map.ofEntries(
            Map.entry((int) '\\', "\\textbackslash{}"),
            Map.entry((int) '{', "\\{"),
            Map.entry((int) '}', "\\}"),
            Map.entry((int) '$', "\\$"),
            Map.entry((int) '&', "\\&"),
            Map.entry((int) '#', "\\#"),
            Map.entry((int) '%', "\\%"),
            Map.entry((int) '_', "\\_"),
            Map.entry((int) '^', "\\textasciicircum{}"),
            Map.entry((int) '~', "\\textasciitilde{}"),
            Map.entry((int) '<', "$<$"),
            Map.entry((int) '>', "$>$"),
            Map.entry((int) '|', "$|$"),
            Map.entry((int) '"', "\\textquotedbl{}"),
            Map.entry(0x2264, "$\\leq$"),
            Map.entry(0x2265, "$\\geq$"),
            Map.entry(0x2260, "$\\neq$"),
            Map.entry(0x2212, "$-$"),
            Map.entry(0xd7, "$\\times$"),
            Map.entry(0xb7, "$\\cdot$"),
            Map.entry(0x221e, "$\\infty$"),
            Map.entry(0x2026, "\\ldots{}"),
            Map.entry(0x2013, "--"),
            Map.entry(0x2014, "---"),
            Map.entry(0x2019, "'"),
            Map.entry(0x3a3, "$\\Sigma$"),
            Map.entry(0x3a6, "$\\Phi$"),
            Map.entry(0x3a9, "$\\Omega$"),
            Map.entry(0xb2, "$^2$"),
            Map.entry(0xb3, "$^3$"));

    private TexText() {}

    /** The text; what has no form of its own is shown by its code point, as {@code [U+2603]}. */
    static String of(String text) {
        String set = Symbols.of(text);
        StringBuilder out = new StringBuilder(set.length() + 16);
        set.codePoints().forEach(c -> out.append(character(c)));
        return out.toString();
    }

    /** A name, which may break behind colons, commas, equals signs, slashes, dots and hyphens within it. */
    static String name(String text) {
        return of(text).replaceAll("(?<=[A-Za-z0-9][:,=/.-]|\\\\_)(?=[A-Za-z0-9$])", "\\\\allowbreak{}");
    }

    private static String character(int c) {
        String sign = SIGNS.get(c);
        if (sign != null) {
            return sign;
        }
        if (c >= FIRST_GREEK && c < FIRST_GREEK + GREEK.size()) {
            return "$\\" + GREEK.get(c - FIRST_GREEK) + "$";
        }
        if (c >= 0x2080 && c <= 0x2089) {
            return "$_" + (c - 0x2080) + "$";
        }
        if (Character.isISOControl(c)) {
            return " ";
        }
        boolean latin = c < 0x7f || (c >= 0xc0 && c <= 0xff);
        return latin ? Character.toString(c) : String.format("[U+%04X]", c);
    }
}
