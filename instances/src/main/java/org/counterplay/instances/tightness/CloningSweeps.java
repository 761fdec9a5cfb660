package org.counterplay.instances.tightness;

import java.util.List;
import java.util.Map;
import org.counterplay.instances.Quantity;
import org.counterplay.instances.audit.Choice;
import org.counterplay.instances.promise.CloningRegret;
import org.counterplay.instances.promise.MomentRegret;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * P1, Theorems 5.3 and 5.5: cloning and moment matching under coverage, {@code c eps u h / beta}; with the witnesses of Theorem 5.4
 * and Corollary 5.6, which are said to match them. Coverage is read both ways.
 */
final class CloningSweeps {
    /** Where one state is all there is, every error counts at every step. */
    private static final Map<String, BigFraction> ONE_STATE = Map.of("u", BigFraction.ONE, "beta", BigFraction.ONE);

    private CloningSweeps() {}

    static List<Sweep> all() {
        return List.of(
                cloning(Choice.AVERAGED, "1/10", "1/6", "1/20"),
                cloning(Choice.PER_STEP, "1/4", "1/10", "1/3"),
                moments(Choice.AVERAGED, "1/10", "1/6", "1/20"),
                moments(Choice.PER_STEP, "1/4", "1/10", "1/3"));
    }

    private static Sweep cloning(Choice coverage, String... beta) {
        return Sweep.of(
                        new CloningRegret(),
                        Values.reading(Choice.HALF_L1, coverage, Choice.MARKOV),
                        range(Quantity.BC_ERROR, beta))
                .where(CloningSweeps::reachable)
                .matched(List.of("P1/5.4"), point -> witness(point, point.parameter("eps")))
                .suspecting(point -> Coin.at(point, point.parameter("eps")));
    }

    private static Sweep moments(Choice coverage, String... beta) {
        return Sweep.of(new MomentRegret(), Values.reading(coverage, Choice.MARKOV), range(Quantity.OCCUPANCY_L1, beta))
                .where(CloningSweeps::reachable)
                .matched(
                        List.of("P1/5.6"),
                        point -> witness(point, point.parameter("eps").divide(2)))
                .suspecting(point -> Coin.at(point, point.parameter("eps").divide(2)));
    }

    private static Range range(Quantity error, String... beta) {
        return new Range(
                List.of(2, 1),
                Values.horizons("3", "2", "4", "1", "1/2"),
                List.of(
                        new Axis("eps", error, Values.of("1/100", "1/50", "1/1000")),
                        new Axis("u", Quantity.RECOVERABILITY, Values.of("3", "1", "2")),
                        new Axis("beta", Quantity.COVERAGE_AVERAGED, Values.of(beta))),
                List.of(ONE_STATE));
    }

    /** An advantage is never above 2 a step. */
    private static boolean reachable(Point point) {
        return point.parameter("u").compareTo(point.steps().multiply(2)) <= 0;
    }

    /** For two agents and finite horizons; 5.6 takes it with half of its eps. */
    private static List<Candidate> witness(Point point, BigFraction eps) {
        return point.agents() == 2 && point.horizon() instanceof Horizon.Finite(int steps)
                ? List.of(Candidate.member("theorem-5.4:H=" + steps + ",u=" + Rationals.format(point.parameter("u"))
                        + ",beta=" + Rationals.format(point.parameter("beta")) + ",eps=" + Rationals.format(eps)))
                : List.of();
    }
}
