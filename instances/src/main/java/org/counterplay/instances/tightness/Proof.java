package org.counterplay.instances.tightness;

import java.util.function.Predicate;
import org.hipparchus.fraction.BigFraction;

/**
 * A constant with which a bound is proved.
 *
 * @param constant in the place of c
 * @param how where the proof stands, or how it goes
 * @param where the points at which it is
 */
public record Proof(BigFraction constant, String how, Predicate<Point> where) {
    /** One that holds everywhere. */
    public static Proof everywhere(BigFraction constant, String how) {
        return new Proof(constant, how, any -> true);
    }
}
