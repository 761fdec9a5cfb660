package org.counterplay.instances.promise;

import java.util.List;
import org.counterplay.instances.Quantity;
import org.hipparchus.fraction.BigFraction;

/**
 * The upper bound that P2, Theorem 2 is measured against: a learner with the occupancy measure of a Nash equilibrium has a Nash
 * gap of at most 2 (h - 1).
 *
 * <p><b>Statement.</b> Theorem 2 prints a witness of {@code rho_L = rho_E} with a Nash gap of 1/(1-gamma) - 1 = h - 1. Derived 2
 * (h - 1), as in {@link RegretOfEqualOccupancies}: the others play alike at step 1, so the expert's deviator earns what the
 * learner's does there, and the expert's gains nothing.
 *
 * <p><b>Source.</b> arXiv:2602.21020, Theorem 2.
 */
public final class NashGapOfEqualOccupancies extends Promise {
    public NashGapOfEqualOccupancies() {
        super(
                "P2/Theorem-2",
                "the occupancy measure of a Nash equilibrium: Nash gap <= c (h - 1)",
                Quantity.NASH_GAP,
                "c (h - 1)",
                List.of());
    }

    @Override
    public List<Condition> conditions(Measurements measured) {
        return List.of(
                Condition.product(measured),
                Condition.stationary(measured),
                Condition.boundedRewards(measured),
                Condition.atMost(measured, Quantity.OCCUPANCY_L1, "equal occupancy measures", BigFraction.ZERO),
                Condition.atMost(
                        measured, Quantity.EXPERT_NASH_GAP, "the expert is a Nash equilibrium", BigFraction.ZERO));
    }

    @Override
    public List<Constant> constants(Measurements.Setting setting) {
        return List.of(Constant.derived(2, "step 1 earns the same"));
    }

    @Override
    protected BigFraction value(Constant constant, Ends ends) {
        return times(constant.value(), ends.horizon().subtract(1));
    }
}
