package org.counterplay.instances.promise;

import java.util.List;
import org.counterplay.instances.Quantity;
import org.hipparchus.fraction.BigFraction;

/**
 * P1, Theorem 4.10: inverse reinforcement learning has a value gap of order eps H.
 *
 * <p><b>Statement.</b> If {@code sup_(f in F) E_E sum_h f - E_L sum_h f <= eps H} then {@code max_i J_i(E) - J_i(L) <= O(eps
 * H)}. Here F is complete, all f with values in [-1,1], so that eps is the L1 distance of the occupancy measures averaged over
 * the steps.
 *
 * <p><b>Constants.</b> Printed (in the proof): 1; derived: 1, as each r_i is in F.
 *
 * <p><b>Source.</b> arXiv:2406.04219, Theorem 4.10, E.6.
 */
public final class MomentValue extends Promise {
    public MomentValue() {
        super(
                "P1/4.10",
                "value gap <= eps h, eps the moment-matching error of a complete class",
                Quantity.VALUE_GAP,
                "c eps h",
                List.of(Quantity.OCCUPANCY_L1));
    }

    @Override
    public List<Condition> conditions(Measurements measured) {
        return List.of(Condition.boundedRewards(measured));
    }

    @Override
    public List<Constant> constants(Measurements.Setting setting) {
        return List.of(Constant.printed(1, "2406.04219, E.6"), Constant.derived(1, "r_i is in F"));
    }

    @Override
    protected BigFraction value(Constant constant, Ends ends) {
        return times(constant.value(), ends.most(Quantity.OCCUPANCY_L1), ends.horizon());
    }
}
