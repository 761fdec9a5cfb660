package org.counterplay.model.assumption;

import org.counterplay.model.number.Enclosure;
import org.hipparchus.fraction.BigFraction;

/** A nonnegative quantity that may be infinite. */
public sealed interface Magnitude {
    /** A number, exact or enclosed. */
    record Finite(Enclosure value) implements Magnitude {}

    /** Infinite, for certain. */
    record Infinite() implements Magnitude {}

    /** A number known exactly. */
    static Magnitude exactly(BigFraction value) {
        return new Finite(Enclosure.exactly(value));
    }

    /** Whether it is infinite. */
    default boolean infinite() {
        return this instanceof Infinite;
    }

    /**
     * The number.
     *
     * @throws IllegalStateException if it is infinite
     */
    default Enclosure finite() {
        return switch (this) {
            case Finite finite -> finite.value();
            case Infinite infinite -> throw new IllegalStateException("the quantity is infinite");
        };
    }
}
