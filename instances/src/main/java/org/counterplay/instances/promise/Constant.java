package org.counterplay.instances.promise;

import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * The number in front of a bound.
 *
 * @param origin whose number it is
 * @param value the number
 * @param source where it stands, or how it comes about
 */
public record Constant(Origin origin, BigFraction value, String source) {
    /** Whose number a constant is. */
    public enum Origin {
        /** In the paper, or what its proof comes to where it writes O(.). */
        PRINTED("printed"),
        /** Proved in the doc comment of the promise. */
        DERIVED("derived");

        private final String label;

        Origin(String label) {
            this.label = label;
        }

        /** Its name in reports. */
        public String label() {
            return label;
        }
    }

    static Constant printed(long value, String source) {
        return new Constant(Origin.PRINTED, Rationals.of(value), source);
    }

    static Constant derived(long value, String source) {
        return new Constant(Origin.DERIVED, Rationals.of(value), source);
    }
}
