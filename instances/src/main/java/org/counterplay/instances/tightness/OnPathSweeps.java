package org.counterplay.instances.tightness;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.instances.Quantity;
import org.counterplay.instances.audit.Choice;
import org.counterplay.instances.promise.BladesRegret;
import org.counterplay.instances.promise.MaliceRegret;
import org.counterplay.instances.promise.PerformanceDifference;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * P1, Theorems 5.7 and 5.9 and Lemma C.1: errors where the learner goes, {@code c eps u h}; with the witness of Theorems 5.8 and
 * 5.10, which are said to match the first two. TV is read as half the L1 distance, and as the L1 distance.
 */
final class OnPathSweeps {
    private OnPathSweeps() {}

    static List<Sweep> all() {
        return List.of(
                malice(Choice.HALF_L1),
                blades(Choice.HALF_L1),
                blades(Choice.L1),
                difference(Choice.HALF_L1),
                difference(Choice.L1));
    }

    private static Sweep malice(Choice tv) {
        return Sweep.of(
                        new MaliceRegret(),
                        Values.reading(tv, Choice.AVERAGED, Choice.MARKOV),
                        range(Quantity.MALICE_ERROR, Quantity.RECOVERABILITY))
                .assuming(Quantity.COVERAGE_AVERAGED, new BigFraction(1, 1000)) // it may be as small as one likes
                .where(OnPathSweeps::reachable)
                .proved(proofs(4, tv))
                .matched(List.of("P1/5.8"), point -> witness(point, tv))
                .suspecting(point -> Coin.at(point, half(point, tv)));
    }

    private static Sweep blades(Choice tv) {
        return Sweep.of(
                        new BladesRegret(),
                        Values.reading(tv, Choice.MARKOV),
                        range(Quantity.BLADES_ERROR, Quantity.RECOVERABILITY))
                .where(OnPathSweeps::reachable)
                .proved(proofs(4, tv))
                .matched(List.of("P1/5.10"), point -> witness(point, tv))
                .suspecting(point -> Coin.at(point, half(point, tv)));
    }

    private static Sweep difference(Choice tv) {
        return Sweep.of(
                        new PerformanceDifference(),
                        Values.reading(tv),
                        range(Quantity.ON_POLICY_ERROR, Quantity.RECOVERABILITY_IDENTITY))
                .where(OnPathSweeps::reachable)
                .proved(inL1(2, tv))
                .matched(List.of(), point -> witness(point, tv))
                .suspecting(point -> Coin.at(point, half(point, tv)));
    }

    /**
     * With one agent, over finite horizons and markov deviations: {@code R(L) - R(E) = J(E) - J(L) = sum_h E_(d_h^L) sum_a (E -
     * L)(a|s) Q^E(s,a) <= h eps span(Q^E)}, and the span at a place is at most u: the deviation that plays the best action there
     * and obeys elsewhere gives the worst an advantage of minus the span. Hence 1, where the other proofs take the span for 2u.
     */
    private static List<Proof> proofs(long constant, Choice tv) {
        List<Proof> all = new ArrayList<>(inL1(constant, tv));
        all.add(new Proof(
                tv == Choice.L1 ? BigFraction.ONE_HALF : BigFraction.ONE,
                "with one agent regret gap = value gap, and the span of Q is at most u: who plays the best action has it as"
                        + " an advantage over the worst",
                point -> point.agents() == 1 && point.horizon() instanceof Horizon.Finite));
        return all;
    }

    /** The derived constants are for half the L1 distance. */
    private static List<Proof> inL1(long constant, Choice tv) {
        return tv == Choice.L1
                ? List.of(Proof.everywhere(
                        new BigFraction(constant, 2), "half the derived one: TV is half the L1 distance"))
                : List.of();
    }

    private static Range range(Quantity error, Quantity advantage) {
        return new Range(
                List.of(2, 1, 3),
                Values.horizons("3", "2", "1", "4", "10", "1/2", "9/10"),
                List.of(
                        new Axis("eps", error, Values.of("1/16", "1/100", "1/8", "1/4", "1/2")),
                        new Axis("u", advantage, Values.of("2", "1", "3"))));
    }

    private static boolean reachable(Point point) {
        return point.parameter("u").compareTo(point.steps().multiply(2)) <= 0;
    }

    /** eps as half the L1 distance. */
    private static BigFraction half(Point point, Choice tv) {
        BigFraction eps = point.parameter("eps");
        return tv == Choice.L1 ? eps.divide(2) : eps;
    }

    /** For one agent and finite horizons, beta = 1/4: it is no part of the bound. */
    private static List<Candidate> witness(Point point, Choice tv) {
        return point.agents() == 1 && point.horizon() instanceof Horizon.Finite(int steps)
                ? List.of(Candidate.member("theorem-5.8:H=" + steps + ",u=" + Rationals.format(point.parameter("u"))
                        + ",beta=1/4,eps=" + Rationals.format(half(point, tv))))
                : List.of();
    }
}
