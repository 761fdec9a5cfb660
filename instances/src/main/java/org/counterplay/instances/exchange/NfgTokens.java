package org.counterplay.instances.exchange;

import org.counterplay.instances.format.InputException;
import org.counterplay.instances.format.Shown;
import org.counterplay.instances.format.SourceText;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * The tokens of an {@code .nfg} file, one at a time: texts in quotes, numbers, words, braces and commas, with any white
 * space between. In a text, {@code \"} is a quote and any other backslash is itself.
 */
final class NfgTokens {
    /** What a token is. */
    enum Kind {
        TEXT("a text in quotes"),
        NUMBER("a number"),
        WORD("a word"),
        OPEN("'{'"),
        CLOSE("'}'"),
        COMMA("','"),
        END("the end of the file");

        private final String shown;

        Kind(String shown) {
            this.shown = shown;
        }
    }

    private final SourceText source;
    private final String text;
    private Kind kind = Kind.END;
    private String value = "";
    private int start;
    private int at;

    /** Stands at the first token. */
    NfgTokens(SourceText source) {
        this.source = source;
        text = source.text();
        advance();
    }

    /** What the token at hand is. */
    Kind kind() {
        return kind;
    }

    /** Its text, without quotes. */
    String value() {
        return value;
    }

    /** Where it starts. */
    int offset() {
        return start;
    }

    /** How many chars of the file follow from the token at hand on. */
    int remaining() {
        return text.length() - start;
    }

    /** Goes on to the next token and returns the text of the one at hand, which must be of a kind. */
    String take(Kind wanted, String what) {
        if (kind != wanted) {
            throw unexpected(what);
        }
        String taken = value;
        advance();
        return taken;
    }

    /** Takes a number. */
    BigFraction takeNumber(String what) {
        if (kind != Kind.NUMBER) {
            throw unexpected(what);
        }
        BigFraction number;
        try {
            number = Rationals.parse(value);
        } catch (NumberFormatException bad) {
            throw error(what + ": " + bad.getMessage());
        }
        if (!Double.isFinite(Rationals.toDouble(number))) {
            throw error(what + " is beyond the range of a double, about 1.8e308");
        }
        advance();
        return number;
    }

    /** Takes a whole number. */
    int takeInteger(String what, int least, int most) {
        int offset = start;
        BigFraction number = takeNumber(what);
        if (number.compareTo(Rationals.of(least)) < 0
                || number.compareTo(Rationals.of(most)) > 0
                || !number.getDenominator().equals(java.math.BigInteger.ONE)) {
            throw source.at(
                    offset,
                    what + " is " + Shown.number(number) + "; it must be a whole number from " + least + " to " + most);
        }
        return number.getNumerator().intValueExact();
    }

    /** Takes the token if it is of a kind. */
    boolean takeIf(Kind wanted) {
        boolean is = kind == wanted;
        if (is) {
            advance();
        }
        return is;
    }

    /** The error that something else was wanted than the token at hand. */
    InputException unexpected(String wanted) {
        if (kind == Kind.END) {
            return error("the file ends where " + wanted + " should stand; maybe it was cut off");
        }
        boolean fixed = kind == Kind.OPEN || kind == Kind.CLOSE || kind == Kind.COMMA;
        String met = fixed ? kind.shown : kind.shown + " (" + Shown.text(value.isEmpty() ? "empty" : value) + ")";
        return error(wanted + " should stand here, not " + met);
    }

    /** An error at the token at hand. */
    InputException error(String problem) {
        return source.at(start, problem);
    }

    private void advance() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        start = at;
        value = "";
        if (at == text.length()) {
            kind = Kind.END;
            return;
        }
        char c = text.charAt(at);
        switch (c) {
            case '{' -> single(Kind.OPEN);
            case '}' -> single(Kind.CLOSE);
            case ',' -> single(Kind.COMMA);
            case '"' -> quoted();
            default -> word(c);
        }
    }

    private void single(Kind single) {
        kind = single;
        at++;
    }

    private void word(char first) {
        while (at < text.length() && !endsWord(text.charAt(at))) {
            at++;
        }
        value = text.substring(start, at);
        kind = first >= '0' && first <= '9' || first == '-' || first == '+' || first == '.' ? Kind.NUMBER : Kind.WORD;
    }

    private static boolean endsWord(char c) {
        return Character.isWhitespace(c) || c == '{' || c == '}' || c == ',' || c == '"';
    }

    private void quoted() {
        StringBuilder content = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                at++;
            }
            content.append(text.charAt(at++));
        }
        if (at == text.length()) {
            throw error("this text has no closing quote; maybe the file was cut off");
        }
        at++;
        value = content.toString();
        kind = Kind.TEXT;
    }
}
