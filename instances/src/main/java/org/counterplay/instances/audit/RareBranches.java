package org.counterplay.instances.audit;

import java.util.List;
import org.counterplay.instances.Expectation.Relation;
import org.counterplay.instances.Quantity;
import org.counterplay.instances.audit.Exhibit.Part;
import org.counterplay.instances.promise.Amount;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * P3: the two-player game, whose concentrability C_max is 2, 1000, 10000 and infinite, and in which a learner that does not ask
 * has a Nash gap of order 1/(1-gamma); and the rate of behavior cloning, which no witness decides.
 *
 * <p><b>Source.</b> arXiv:2505.17610 and 2510.09325.
 */
final class RareBranches {
    private static final String SOURCE = "2505.17610 and 2510.09325, two-player game";
    private static final Demand NASH_EXPERT =
            Demand.of("expertNashGap", Quantity.EXPERT_NASH_GAP, Relation.EQUAL, BigFraction.ZERO);

    private RareBranches() {}

    static List<Row> rows() {
        return List.of(
                new Row.Exists(
                        "P3/C-max",
                        "C_max is 2, 1000, 10000 and infinite as the expert plays a3 with 0.5, 0.999, 0.9999 and 1",
                        SOURCE,
                        Reading.all(),
                        List.of(
                                rare("1/2", Amount.exactly(Rationals.of(2))),
                                rare("999/1000", Amount.exactly(Rationals.of(1000))),
                                rare("9999/10000", Amount.exactly(Rationals.of(10_000))),
                                rare("1", new Amount.Infinite()),
                                rare("1/2", "own", Amount.exactly(Rationals.of(2)))
                                        .as(
                                                Part.BEYOND,
                                                "the absorbing 0 after s1 is not s3 but a state of its own, to which the"
                                                        + " expert never comes"))),
                new Row.Exists(
                        "P3/Infinite-C",
                        "infinite C and a learner that equals the expert where it was seen, Nash gap of order 1/(1-gamma)",
                        SOURCE,
                        Reading.all(),
                        List.of(unseen("9/10"), unseen("99/100"))),
                new Row.Unjudged(
                        "P3/Cloning-rate",
                        "behavior cloning: Nash gap O(C_max 8/(1-gamma)^2 sqrt(|S||A| log^2(2|S|/delta)/N))",
                        "2505.17610; 2510.09325",
                        "a statement about samples, with high probability; a pair of policies does not decide it"));
    }

    private static Exhibit rare(String third, Amount ratio) {
        return rare(third, "shared", ratio);
    }

    private static Exhibit rare(String third, String draw, Amount ratio) {
        return Exhibit.member("p3-two-player:third=" + third + ",gamma=9/10,draw=" + draw)
                .assuming(Demand.boundedRewards(), NASH_EXPERT)
                .claiming(new Demand("concentrability", Quantity.CONCENTRABILITY, Relation.EQUAL, ratio));
    }

    private static Exhibit unseen(String gamma) {
        BigFraction steps = BigFraction.ONE.divide(BigFraction.ONE.subtract(Rationals.parse(gamma)));
        return Exhibit.member("p3-two-player:third=1,gamma=" + gamma + ",draw=shared")
                .assuming(
                        Demand.boundedRewards(),
                        NASH_EXPERT,
                        new Demand("concentrability", Quantity.CONCENTRABILITY, Relation.EQUAL, new Amount.Infinite()),
                        Demand.equal(Quantity.BC_ERROR, BigFraction.ZERO))
                .claiming(Demand.of(Quantity.NASH_GAP, Relation.DIFFERENT, BigFraction.ZERO))
                .bounded(new Bound("1/(1-gamma)", Quantity.NASH_GAP, steps));
    }
}
