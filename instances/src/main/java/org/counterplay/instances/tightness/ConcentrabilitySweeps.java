package org.counterplay.instances.tightness;

import java.math.BigInteger;
import java.util.List;
import org.counterplay.instances.Quantity;
import org.counterplay.instances.audit.Choice;
import org.counterplay.instances.promise.FeatureBound;
import org.counterplay.instances.promise.RareStates;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/** P3's C_max over how seldom the expert visits a state, and P4's concentrability of d features over d. */
final class ConcentrabilitySweeps {
    private static final int MOST_FEATURES = 100;
    private static final BigFraction SHARE = new BigFraction(1, 1000);

    private ConcentrabilitySweeps() {}

    static List<Sweep> all() {
        return List.of(
                Sweep.of(
                                new RareStates(),
                                Values.reading(Choice.STATES),
                                new Range(
                                        List.of(2, 1),
                                        Values.horizons("9/10", "1/2", "99/100", "3", "2", "10"),
                                        List.of(new Axis(
                                                "beta",
                                                Quantity.COVERAGE_AVERAGED,
                                                Values.of("9/200", "9/100000", "9/1000000", "1/500")))))
                        .matched(List.of("P3/C-max"), ConcentrabilitySweeps::branch)
                        .suspecting(point -> SeldomSeen.state(point, point.parameter("beta"))),
                Sweep.of(
                                new FeatureBound(false),
                                Values.reading(),
                                new Range(
                                        List.of(1, 2),
                                        Values.horizons("1", "3", "1/2"),
                                        List.of(new Axis("d", Quantity.FEATURE_COUNT, Values.of("4", "2", "8", "16")))))
                        .matched(List.of("P4/Concentrability-d"), point -> List.of())
                        .suspecting(point -> SeldomSeen.action(point, count(point), SHARE)),
                relative(Choice.STATES),
                relative(Choice.PLAYS)
                        .proved(1, "a sum of d ratios of occupancies, weighed by 1 each, of which none exceeds C_max"));
    }

    private static Sweep relative(Choice of) {
        return Sweep.of(
                        new FeatureBound(true),
                        Values.reading(of),
                        new Range(
                                List.of(1),
                                Values.horizons("3", "1", "1/2"),
                                List.of(
                                        new Axis("d", Quantity.FEATURE_COUNT, Values.of("8", "4", "16")),
                                        new Axis("C", Quantity.CONCENTRABILITY, Values.of("10", "2", "100")))))
                .matched(List.of("P4/Concentrability-dC"), point -> List.of())
                .suspecting(point -> of == Choice.PLAYS
                        ? SeldomSeen.region(point, count(point), point.parameter("C"))
                        : SeldomSeen.action(point, count(point), SHARE));
    }

    /** d where games of so many features are made: a whole number up to a limit; else 0. */
    private static int count(Point point) {
        BigFraction d = point.parameter("d");
        boolean made = d.getDenominator().equals(BigInteger.ONE) && d.compareTo(Rationals.of(MOST_FEATURES)) <= 0;
        return made ? d.getNumerator().intValueExact() : 0;
    }

    /**
     * P3's game with the probability of a3, from 1/2 on, at which the state that is seen least is visited with beta:
     * s1 with {@code gamma
     * (1-gamma) (1-third)}, or one of its two ends with {@code gamma^2 (1-third)/2} each.
     */
    private static List<Candidate> branch(Point point) {
        if (point.agents() != 2 || !(point.horizon() instanceof Horizon.Discounted(BigFraction gamma))) {
            return List.of();
        }
        BigFraction most = Rationals.min(
                gamma.multiply(BigFraction.ONE.subtract(gamma)),
                gamma.multiply(gamma).divide(2));
        BigFraction third = BigFraction.ONE.subtract(point.parameter("beta").divide(most));
        return third.compareTo(BigFraction.ONE_HALF) < 0
                ? List.of()
                : List.of(Candidate.member("p3-two-player:third=" + Rationals.format(third) + ",gamma="
                        + Rationals.format(gamma) + ",draw=shared"));
    }
}
