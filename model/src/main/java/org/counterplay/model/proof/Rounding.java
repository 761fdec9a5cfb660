package org.counterplay.model.proof;

import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/** How table entries are rounded so that they stay short: not at all, or outward to multiples of {@code 2^-bits}. */
record Rounding(Direction direction, int bits) {
    enum Direction {
        NONE,
        UP,
        DOWN
    }

    static final Rounding NONE = new Rounding(Direction.NONE, 0);

    static Rounding up(int bits) {
        return new Rounding(Direction.UP, bits);
    }

    static Rounding down(int bits) {
        return new Rounding(Direction.DOWN, bits);
    }

    BigFraction apply(BigFraction value) {
        return switch (direction) {
            case NONE -> value;
            case UP -> value.getDenominator().bitLength() <= bits ? value : Rationals.roundUp(value, bits);
            case DOWN -> value.getDenominator().bitLength() <= bits ? value : Rationals.roundDown(value, bits);
        };
    }
}
