package org.counterplay.model.polytope;

import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/** The points x with {@code normal . x <= offset}. */
public record Halfspace(Point normal, BigFraction offset) {
    public Halfspace {
        if (normal.isZero()) {
            throw new IllegalArgumentException("a half-space whose normal is zero");
        }
    }

    /** How far a point is beyond the boundary, {@code normal . x - offset}: at most 0 within, 0 on the boundary. */
    public BigFraction excess(Point x) {
        return normal.dot(x).subtract(offset);
    }

    /** Whether a point lies in it. */
    public boolean contains(Point x) {
        return excess(x).getNumerator().signum() <= 0;
    }

    @Override
    public String toString() {
        return normal + " . x <= " + Rationals.format(offset);
    }
}
