package org.counterplay.model.proof;

import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * How exact a certificate is to be.
 *
 * @param effort which arithmetic may be used
 * @param width the largest {@code U - L} of an agent's regret that is good enough where it is not exact
 */
public record Precision(Effort effort, BigFraction width) {
    public Precision {
        if (width.getNumerator().signum() <= 0) {
            throw new IllegalArgumentException("width is " + Rationals.format(width)
                    + "; it must be positive. Maybe ask for EXACT, whose width is 0");
        }
    }

    /** Which arithmetic may be used. */
    public enum Effort {
        /** Exact rationals where they are cheap, else enclosing ones, else intervals. */
        AUTO,
        /** Exact rationals, whatever they cost. */
        EXACT,
        /** Rationals rounded outward. */
        ENCLOSED,
        /** Doubles in outward-rounded interval arithmetic. */
        INTERVAL
    }

    /** {@code AUTO} with {@code U - L <= 1e-9}. */
    public static Precision standard() {
        return new Precision(Effort.AUTO, Rationals.of(1, 1_000_000_000L));
    }
}
