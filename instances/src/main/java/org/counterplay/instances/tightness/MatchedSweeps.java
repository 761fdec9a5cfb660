package org.counterplay.instances.tightness;

import java.util.List;
import org.counterplay.instances.Library;
import org.counterplay.instances.Quantity;
import org.counterplay.instances.audit.Choice;
import org.counterplay.instances.promise.EqualOccupancies;
import org.counterplay.instances.promise.NashGapOfEqualOccupancies;
import org.counterplay.instances.promise.NashGapOfEqualStates;
import org.counterplay.instances.promise.RegretOfEqualOccupancies;
import org.counterplay.instances.promise.RegretOfEquilibrium;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * Learners that match the expert exactly, in occupancy or in states: P1, Theorems 4.5, 4.7 and Corollary 4.8; P2,
 * Theorem 2, Lemma 1 and Corollary 1. The existence theorems are measured against upper bounds of the project's own.
 */
final class MatchedSweeps {
    private static final BigFraction ZERO = BigFraction.ZERO;

    /** A Nash equilibrium that is obeyed; all that Corollary 1 leaves. */
    private static final List<Candidate> OBEYED = List.of(
            obeyed("refuting:game=dominant-2"),
            obeyed("p2-lemma-1:gamma=1/2"),
            obeyed("refuting:game=coin-of-the-other"));

    private MatchedSweeps() {}

    static List<Sweep> all() {
        return List.of(
                Sweep.of(
                                new RegretOfEqualOccupancies(),
                                Values.reading(Choice.MARKOV),
                                range("3", "2", "4", "5", "10", "1/2", "9/10"))
                        .assuming(Quantity.OCCUPANCY_L1, ZERO)
                        .matched(List.of("P1/4.8"), MatchedSweeps::hardRegret),
                Sweep.of(
                                new RegretOfEquilibrium(),
                                Values.reading(Choice.MARKOV),
                                new Range(
                                        List.of(2),
                                        Values.horizons("3", "5", "1/2"),
                                        List.of(
                                                new Axis("delta1", Quantity.EXPERT_REGRET, Values.of("0", "1/2")),
                                                new Axis("delta2", Quantity.REGRET_GAP, Values.of("1", "2", "1/10")))))
                        .proved(1, "the definition of the regret gap")
                        .matched(List.of(), MatchedSweeps::hardRegret)
                        .suspecting(MatchedSweeps::rewarded),
                Sweep.of(new NashGapOfEqualOccupancies(), Values.reading(), range("1/2", "9/10", "99/100", "3", "5"))
                        .assuming(Quantity.OCCUPANCY_L1, ZERO)
                        .assuming(Quantity.EXPERT_NASH_GAP, ZERO)
                        .matched(List.of("P3/Infinite-C"), MatchedSweeps::unvisited),
                Sweep.of(new EqualOccupancies(), Values.reading(), range("3", "1/2"))
                        .assuming(Quantity.OCCUPANCY_L1, ZERO)
                        .assuming(Quantity.EXPERT_NASH_GAP, ZERO)
                        .assuming(Quantity.COVERAGE_AVERAGED, new BigFraction(1, 1000))
                        .suspecting(point -> OBEYED)
                        .proved(0, "stationary policies of equal measures are equal where the expert goes: everywhere"),
                Sweep.of(new NashGapOfEqualStates(), Values.reading(), range("1/2", "9/10", "99/100", "3"))
                        .assuming(Quantity.STATES_L1, ZERO)
                        .assuming(Quantity.COVERAGE_AVERAGED, new BigFraction(1, 1000))
                        .assuming(Quantity.EXPERT_NASH_GAP, ZERO)
                        .matched(List.of(), MatchedSweeps::equalStates));
    }

    private static Candidate obeyed(String member) {
        return new Candidate(member + ", obeyed", () -> Library.find(member).create(), "expert", "expert");
    }

    private static Range range(String... horizons) {
        return new Range(List.of(2), Values.horizons(horizons), List.of());
    }

    private static List<Candidate> hardRegret(Point point) {
        return point.agents() == 2 && point.horizon() instanceof Horizon.Finite(int steps)
                ? List.of(Candidate.member("theorem-4.5:H=" + steps))
                : List.of();
    }

    /** A witness of equal occupancies, its rewards scaled so that the gap is what the point asks for. */
    private static List<Candidate> rewarded(Point point) {
        return EqualOccupancyGame.scaled(point, point.parameter("delta2"));
    }

    private static List<Candidate> unvisited(Point point) {
        return point.agents() == 2 && point.horizon() instanceof Horizon.Discounted(BigFraction gamma)
                ? List.of(
                        Candidate.member("p2-theorem-2:gamma=" + Rationals.format(gamma) + ",reward=printed"),
                        Candidate.member("p2-theorem-2:gamma=" + Rationals.format(gamma) + ",reward=repaired"),
                        Candidate.member("p3-two-player:third=1,gamma=" + Rationals.format(gamma) + ",draw=shared"))
                : List.of();
    }

    private static List<Candidate> equalStates(Point point) {
        return point.agents() == 2 && point.horizon() instanceof Horizon.Discounted(BigFraction gamma)
                ? List.of(Candidate.member("p2-lemma-1:gamma=" + Rationals.format(gamma)))
                : List.of();
    }
}
