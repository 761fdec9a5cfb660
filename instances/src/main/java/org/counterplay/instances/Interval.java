package org.counterplay.instances;

import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/** The rationals from {@code low} to {@code high}; an end may be left out. */
public record Interval(BigFraction low, boolean lowIncluded, BigFraction high, boolean highIncluded) {
    /** Both ends belong to it. */
    public static Interval closed(BigFraction low, BigFraction high) {
        return new Interval(low, true, high, true);
    }

    /** {@code low} does not belong to it, {@code high} does. */
    public static Interval above(BigFraction low, BigFraction high) {
        return new Interval(low, false, high, true);
    }

    /** {@code low} belongs to it, {@code high} does not. */
    public static Interval below(BigFraction low, BigFraction high) {
        return new Interval(low, true, high, false);
    }

    /** Neither end belongs to it. */
    public static Interval open(BigFraction low, BigFraction high) {
        return new Interval(low, false, high, false);
    }

    /** Whether the value lies in it. */
    public boolean contains(BigFraction value) {
        int fromLow = value.compareTo(low);
        int fromHigh = value.compareTo(high);
        return (fromLow > 0 || (lowIncluded && fromLow == 0)) && (fromHigh < 0 || (highIncluded && fromHigh == 0));
    }

    /** In words, as {@code "above 0, at most 1/2"}. */
    public String describe() {
        return (lowIncluded ? "at least " : "above ") + Rationals.format(low) + ", "
                + (highIncluded ? "at most " : "below ") + Rationals.format(high);
    }
}
