package org.counterplay.model.number;

import org.hipparchus.fraction.BigFraction;

/** A number known to lie in {@code [lower, upper]}; exact where the two are equal. */
public record Enclosure(BigFraction lower, BigFraction upper) {
    public Enclosure {
        if (lower.compareTo(upper) > 0) {
            throw new IllegalArgumentException(
                    "lower bound " + Rationals.format(lower) + " is above the upper bound " + Rationals.format(upper));
        }
    }

    /** A number known exactly. */
    public static Enclosure exactly(BigFraction value) {
        return new Enclosure(value, value);
    }

    /** Whether the number is known exactly. */
    public boolean exact() {
        return lower.equals(upper);
    }

    /** {@code upper - lower}. */
    public BigFraction width() {
        return upper.subtract(lower);
    }

    /** The enclosure of the larger of two enclosed numbers. */
    public Enclosure max(Enclosure other) {
        return new Enclosure(Rationals.max(lower, other.lower), Rationals.max(upper, other.upper));
    }

    /** The enclosure of the difference of two enclosed numbers that are not known to depend on one another. */
    public Enclosure minus(Enclosure other) {
        return new Enclosure(lower.subtract(other.upper), upper.subtract(other.lower));
    }
}
