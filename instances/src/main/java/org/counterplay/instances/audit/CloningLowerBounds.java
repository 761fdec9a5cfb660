package org.counterplay.instances.audit;

import java.util.List;
import org.counterplay.instances.Expectation.Relation;
import org.counterplay.instances.Quantity;
import org.counterplay.instances.audit.Exhibit.Part;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * P1, Theorem 5.4 and Corollary 5.6: under coverage, cloning and moment matching can have a regret gap of order eps u H / beta.
 *
 * <p><b>Statements.</b> An expert that is u-recoverable (Assumption 5.1) and covers all states with beta (Assumption 5.2), and a
 * learner with a cloning error (5.4: TV; 5.6: moment-matching error of a complete class) of at most eps and a regret gap of
 * {@code eps H (u' - 2) / (2 beta)} (5.6: half of it), {@code u' = floor(u)}.
 *
 * <p><b>Source.</b> arXiv:2406.04219, Theorem 5.4, E.8, and Corollary 5.6, E.10; Figure 3.
 */
final class CloningLowerBounds {
    /** A setting, in which {@code eps} is the witness's own. */
    private record Setting(long h, long u, BigFraction beta, BigFraction eps, Part part) {
        Exhibit witness() {
            return Exhibit.member("theorem-5.4:H=" + h + ",u=" + u + ",beta=" + Rationals.format(beta) + ",eps="
                            + Rationals.format(eps))
                    .as(part, part == Part.BEYOND ? "beta > 1/3: s2 is the state that is seen least" : "")
                    .assuming(
                            Demand.boundedRewards(),
                            Demand.of("recoverability", Quantity.RECOVERABILITY, Relation.AT_MOST, Rationals.of(u)),
                            Demand.of("coverage", Quantity.COVERAGE_AVERAGED, Relation.AT_LEAST, beta));
        }

        BigFraction gap() {
            return eps.multiply(h).divide(beta.multiply(2)).multiply(u - 2);
        }

        BigFraction order(BigFraction error) {
            return error.multiply(u).multiply(h).divide(beta);
        }

        BigFraction expertRegret() {
            return BigFraction.ONE.subtract(beta.multiply(2)).multiply(u - 2).divide(2);
        }
    }

    private static final List<Setting> SETTINGS = List.of(
            new Setting(10, 6, Rationals.of(1, 10), Rationals.of(1, 200), Part.PRINTED),
            new Setting(5, 5, Rationals.of(1, 3), Rationals.of(1, 50), Part.PRINTED),
            new Setting(20, 15, Rationals.of(1, 20), Rationals.of(1, 1000), Part.PRINTED),
            new Setting(4, 4, Rationals.of(3, 8), Rationals.of(3, 32), Part.BEYOND));

    private CloningLowerBounds() {}

    static List<Row> rows() {
        return List.of(
                new Row.Exists(
                        "P1/5.4",
                        "behavior cloning under coverage: regret gap of order eps u H / beta",
                        "2406.04219, Theorem 5.4, E.8, Figure 3",
                        Reading.all(Reading.TV, Reading.COVERAGE, Reading.DEVIATIONS),
                        SETTINGS.stream().map(CloningLowerBounds::cloning).toList()),
                new Row.Exists(
                        "P1/5.6",
                        "moment matching under coverage: regret gap of order eps u H / beta",
                        "2406.04219, Corollary 5.6, E.10, Figure 3",
                        Reading.all(Reading.COVERAGE, Reading.DEVIATIONS),
                        SETTINGS.stream().map(CloningLowerBounds::matching).toList()));
    }

    private static Exhibit cloning(Setting at) {
        return at.witness()
                .assuming(Demand.of("bc", Quantity.BC_ERROR, Relation.AT_MOST, at.eps))
                .claiming(
                        Demand.equal(Quantity.EXPERT_REGRET, at.expertRegret()),
                        Demand.equal(Quantity.REGRET, at.expertRegret().add(at.gap())),
                        Demand.equal(Quantity.REGRET_GAP, at.gap()))
                .bounded(new Bound("eps u H / beta", Quantity.REGRET_GAP, at.order(at.eps)));
    }

    /** The printed proof takes the witness with eps' = eps/2: the error that is allowed is twice the witness's eps. */
    private static Exhibit matching(Setting at) {
        BigFraction allowed = at.eps.multiply(2);
        return at.witness()
                .assuming(Demand.of("momentMatching", Quantity.OCCUPANCY_L1, Relation.AT_MOST, allowed))
                .claiming(Demand.equal(Quantity.REGRET_GAP, at.gap()))
                .bounded(new Bound("eps u H / beta", Quantity.REGRET_GAP, at.order(allowed)));
    }
}
