package org.counterplay.instances.tightness;

import java.util.List;
import java.util.function.Supplier;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Library;
import org.counterplay.instances.Quantity;
import org.counterplay.instances.audit.Choice;
import org.counterplay.instances.promise.EquilibriaApart;
import org.counterplay.instances.promise.RationalisedRegret;
import org.counterplay.model.game.Horizon;
import org.hipparchus.fraction.BigFraction;

/**
 * P1, Lemmas F.1 and F.2, which say that something exists and bound nothing: measured against upper bounds of the
 * project's own, what an equilibrium of another reward can have of regret, and how far apart two equilibria can be in
 * value.
 */
final class EquilibriumSweeps {
    private EquilibriumSweeps() {}

    static List<Sweep> all() {
        return List.of(
                Sweep.of(new RationalisedRegret(), Values.reading(Choice.MARKOV), range(List.of(2, 1, 3)))
                        .assuming(Quantity.EXPERT_REGRET, BigFraction.ZERO)
                        .matched(List.of(), EquilibriumSweeps::anotherReward)
                        .suspecting(OwnDoing::at),
                Sweep.of(new EquilibriaApart(), Values.reading(Choice.MARKOV), range(List.of(2, 3)))
                        .assuming(Quantity.EXPERT_REGRET, BigFraction.ZERO)
                        .assuming(Quantity.REGRET, BigFraction.ZERO)
                        .matched(List.of(), EquilibriumSweeps::twoEquilibria)
                        .suspecting(point -> Departure.together(point, BigFraction.ONE)));
    }

    private static Range range(List<Integer> agents) {
        return new Range(agents, Values.horizons("1", "2", "3", "5", "10", "1/2", "9/10"), List.of());
    }

    private static List<Candidate> anotherReward(Point point) {
        return atOnce(point, new Candidate("lemma-f.1:reward=r", made("lemma-f.1:reward=r"), "expert", "learner"));
    }

    private static List<Candidate> twoEquilibria(Point point) {
        return atOnce(point, new Candidate("lemma-f.2", made("lemma-f.2"), "sigma1", "sigma2"));
    }

    private static Supplier<Instance> made(String member) {
        return () -> Library.find(member).create();
    }

    /** Figure 5 has one step and two agents. */
    private static List<Candidate> atOnce(Point point, Candidate witness) {
        return point.agents() == 2 && point.horizon().equals(new Horizon.Finite(1)) ? List.of(witness) : List.of();
    }
}
