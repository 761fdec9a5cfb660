package org.counterplay.instances.promise;

import java.util.List;
import org.counterplay.instances.Quantity;
import org.hipparchus.fraction.BigFraction;

/**
 * The upper bound that P1, Theorem 4.5 and Corollary 4.8 are measured against: with equal occupancy measures the regret gap is
 * at most 2 (h - 1).
 *
 * <p><b>Statement.</b> 4.5 prints a witness of {@code rho_L = rho_E} with a regret gap of H - 2, and Omega(H).
 *
 * <p><b>Derived: 2 (h - 1).</b> Equal measures give equal values, and stationary policies are equal wherever the expert goes,
 * so at the initial states. Let the expert's deviator do at step 1 what the learner's best one does: both earn the same there
 * and are led to the same states. After that each earns between -(h-1) and h-1 (discounted: gamma/(1-gamma) = h - 1).
 *
 * <p><b>Source.</b> arXiv:2406.04219, Theorem 4.5, E.3.
 */
public final class RegretOfEqualOccupancies extends Promise {
    public RegretOfEqualOccupancies() {
        super(
                "P1/4.5",
                "equal occupancy measures: regret gap <= c (h - 1)",
                Quantity.REGRET_GAP,
                "c (h - 1)",
                List.of());
    }

    @Override
    public List<Condition> conditions(Measurements measured) {
        return List.of(
                Condition.stationary(measured),
                Condition.boundedRewards(measured),
                Condition.atMost(measured, Quantity.OCCUPANCY_L1, "equal occupancy measures", BigFraction.ZERO));
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
