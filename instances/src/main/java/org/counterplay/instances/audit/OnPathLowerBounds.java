package org.counterplay.instances.audit;

import java.util.List;
import java.util.stream.Stream;
import org.counterplay.instances.Expectation.Relation;
import org.counterplay.instances.Quantity;
import org.counterplay.instances.audit.Exhibit.Part;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * P1, Theorems 5.8 and 5.10: MALICE and BLADES can have a regret gap of order eps u H.
 *
 * <p><b>Statements.</b> A u-recoverable expert and a learner with a loss of at most eps and a regret gap of {@code eps H (u' -
 * 1)}. The proof of 5.8 says that the expert satisfies Assumption 5.2 with beta too, on which the loss rests; it does
 * so with beta/H alone where d is averaged, which harms the proof's words and not the bound: that is told as a repair.
 *
 * <p><b>Source.</b> arXiv:2406.04219, Theorem 5.8, E.12, and Theorem 5.10, E.14; Figure 4.
 */
final class OnPathLowerBounds {
    private record Setting(long h, long u, BigFraction beta, BigFraction eps) {
        /** 5.8: the loss is weighed by the expert's own visits, so that they must not be 0; the bound has no beta. */
        Exhibit weighed() {
            return witness(
                    Demand.of("coverage", Quantity.COVERAGE_AVERAGED, Relation.AT_LEAST, beta),
                    Demand.of("malice", Quantity.MALICE_ERROR, Relation.AT_MOST, eps));
        }

        /** 5.8 with what the witness has in all readings. */
        Exhibit repaired() {
            return witness(
                            Demand.of("coverage", Quantity.COVERAGE_AVERAGED, Relation.AT_LEAST, beta.divide(h)),
                            Demand.of("malice", Quantity.MALICE_ERROR, Relation.AT_MOST, eps.multiply(2)))
                    .as(
                            Part.REPAIR,
                            "coverage beta/H, on which the bound does not depend, and a loss of at most 2 eps: the order"
                                    + " stays");
        }

        Exhibit witness(Demand... more) {
            BigFraction gap = eps.multiply(h).multiply(u - 1);
            BigFraction expert = beta.multiply(u - 1);
            return Exhibit.member("theorem-5.8:H=" + h + ",u=" + u + ",beta=" + Rationals.format(beta) + ",eps="
                            + Rationals.format(eps))
                    .assuming(
                            Demand.boundedRewards(),
                            Demand.of("recoverability", Quantity.RECOVERABILITY, Relation.AT_MOST, Rationals.of(u)))
                    .assuming(more)
                    .claiming(
                            Demand.equal(Quantity.EXPERT_REGRET, expert),
                            Demand.equal(Quantity.REGRET, expert.add(gap)),
                            Demand.equal(Quantity.REGRET_GAP, gap))
                    .bounded(new Bound(
                            "eps u H", Quantity.REGRET_GAP, eps.multiply(u).multiply(h)));
        }
    }

    private static final List<Setting> SETTINGS = List.of(
            new Setting(10, 6, Rationals.of(1, 10), Rationals.of(1, 100)),
            new Setting(4, 3, Rationals.of(1, 4), Rationals.of(1, 16)),
            new Setting(20, 15, Rationals.of(1, 20), Rationals.of(1, 1000)));

    private OnPathLowerBounds() {}

    static List<Row> rows() {
        return List.of(
                new Row.Exists(
                        "P1/5.8",
                        "MALICE: regret gap of order eps u H",
                        "2406.04219, Theorem 5.8, E.12, Figure 4",
                        Reading.all(Reading.TV, Reading.COVERAGE, Reading.DEVIATIONS),
                        Stream.concat(
                                        SETTINGS.stream().map(Setting::weighed),
                                        SETTINGS.stream().map(Setting::repaired))
                                .toList()),
                new Row.Exists(
                        "P1/5.10",
                        "BLADES: regret gap of order eps u H",
                        "2406.04219, Theorem 5.10, E.14, Figure 4",
                        Reading.all(Reading.TV, Reading.DEVIATIONS),
                        SETTINGS.stream()
                                .map(at -> at.witness(
                                        Demand.of("blades", Quantity.BLADES_ERROR, Relation.AT_MOST, at.eps)))
                                .toList()));
    }
}
