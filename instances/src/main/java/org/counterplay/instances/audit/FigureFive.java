package org.counterplay.instances.audit;

import java.util.List;
import org.counterplay.instances.Expectation.Relation;
import org.counterplay.instances.Library;
import org.counterplay.instances.Quantity;
import org.counterplay.instances.audit.Exhibit.Part;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * P1, Theorem 4.4 and Lemmas F.1 and F.2, all shown by the normal-form games of Figure 5.
 *
 * <p><b>Statements.</b> 4.4: equal regret does not imply equal value. F.1: several rewards can rationalise one expert. F.2: one
 * reward can have several equilibria. Each is also audited with all payoffs halved, and 4.4 with expert and learner exchanged,
 * so that the learner is the worse.
 */
final class FigureFive {
    private static final BigFraction ZERO = BigFraction.ZERO;
    private static final String HALVED = "payoffs halved";

    private FigureFive() {}

    static List<Row> rows() {
        Demand[] equalRegret = {Demand.equal(Quantity.REGRET_GAP, ZERO)};
        Demand differentValue = Demand.of(Quantity.VALUE_GAP, Relation.DIFFERENT, ZERO);
        Demand expertIsOne = Demand.of("expertRegret", Quantity.EXPERT_REGRET, Relation.EQUAL, ZERO);
        return List.of(
                new Row.Exists(
                        "P1/4.4",
                        "a learner with a regret gap of 0 and a value gap that is not 0",
                        "2406.04219, Theorem 4.4, E.2, Figure 5",
                        Reading.all(Reading.VALUE_GAP),
                        List.of(
                                Exhibit.member("theorem-4.4")
                                        .assuming(Demand.boundedRewards())
                                        .assuming(equalRegret)
                                        .claiming(differentValue),
                                halved("theorem-4.4")
                                        .policies("learner", "expert")
                                        .as(Part.REPAIR, HALVED + ", expert and learner exchanged")
                                        .assuming(Demand.boundedRewards())
                                        .assuming(equalRegret)
                                        .claiming(differentValue))),
                new Row.Exists(
                        "P1/F.1",
                        "one expert that is an equilibrium under two rewards",
                        "2406.04219, Lemma F.1, Figure 5",
                        Reading.all(),
                        List.of(
                                Exhibit.member("lemma-f.1:reward=r")
                                        .assuming(Demand.boundedRewards())
                                        .claiming(expertIsOne, uniformIsNone()),
                                Exhibit.member("lemma-f.1:reward=r-prime")
                                        .assuming(Demand.boundedRewards())
                                        .claiming(expertIsOne, Demand.equal(Quantity.REGRET, ZERO)),
                                halved("lemma-f.1:reward=r")
                                        .as(Part.REPAIR, HALVED)
                                        .assuming(Demand.boundedRewards())
                                        .claiming(expertIsOne, uniformIsNone()))),
                new Row.Exists(
                        "P1/F.2",
                        "two equilibria of one reward",
                        "2406.04219, Lemma F.2, Figure 5",
                        Reading.all(),
                        List.of(
                                twoEquilibria(Exhibit.member("lemma-f.2")),
                                Exhibit.member("lemma-f.2")
                                        .policies("sigma1", "uniform")
                                        .assuming(Demand.boundedRewards())
                                        .claiming(uniformIsNone()),
                                twoEquilibria(halved("lemma-f.2").as(Part.REPAIR, HALVED)))));
    }

    private static Exhibit twoEquilibria(Exhibit exhibit) {
        return exhibit.policies("sigma1", "sigma2")
                .assuming(Demand.boundedRewards())
                .claiming(
                        Demand.of("expertRegret", Quantity.EXPERT_REGRET, Relation.EQUAL, ZERO),
                        Demand.equal(Quantity.REGRET, ZERO),
                        Demand.of(Quantity.OCCUPANCY_L1, Relation.DIFFERENT, ZERO));
    }

    private static Demand uniformIsNone() {
        return Demand.of(Quantity.REGRET, Relation.DIFFERENT, ZERO);
    }

    private static Exhibit halved(String member) {
        String name = member + " " + HALVED;
        return Exhibit.made(name, () -> ScaledRewards.of(Library.find(member).create(), name, Rationals.of(1, 2)));
    }
}
