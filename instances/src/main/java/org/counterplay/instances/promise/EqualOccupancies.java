package org.counterplay.instances.promise;

import java.util.List;
import org.counterplay.instances.Quantity;
import org.hipparchus.fraction.BigFraction;

/**
 * P2, Theorem 1 and Corollary 1: equal occupancy measures and full state support make the learner a Nash equilibrium as well.
 *
 * <p><b>Statement.</b> {@code rho_L = rho_E} implies equal policies on visited states; if every state is visited, {@code
 * NashGap(L) = NashGap(E) = 0}. In finite horizons the same holds of stationary policies and averaged measures.
 *
 * <p><b>Source.</b> arXiv:2602.21020, Theorem 1, Corollary 1.
 */
public final class EqualOccupancies extends ZeroBound {
    public EqualOccupancies() {
        super(
                "P2/Corollary-1",
                "equal occupancy measures with full support: Nash gap 0",
                Quantity.NASH_GAP,
                List.of(),
                "2602.21020, Corollary 1");
    }

    @Override
    public List<Condition> conditions(Measurements measured) {
        return List.of(
                Condition.product(measured),
                Condition.stationary(measured),
                Condition.atMost(measured, Quantity.OCCUPANCY_L1, "equal occupancy measures", BigFraction.ZERO),
                Condition.positive(measured, Quantity.COVERAGE_AVERAGED, "full state support"),
                Condition.atMost(
                        measured, Quantity.EXPERT_NASH_GAP, "the expert is a Nash equilibrium", BigFraction.ZERO));
    }
}
