package org.counterplay.solvers.search.bound;

import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** Errors of states alone say nothing of actions, so nothing of either term. */
record StatesTerms() implements Terms {
    @Override
    public @Nullable BigFraction deviations(Frame frame, BigFraction mass) {
        return null;
    }

    @Override
    public @Nullable BigFraction values(Frame frame, BigFraction mass) {
        return null;
    }

    @Override
    public BigFraction atFirst(Frame frame, BigFraction mass) {
        return Rationals.of(1);
    }
}
