package org.counterplay.instances.promise;

import java.util.List;
import org.counterplay.instances.Quantity;
import org.hipparchus.fraction.BigFraction;

/**
 * P2, stated without proof: {@code ValueGap <= eps_rho / (1-gamma)}, {@code eps_rho = ||rho_L - rho_E||_1}.
 *
 * <p><b>Constants.</b> Printed 1. Derived 1: {@code V_i = h E_rho r_i} and {@code |r_i| <= 1}.
 *
 * <p><b>Source.</b> arXiv:2602.21020, as in related-results.
 */
public final class OccupancyValue extends Promise {
    public OccupancyValue() {
        super(
                "P2/Inequality-2",
                "value gap <= eps h, eps the L1 distance of the occupancy measures",
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
        return List.of(
                Constant.printed(1, "2602.21020, stated without proof"),
                Constant.derived(1, "V = h E_rho r and |r| <= 1"));
    }

    @Override
    protected BigFraction value(Constant constant, Ends ends) {
        return times(constant.value(), ends.most(Quantity.OCCUPANCY_L1), ends.horizon());
    }
}
