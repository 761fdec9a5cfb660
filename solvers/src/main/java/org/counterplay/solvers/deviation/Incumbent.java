package org.counterplay.solvers.deviation;

import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * The best deviation known.
 *
 * @param value its value, exactly
 * @param below a double at most the value
 * @param above a double at least the value
 */
record Incumbent(Deviation deviation, BigFraction value, double below, double above) {
    static Incumbent of(Deviation deviation, BigFraction value) {
        double near = Rationals.toDouble(value);
        return new Incumbent(deviation, value, Math.nextDown(near), Math.nextUp(near));
    }
}
