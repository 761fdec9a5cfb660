package org.counterplay.instances.format;

import org.jspecify.annotations.Nullable;

/** Numbers that are exactly doubles, as texts, without long arithmetic. */
final class QuickNumber {
    private static final long SMALL = 1L << 53;
    private static final int MOST_DIGITS = 18;
    private static final int MOST_DECIMALS = 15;

    private QuickNumber() {}

    /**
     * The number that a text stands for, where that is exactly a double and the text is {@code -?[0-9]+} or a decimal without
     * exponent or a fraction over a power of two, all of at most 18 digits; else NaN, which says nothing.
     */
    static double parse(String text) {
        int length = text.length();
        boolean negative = length > 0 && text.charAt(0) == '-';
        int start = negative ? 1 : 0;
        int at = digitsEnd(text, start);
        if (at == start || at - start > MOST_DIGITS) {
            return Double.NaN;
        }
        long value = digits(text, start, at, 0);
        double magnitude = value < SMALL ? value : Double.NaN;
        if (at < length) {
            int end = digitsEnd(text, at + 1);
            if (end < length || end == at + 1 || end - at - 1 > MOST_DIGITS) {
                return Double.NaN;
            }
            magnitude = switch (text.charAt(at)) {
                case '/' -> over(value, digits(text, at + 1, end, 0));
                case '.' ->
                    end - start > MOST_DIGITS ? Double.NaN : decimal(digits(text, at + 1, end, value), end - at - 1);
                default -> Double.NaN;
            };
        }
        return negative && magnitude != 0 ? -magnitude : magnitude;
    }

    /**
     * A double as {@code p/q} or {@code p} in lowest terms, or null where these are longer than a long.
     *
     * @param value finite
     */
    static @Nullable String format(double value) {
        if (value == Math.rint(value)) {
            return Math.abs(value) < SMALL ? Long.toString((long) value) : null;
        }
        int exponent = Math.getExponent(value) - 52;
        if (exponent < -114 || exponent > 0) {
            return null;
        }
        long significand = (Double.doubleToRawLongBits(value) & (SMALL / 2 - 1)) | (SMALL / 2);
        int zeros = Long.numberOfTrailingZeros(significand);
        int shift = -exponent - zeros;
        if (shift > 62) {
            return null;
        }
        return (value < 0 ? "-" : "") + (significand >> zeros) + "/" + (1L << shift);
    }

    private static int digitsEnd(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    private static long digits(String text, int from, int end, long before) {
        long value = before;
        for (int k = from; k < end; k++) {
            value = 10 * value + (text.charAt(k) - '0');
        }
        return value;
    }

    private static double over(long value, long denominator) {
        return value < SMALL && Long.bitCount(denominator) == 1 ? (double) value / denominator : Double.NaN;
    }

    /** {@code value / 10^decimals}, a double where {@code 5^decimals} divides the value. */
    private static double decimal(long value, int decimals) {
        if (decimals > MOST_DECIMALS) {
            return Double.NaN;
        }
        long fives = 1;
        for (int k = 0; k < decimals; k++) {
            fives *= 5;
        }
        return value % fives == 0 && value / fives < SMALL ? (double) (value / fives) / (1L << decimals) : Double.NaN;
    }
}
