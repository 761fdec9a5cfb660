package org.counterplay.model.program;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Names that every reader of MPS and LP files takes: letters, digits, dots and underscores, at most 200 characters, not
 * beginning with a digit or a dot, not looking like an exponent, not a keyword of the LP format, and no two the same.
 */
final class ExportNames {
    private static final int LONGEST = 200;
    private static final Set<String> KEYWORDS = Set.of(
            "min",
            "max",
            "minimize",
            "maximize",
            "minimum",
            "maximum",
            "subject",
            "to",
            "such",
            "that",
            "st",
            "s.t.",
            "bound",
            "bounds",
            "free",
            "inf",
            "infinity",
            "general",
            "generals",
            "gen",
            "integer",
            "integers",
            "int",
            "binary",
            "binaries",
            "bin",
            "semi",
            "semis",
            "sos",
            "sos1",
            "sos2",
            "end",
            "nan",
            "marker",
            "obj",
            "rhs",
            "rng",
            "bnd");

    private final Set<String> used = new HashSet<>();

    /** A name near the wanted one. */
    String unique(String wanted) {
        String plain = plain(wanted);
        String name = plain;
        for (int number = 2; !used.add(name); number++) {
            name = plain + "_" + number;
        }
        return name;
    }

    private static String plain(String wanted) {
        StringBuilder name = new StringBuilder(wanted.length() + 2);
        for (int k = 0; k < Math.min(wanted.length(), LONGEST); k++) {
            char c = wanted.charAt(k);
            name.append(letter(c) || digit(c) || c == '_' || c == '.' ? c : '_');
        }
        boolean digitFirst = name.isEmpty() || digit(name.charAt(0)) || name.charAt(0) == '.';
        // "2 e5" would be read as 2e5.
        boolean exponent = !name.isEmpty()
                && (name.charAt(0) == 'e' || name.charAt(0) == 'E')
                && (name.length() == 1 || "eE.0123456789".indexOf(name.charAt(1)) >= 0);
        if (digitFirst || exponent || KEYWORDS.contains(name.toString().toLowerCase(Locale.ROOT))) {
            name.insert(0, "n_");
        }
        return name.toString();
    }

    private static boolean letter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
