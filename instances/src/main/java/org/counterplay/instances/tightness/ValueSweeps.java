package org.counterplay.instances.tightness;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.instances.Quantity;
import org.counterplay.instances.audit.Choice;
import org.counterplay.instances.promise.CloningValue;
import org.counterplay.instances.promise.EqualRegret;
import org.counterplay.instances.promise.MomentValue;
import org.counterplay.instances.promise.OccupancyValue;
import org.counterplay.instances.promise.OneAgent;
import org.counterplay.instances.promise.OneAgentReversed;
import org.counterplay.instances.promise.ProductValue;
import org.hipparchus.fraction.BigFraction;

/**
 * Bounds on value gaps: P1, Theorems 4.4 (with {@link EqualRegret}), 4.9, 4.10 and D.1, and P2's two inequalities that are stated
 * without proof.
 */
final class ValueSweeps {
    private static final List<String> HORIZONS = List.of("3", "2", "1", "5", "10", "1/2", "9/10");

    private ValueSweeps() {}

    static List<Sweep> all() {
        return List.of(
                Sweep.of(new EqualRegret(), Values.reading(Choice.MARKOV), range(List.of(2, 3)))
                        .assuming(Quantity.REGRET_GAP, BigFraction.ZERO)
                        .matched(List.of(), point -> List.of(Candidate.member("theorem-4.4")))
                        .suspecting(point -> Departure.together(point, BigFraction.ONE)),
                Sweep.of(
                                new CloningValue(),
                                Values.reading(Choice.HALF_L1),
                                range(List.of(1, 2, 3), eps(Quantity.BC_ERROR)))
                        .suspecting(point ->
                                Departure.together(point, point.parameter("eps").multiply(point.steps()))),
                Sweep.of(new MomentValue(), Values.reading(), range(List.of(1, 2, 3), eps(Quantity.OCCUPANCY_L1)))
                        .suspecting(point ->
                                Departure.together(point, point.parameter("eps").divide(2))),
                Sweep.of(new OneAgent(), Values.reading(Choice.MARKOV), range(List.of(1), gap(Quantity.VALUE_GAP)))
                        .proved(1, "regrets are measured from the same best value (2406.04219, Theorem D.1)")
                        .suspecting(ValueSweeps::lost),
                Sweep.of(
                                new OneAgentReversed(),
                                Values.reading(Choice.MARKOV),
                                range(List.of(1), gap(Quantity.REGRET_GAP)))
                        .proved(1, "regrets are measured from the same best value (2406.04219, Theorem D.1)")
                        .suspecting(ValueSweeps::lost),
                Sweep.of(new ProductValue(), Values.reading(), range(List.of(2, 1, 3), eps(Quantity.BC_AGENT_L1)))
                        .suspecting(ValueSweeps::departing),
                Sweep.of(new OccupancyValue(), Values.reading(), range(List.of(2, 1), eps(Quantity.OCCUPANCY_L1)))
                        .suspecting(point ->
                                Departure.together(point, point.parameter("eps").divide(2))));
    }

    private static Axis eps(Quantity error) {
        return new Axis("eps", error, Values.of("1/16", "1/100", "1/1000", "1/4"));
    }

    private static Axis gap(Quantity gap) {
        return new Axis("delta", gap, Values.of("1/2", "1", "1/10"));
    }

    private static Range range(List<Integer> agents, Axis... axes) {
        return new Range(agents, Values.horizons(HORIZONS.toArray(String[]::new)), List.of(axes));
    }

    /** One agent that departs with p loses 2 h p. */
    private static List<Candidate> lost(Point point) {
        return Departure.together(
                point, point.parameter("delta").divide(point.steps().multiply(2)));
    }

    private static List<Candidate> departing(Point point) {
        BigFraction p = point.parameter("eps").multiply(point.steps()).divide(2);
        List<Candidate> all = new ArrayList<>(Departure.each(point, p));
        all.addAll(Departure.together(point, p));
        return all;
    }
}
