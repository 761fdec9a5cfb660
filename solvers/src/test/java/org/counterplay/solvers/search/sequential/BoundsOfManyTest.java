package org.counterplay.solvers.search.sequential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.AnalyticBound;
import org.counterplay.solvers.search.Assumption;
import org.counterplay.solvers.search.Assumption.Coverage.Reading;
import org.counterplay.solvers.search.ErrorBudget;
import org.counterplay.solvers.search.Question;
import org.counterplay.solvers.search.Question.Rewards;
import org.counterplay.solvers.search.RewardClass;
import org.counterplay.solvers.search.Size;
import org.counterplay.solvers.search.evaluate.Evaluator;
import org.counterplay.solvers.search.evaluate.Layout;
import org.counterplay.solvers.search.evaluate.Who;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Thousands of games and pairs of policies, by the evaluator: none has a gap beyond the bound of its own error, recoverability and
 * coverage. Most lie near designs of random parameters, where the bounds are tight or nearly.
 */
class BoundsOfManyTest {
    private static final long SEED = Long.getLong("tests.seed", 20261121L);
    private static final Rewards RANGE = new Rewards(RewardClass.GENERAL, Rationals.of(-1), Rationals.of(1));
    private static final double ROOM = 1e-7;

    /** How near the bound the nearest game came, per kind of error. */
    private final double[] nearest = new double[5];

    @Test
    void noneIsBeyondItsBound() {
        run(0, 120);
        for (int kind = 0; kind < 4; kind++) { // so that a bound that is too low by a tenth is seen
            assertThat(nearest[kind]).as("error %s, seed %s", kind, SEED).isGreaterThan(0.9);
        }
    }

    @Tag("long")
    @Test
    void noneOfMoreIsBeyondItsBound() {
        run(120, 20_000);
    }

    private void run(int from, int end) {
        for (int k = from; k < end; k++) {
            SplittableRandom random = new SplittableRandom(SEED + k);
            Question.WorstGame origin = origin(random);
            Layout layout = new Layout(origin.size(), RewardClass.GENERAL);
            Demands demands = Demands.of(origin, layout.discounted() ? 1 / (1 - layout.factor()) : layout.steps());
            List<double[]> points = new ArrayList<>(Designs.of(layout, demands));
            points.add(new Starts(layout, demands, SEED + k).start(k).point());
            for (double[] point : points) {
                for (int step = 0; step < 4; step++) {
                    within(origin, layout, point, "seed " + SEED + ", game " + k + ", disturbed " + step + " times");
                    disturb(layout, point, random);
                }
            }
        }
    }

    private static Question.WorstGame origin(SplittableRandom random) {
        int states = 1 + random.nextInt(3);
        List<Integer> actions = random.nextInt(4) == 0 ? List.of(2, 3) : List.of(2, 2);
        Horizon horizon = random.nextInt(8) == 0
                ? new Horizon.Discounted(Rationals.of(2, 3))
                : new Horizon.Finite(1 + random.nextInt(random.nextInt(4) == 0 ? 4 : 3));
        BigFraction amount = Rationals.of(1, new long[] {4, 8, 16, 50, 100}[random.nextInt(5)]);
        BigFraction u = Rationals.of(new long[] {1, 2, 4, 6}[random.nextInt(4)], 2);
        List<Assumption> assumptions = new ArrayList<>(List.of(new Assumption.Recoverability(u)));
        if (random.nextBoolean()) {
            Reading reading = Reading.values()[random.nextInt(2)];
            assumptions.add(new Assumption.Coverage(Rationals.of(1, 3L + random.nextInt(10)), reading));
        }
        Question.Rewards rewards = RANGE;
        return new Question.WorstGame(
                new Size(states, actions, horizon),
                rewards,
                assumptions,
                budget(random.nextInt(5), amount),
                Aim.REGRET_GAP);
    }

    private static ErrorBudget budget(int kind, BigFraction amount) {
        return switch (kind) {
            case 0 -> new ErrorBudget.BehaviorCloning(amount);
            case 1 -> new ErrorBudget.Occupancy(amount);
            case 2 -> new ErrorBudget.Malice(amount);
            case 3 -> new ErrorBudget.Blades(amount);
            default -> new ErrorBudget.StatesOnly(amount);
        };
    }

    /** Asks the bounds of the point's own numbers, with each kind of error, with and without coverage. */
    private void within(Question.WorstGame origin, Layout layout, double[] x, String name) {
        Evaluator evaluator = new Evaluator(layout);
        boolean[] everywhere = new boolean[layout.steps() * layout.states()];
        Arrays.fill(everywhere, true);
        Assumption u = new Assumption.Recoverability(above(new Advantage(layout, evaluator).largest(x, everywhere)));
        List<List<Assumption>> assumed = List.of(
                List.of(u),
                List.of(u, new Assumption.Coverage(below(evaluator.averagedCoverage(x)), Reading.AVERAGED)),
                List.of(u, new Assumption.Coverage(below(evaluator.perStepCoverage(x)), Reading.PER_STEP)));
        double[] errors = {
            evaluator.behaviorCloning(x),
            evaluator.occupancy(x),
            evaluator.deviatedLoss(x, Merit.VISITED),
            evaluator.deviatedLoss(x, -1),
            evaluator.statesOnly(x)
        };
        for (int kind = 0; kind < errors.length; kind++) {
            for (List<Assumption> assumptions : assumed) {
                for (Aim aim : List.of(Aim.REGRET_GAP, Aim.VALUE_GAP)) {
                    Question.WorstGame own = new Question.WorstGame(
                            origin.size(), origin.rewards(), assumptions, budget(kind, above(errors[kind])), aim);
                    double bound = AnalyticBound.toDouble(AnalyticBound.of(own));
                    double gap = evaluator.aim(x, aim);
                    assertThat(gap).as("%s: %s", name, own).isLessThanOrEqualTo(bound + ROOM);
                    if (gap > 1e-3) {
                        nearest[kind] = Math.max(nearest[kind], gap / bound);
                    }
                }
            }
        }
    }

    private static BigFraction above(double value) {
        return Rationals.of(value + 1e-11);
    }

    private static BigFraction below(double value) {
        return Rationals.of(Math.max(0, value - 1e-11));
    }

    /** Mixes some distributions with others and moves some rewards, a little or much. */
    private static void disturb(Layout layout, double[] x, SplittableRandom random) {
        int rewards = layout.reward(0, 0, 0);
        int plays = layout.play(Who.EXPERT, 0, 0);
        double size = Math.pow(10, -2 * random.nextDouble());
        for (int from = 0; from < x.length; ) {
            boolean moved = random.nextInt(6) == 0;
            if (from >= rewards && from < plays) {
                x[from] += moved ? size * (2 * random.nextDouble() - 1 - x[from]) : 0;
                from++;
                continue;
            }
            int count = from < rewards ? layout.states() : layout.joints();
            int to = from + random.nextInt(count);
            for (int j = from; moved && j < from + count; j++) {
                x[j] += size * ((j == to ? 1 : 0) - x[j]);
            }
            from += count;
        }
    }
}
