package org.counterplay.instances.promise;

import java.util.List;
import org.counterplay.instances.Quantity;
import org.hipparchus.fraction.BigFraction;

/**
 * P2, Theorem 1: equal occupancy measures mean equal policies on visited states.
 *
 * <p><b>Statement.</b> {@code rho_L = rho_E} implies {@code L(s) = E(s)} wherever {@code mu_E(s) > 0}: the cloning error is 0. In
 * finite horizons of stationary policies.
 *
 * <p><b>Source.</b> arXiv:2602.21020, Theorem 1.
 */
public final class EqualPlay extends ZeroBound {
    public EqualPlay() {
        super(
                "P2/Theorem-1",
                "equal occupancy measures: equal policies on visited states",
                Quantity.BC_ERROR,
                List.of(),
                "2602.21020, Theorem 1");
    }

    @Override
    public List<Condition> conditions(Measurements measured) {
        return List.of(
                Condition.product(measured),
                Condition.stationary(measured),
                Condition.atMost(measured, Quantity.OCCUPANCY_L1, "equal occupancy measures", BigFraction.ZERO));
    }
}
