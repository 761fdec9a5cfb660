package org.counterplay.instances.audit;

import java.util.List;
import java.util.stream.Stream;
import org.counterplay.instances.Quantity;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * P1, Theorem 4.5 and Corollary 4.8: a learner that matches the expert's occupancy measure can have regret H - 2.
 *
 * <p><b>Statements.</b> 4.5: {@code rho_L = rho_E} and a regret gap of order H. 4.8: the expert is an approximate equilibrium,
 * the value gap is delta_2 (here 0), and the learner's regret is of order H.
 *
 * <p><b>Source.</b> arXiv:2406.04219, Theorem 4.5, E.3, Figure 2; Corollary 4.8.
 */
final class HardRegret {
    private HardRegret() {}

    static List<Row> rows() {
        return List.of(
                new Row.Exists(
                        "P1/4.5",
                        "equal occupancy measures, regret gap H - 2",
                        "2406.04219, Theorem 4.5, E.3, Figure 2",
                        Reading.all(Reading.DEVIATIONS),
                        horizons()
                                .map(h -> witness(h)
                                        .assuming(Demand.equal(Quantity.OCCUPANCY_L1, BigFraction.ZERO))
                                        .claiming(
                                                Demand.equal(Quantity.EXPERT_REGRET, BigFraction.ZERO),
                                                Demand.equal(Quantity.REGRET, Rationals.of(h - 2)),
                                                Demand.equal(Quantity.REGRET_GAP, Rationals.of(h - 2)))
                                        .bounded(new Bound("H", Quantity.REGRET_GAP, Rationals.of(h))))
                                .toList()),
                new Row.Exists(
                        "P1/4.8",
                        "an equilibrium and a learner of equal value with regret of order H",
                        "2406.04219, Corollary 4.8",
                        Reading.all(Reading.DEVIATIONS),
                        horizons()
                                .map(h -> witness(h)
                                        .assuming(
                                                Demand.equal(Quantity.EXPERT_REGRET, BigFraction.ZERO),
                                                Demand.equal(Quantity.VALUE_GAP, BigFraction.ZERO))
                                        .claiming(Demand.atLeast(Quantity.REGRET, Rationals.of(h - 2)))
                                        .bounded(new Bound("H", Quantity.REGRET, Rationals.of(h))))
                                .toList()));
    }

    private static Stream<Long> horizons() {
        return Stream.of(4L, 6L, 12L);
    }

    private static Exhibit witness(long horizon) {
        return Exhibit.member("theorem-4.5:H=" + horizon).assuming(Demand.boundedRewards());
    }
}
