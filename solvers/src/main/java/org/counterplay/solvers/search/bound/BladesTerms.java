package org.counterplay.solvers.search.bound;

import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * BLADES &lt;= eps: {@code sum_h E_{d_h} t <= M} under every deviation, with at most 1 a step: S is spent on the first steps, where it
 * is largest.
 */
record BladesTerms() implements Terms {
    @Override
    public BigFraction deviations(Frame frame, BigFraction mass) {
        return frame.spent(mass, frame.deviated());
    }

    @Override
    public BigFraction values(Frame frame, BigFraction mass) {
        return frame.spent(mass, frame.obeyed());
    }

    @Override
    public BigFraction atFirst(Frame frame, BigFraction mass) {
        return Rationals.min(mass, BigFraction.ONE);
    }
}
