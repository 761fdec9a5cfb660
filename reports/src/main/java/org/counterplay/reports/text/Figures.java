package org.counterplay.reports.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/** Numbers as people read them; rounded ones are marked, and bounds are rounded outward. */
public final class Figures {
    /** Longest {@code p/q} that is shown; of longer ones the first digits are. */
    private static final int LONGEST = 24;

    /** Stands behind the first digits of a number that is known exactly and too long to show. */
    static final String GOES_ON = "..";

    /** What {@link #GOES_ON} means. */
    static final String GOES_ON_MEANS = "Numbers that end in .. are known exactly; --format json shows them whole.";

    private static final int DIGITS = 6;
    private static final int MOST_DIGITS = 400;

    private Figures() {}

    /** {@code 3}, or {@code 7/3 (2.33333)}, or the first digits of a long fraction, {@code 2.333333333..}. */
    public static String exact(BigFraction value) {
        String text = Rationals.format(value);
        if (text.length() > LONGEST) {
            return rounded(value, RoundingMode.DOWN, 2 * DIGITS) + GOES_ON;
        }
        return text.indexOf('/') < 0 ? text : text + " (" + rounded(value, RoundingMode.HALF_EVEN, DIGITS) + ")";
    }

    /** {@code [2.333333333, 2.333333334]} with as many digits as it takes to tell the ends apart, or one exact number. */
    public static String enclosure(Enclosure value) {
        if (value.exact()) {
            return exact(value.lower());
        }
        BigFraction most = value.width().multiply(Rationals.of(5, 4));
        for (int digits = DIGITS; digits < MOST_DIGITS; digits++) {
            BigDecimal lower = decimal(value.lower(), RoundingMode.FLOOR, digits);
            BigDecimal upper = decimal(value.upper(), RoundingMode.CEILING, digits);
            BigFraction shown = Rationals.parse(upper.subtract(lower).toString());
            if (shown.compareTo(most) <= 0) {
                return "[" + plain(lower) + ", " + plain(upper) + "]";
            }
        }
        return "[" + atMost(value.lower()) + ", " + atLeast(value.upper()) + "]";
    }

    /** A number as short as it can be read, not above the given one. */
    public static String atMost(BigFraction value) {
        String text = Rationals.format(value);
        return text.length() <= LONGEST && isShort(value) ? text : rounded(value, RoundingMode.FLOOR, 2 * DIGITS);
    }

    /** A number as short as it can be read, not below the given one. */
    public static String atLeast(BigFraction value) {
        String text = Rationals.format(value);
        return text.length() <= LONGEST && isShort(value) ? text : rounded(value, RoundingMode.CEILING, 2 * DIGITS);
    }

    /** Two digits of a number, not below it: how far something may be off. */
    public static String margin(BigFraction value) {
        return rounded(value, RoundingMode.CEILING, 2);
    }

    /** {@code [L, U]} of bounds, each rounded outward where it is long. */
    public static String bounds(Enclosure value) {
        return value.exact() || isShort(value.lower()) && isShort(value.upper())
                ? "[" + atMost(value.lower()) + ", " + atLeast(value.upper()) + "]"
                : enclosure(value);
    }

    /** A count with a thin mark between thousands: {@code 1,000,000}. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static boolean isShort(BigFraction value) {
        return Rationals.bits(value) <= 48;
    }

    private static String rounded(BigFraction value, RoundingMode mode, int digits) {
        return plain(decimal(value, mode, digits));
    }

    private static BigDecimal decimal(BigFraction value, RoundingMode mode, int digits) {
        return new BigDecimal(value.getNumerator())
                .divide(new BigDecimal(value.getDenominator()), new MathContext(digits, mode));
    }

    private static String plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        int magnitude = stripped.precision() - stripped.scale();
        boolean readable = magnitude > -5 && magnitude < 16;
        return readable
                ? stripped.toPlainString()
                : stripped.toString().replace("E+", "e").replace('E', 'e');
    }
}
