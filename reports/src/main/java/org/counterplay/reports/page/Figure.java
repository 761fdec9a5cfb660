package org.counterplay.reports.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A number of a document as a page shows it.
 *
 * @param main exact where it is short, else its first digits; or bounds, or a word
 * @param aside the rounded decimal beside a fraction, or empty
 * @param whole all of it, exact
 * @param value for drawing; null where it is no one finite number
 */
public record Figure(
        String main, String aside, String whole, @Nullable BigFraction value) {
    private static final int LONGEST = 22;
    private static final int DIGITS = 5;

    /** What stands where a document has no number. */
    public static final Figure NONE = new Figure("\u2013", "", "", null);

    /** Of an exact number. */
    public static Figure of(BigFraction value) {
        String text = minus(Rationals.format(value));
        if (text.length() > LONGEST) {
            return new Figure(decimal(value, 2 * DIGITS, RoundingMode.DOWN) + "\u2026", "", text, value);
        }
        return new Figure(
                text, text.indexOf('/') < 0 ? "" : decimal(value, DIGITS, RoundingMode.HALF_EVEN), text, value);
    }

    /**
     * Of a key of an object: an exact number as text, else {@code {"lower": .., "upper": ..}} there or under {@code keyBounds},
     * else any other text.
     */
    static Figure read(JsonNode object, String key) {
        JsonNode node = object.path(key);
        if (node.isString() || node.isNumber()) {
            return text(node.asString());
        }
        JsonNode bounds = node.isObject() ? node : object.path(key + "Bounds");
        if (bounds.path("lower").isString() || bounds.path("upper").isString()) {
            return bounds(bounds);
        }
        String unknown = object.path(key + "Unknown").asString("");
        return unknown.isEmpty() ? NONE : new Figure("unknown", "", unknown, null);
    }

    /** Of a text that may be a number. */
    static Figure text(String text) {
        BigFraction value = number(text);
        return value == null ? new Figure(text.equals("infinity") ? "\u221e" : text, "", text, null) : of(value);
    }

    /** The first digits of a number that goes on, rounded toward 0: {@code 0.27440...}. */
    static String shortened(BigFraction value) {
        return decimal(value, DIGITS, RoundingMode.DOWN) + "\u2026";
    }

    /** Whether there is anything to show. */
    public boolean present() {
        return !main.equals(NONE.main);
    }

    /** All of it where it is not shown whole; else null. */
    public @Nullable String hidden() {
        return whole.isEmpty() || whole.equals(main) ? null : whole;
    }

    /** The nearest double, or NaN. */
    public double nearest() {
        return value == null ? Double.NaN : Rationals.toDouble(value);
    }

    /** Of {@code {"lower": .., "upper": ..}}. */
    static Figure bounds(JsonNode bounds) {
        JsonNode lower = bounds.path("lower");
        JsonNode upper = bounds.path("upper");
        BigFraction least = number(lower.asString(""));
        BigFraction most = number(upper.asString(""));
        if (least != null && least.equals(most)) {
            return of(least);
        }
        String shown =
                "[" + end(least, lower, RoundingMode.FLOOR) + ", " + end(most, upper, RoundingMode.CEILING) + "]";
        String whole = "[" + lower.asString("?") + ", " + upper.asString("?") + "]";
        return new Figure(shown, "", minus(whole), null);
    }

    /** An end of bounds, rounded outward where it is long; {@code ?} where there is none. */
    private static String end(@Nullable BigFraction value, JsonNode stated, RoundingMode mode) {
        if (value == null) {
            return stated.asString("").equals("infinity") ? "\u221e" : "?";
        }
        String text = minus(Rationals.format(value));
        return text.length() <= LONGEST / 2 ? text : decimal(value, 2 * DIGITS, mode);
    }

    private static @Nullable BigFraction number(String text) {
        boolean maybe = !text.isEmpty()
                && text.length() <= Rationals.MAX_LENGTH
                && text.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-./eE".indexOf(c) >= 0);
        if (!maybe) {
            return null;
        }
        try {
            return Rationals.parse(text);
        } catch (NumberFormatException no) { // "e", "1/": a word after all
            return null;
        }
    }

    private static String decimal(BigFraction value, int digits, RoundingMode mode) {
        BigDecimal shown = new BigDecimal(value.getNumerator())
                .divide(new BigDecimal(value.getDenominator()), new MathContext(digits, mode))
                .stripTrailingZeros();
        int magnitude = shown.precision() - shown.scale();
        return minus(
                magnitude > -4 && magnitude < 13
                        ? shown.toPlainString()
                        : shown.toString().replace("E+", "e").replace('E', 'e'));
    }

    private static String minus(String text) {
        return text.replace('-', '\u2212');
    }
}
