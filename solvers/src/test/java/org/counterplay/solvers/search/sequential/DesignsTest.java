package org.counterplay.solvers.search.sequential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.AnalyticBound;
import org.counterplay.solvers.search.Assumption;
import org.counterplay.solvers.search.Assumption.Coverage.Reading;
import org.counterplay.solvers.search.ErrorBudget;
import org.counterplay.solvers.search.OwnNumbers;
import org.counterplay.solvers.search.Question;
import org.counterplay.solvers.search.Question.Rewards;
import org.counterplay.solvers.search.RewardClass;
import org.counterplay.solvers.search.Size;
import org.counterplay.solvers.search.UpperBound;
import org.counterplay.solvers.search.evaluate.Layout;
import org.counterplay.solvers.search.evaluate.Who;
import org.counterplay.solvers.search.witness.ExactCheck;
import org.counterplay.solvers.search.witness.ExactPoint;
import org.counterplay.solvers.search.witness.Verdict;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DesignsTest {
    private static final long SEED = Long.getLong("tests.seed", 20261121L);
    private static final Rewards RANGE = new Rewards(RewardClass.GENERAL, Rationals.of(-1), Rationals.of(1));

    private static Question.WorstGame question(
            List<Integer> actions, int states, int steps, long u, ErrorBudget budget, Assumption... further) {
        List<Assumption> assumptions = new ArrayList<>(Arrays.asList(further));
        assumptions.add(new Assumption.Recoverability(Rationals.of(u)));
        return new Question.WorstGame(
                new Size(states, actions, new Horizon.Finite(steps)), RANGE, assumptions, budget, Aim.REGRET_GAP);
    }

    private static Assumption covered(long parts, Reading reading) {
        return new Assumption.Coverage(Rationals.of(1, parts), reading);
    }

    private static BigFraction bound(Question.WorstGame question) {
        return ((UpperBound.Proved) AnalyticBound.of(question)).value();
    }

    /** The largest gap of the designs as they are, each of which keeps what is asked for, exactly. */
    private static BigFraction gap(Question.WorstGame question) {
        Layout layout = new Layout(question.size(), RewardClass.GENERAL);
        BigFraction most = BigFraction.ZERO;
        List<double[]> designs = Designs.of(layout, Demands.of(question, layout.steps()));
        assertThat(designs).isNotEmpty();
        for (double[] design : designs) {
            ExactPoint point = new ExactPoint(
                    layout,
                    Arrays.stream(design)
                            .mapToObj(entry -> new BigFraction(entry, 1e-9, 100)) // a small fraction in each case
                            .toArray(BigFraction[]::new));
            Game game = point.game("design");
            Verdict verdict =
                    ExactCheck.of(question, game, point.policy(game, Who.EXPERT), point.policy(game, Who.LEARNER));
            assertThat(verdict).as("%s", question).isInstanceOf(Verdict.Verified.class);
            most = Rationals.max(most, ((Verdict.Verified) verdict).witness().gap());
        }
        assertThat(most).isLessThanOrEqualTo(bound(question));
        return most;
    }

    @Test
    void aTrapGainsTheRestOfTheStepsAndMoreForEachError() {
        for (int steps = 2; steps <= 4; steps++) {
            for (long parts : new long[] {8, 16, 50}) {
                BigFraction mass = Rationals.of(steps, parts);
                ErrorBudget budget = new ErrorBudget.Malice(Rationals.of(1, parts));
                BigFraction rest = Rationals.of(steps - 1L);
                Question.WorstGame narrow = question(List.of(2, 2), 3, steps, 1, budget);
                assertThat(gap(narrow)).isEqualTo(rest.add(mass.multiply(steps + 2)));
                assertThat(gap(narrow)).isEqualTo(bound(narrow));
                Question.WorstGame cloned =
                        question(List.of(2, 2), 3, steps, 1, new ErrorBudget.BehaviorCloning(Rationals.of(1, parts)));
                assertThat(gap(cloned)).isEqualTo(gap(narrow)).isEqualTo(bound(cloned));
                Question.WorstGame wide = question(List.of(2, 3), 3, steps, 1, budget);
                assertThat(gap(wide)).isEqualTo(rest.add(mass.multiply(steps + 3)));
                assertThat(gap(wide)).isEqualTo(bound(wide)); // with a third action nothing is worse
            }
        }
    }

    @Test
    void aRareStateToWhichDeviatorsComeBackCountsAtEachStep() {
        for (Reading reading : Reading.values()) {
            ErrorBudget cloning = new ErrorBudget.BehaviorCloning(Rationals.of(1, 100));
            BigFraction least = reading == Reading.AVERAGED ? Rationals.of(3, 10) : Rationals.of(1, 10);
            BigFraction mass = Rationals.of(3, 100);
            BigFraction visits = least.add(Rationals.of(2)).divide(least).add(BigFraction.ONE);
            assertThat(gap(question(List.of(2, 2), 3, 3, 1, cloning, covered(10, reading))))
                    .isEqualTo(mass.multiply(2).multiply(visits));
            assertThat(gap(question(List.of(2, 3), 3, 3, 1, cloning, covered(10, reading))))
                    .isGreaterThan(mass.multiply(2).multiply(visits));
            ErrorBudget occupancy = new ErrorBudget.Occupancy(Rationals.of(1, 100));
            assertThat(gap(question(List.of(2, 2), 3, 3, 1, occupancy, covered(10, reading))))
                    .isEqualTo(mass.multiply(visits));
        }
        // two steps: nothing is worse for two actions
        ErrorBudget twentieth = new ErrorBudget.BehaviorCloning(Rationals.of(1, 20));
        Question.WorstGame two = question(List.of(2, 2), 3, 2, 1, twentieth, covered(10, Reading.AVERAGED));
        assertThat(gap(two)).isEqualTo(Rationals.of(14, 10)).isEqualTo(bound(two));
        Assumption often = covered(2, Reading.AVERAGED); // more than the first step alone
        // errors of 1/10 at three steps of the deviator, 15/100 of the obedient one, 2 each
        assertThat(gap(question(List.of(2, 2), 2, 3, 1, new ErrorBudget.BehaviorCloning(Rationals.of(1, 20)), often)))
                .isEqualTo(Rationals.of(9, 10));
    }

    /** Each error is worth 4 to obedience and to the deviator in the first step, 4 and 2 in those that follow, but for what leaves. */
    @Test
    void whereAdvantagesAreWideARareStateForks() {
        for (long parts : new long[] {100, 1000}) {
            ErrorBudget cloning = new ErrorBudget.BehaviorCloning(Rationals.of(1, parts));
            Question.WorstGame question = question(List.of(2, 2), 3, 3, 2, cloning, covered(10, Reading.AVERAGED));
            BigFraction mass = Rationals.of(3, parts);
            BigFraction tau = mass.multiply(Rationals.of(10, 3));
            BigFraction most = mass.multiply(8).add(tau.multiply(6));
            assertThat(gap(question))
                    .isGreaterThan(mass.multiply(4).add(tau.multiply(4)))
                    .isBetween(most.subtract(tau.multiply(tau).multiply(10)), most);
        }
    }

    /** The rare state holds 7/8 of its coverage; each further error counts five times. */
    @Test
    void errorsBeyondWhatARareStateHoldsLeadThere() {
        ErrorBudget cloning = new ErrorBudget.BehaviorCloning(Rationals.of(1, 10));
        Question.WorstGame question = question(List.of(2, 2), 3, 3, 1, cloning, covered(10, Reading.PER_STEP));
        assertThat(gap(question)).isBetween(Rationals.of(346, 100), Rationals.of(34625, 10_000));
    }

    @Test
    void errorsThatDecideOverAllThatFollowsMeetTheBoundOfBlades() {
        for (long u = 1; u <= 2; u++) {
            Question.WorstGame two = question(List.of(2, 2), 3, 2, u, new ErrorBudget.Blades(Rationals.of(1, 10)));
            assertThat(gap(two)).isEqualTo(bound(two));
        }
        Question.WorstGame three = question(List.of(2, 2), 3, 3, 1, new ErrorBudget.Blades(Rationals.of(1, 16)));
        assertThat(gap(three)).isEqualTo(bound(three)).isEqualTo(Rationals.of(15, 16));
    }

    @Test
    void whereNothingIsToBeSpentNothingIsBuilt() {
        Question.WorstGame none = question(List.of(2, 2), 3, 3, 1, new ErrorBudget.Blades(Rationals.of(0)));
        Question.WorstGame alone = question(List.of(3), 3, 3, 1, new ErrorBudget.Blades(Rationals.of(1, 4)));
        for (Question.WorstGame question : List.of(none, alone)) {
            Layout layout = new Layout(question.size(), RewardClass.GENERAL);
            assertThat(Designs.of(layout, Demands.of(question, layout.steps()))).isEmpty();
        }
    }

    /** Near what is tight: disturbed designs, each asked for what it is itself, are within the bound. */
    @Test
    void disturbedDesignsAreWithinTheBoundsOfTheirOwnNumbers() {
        disturbed(0, 6);
    }

    @Tag("long")
    @Test
    void manyDisturbedDesignsAreWithinTheBoundsOfTheirOwnNumbers() {
        disturbed(6, 200);
    }

    private static void disturbed(int from, int end) {
        Assumption rare = covered(10, Reading.AVERAGED);
        List<Question.WorstGame> origins = List.of(
                question(List.of(2, 2), 3, 3, 1, new ErrorBudget.BehaviorCloning(Rationals.of(1, 100)), rare),
                question(List.of(2, 2), 3, 3, 1, new ErrorBudget.Occupancy(Rationals.of(1, 50)), rare),
                question(List.of(2, 2), 3, 2, 1, new ErrorBudget.Malice(Rationals.of(1, 8))),
                question(List.of(2, 2), 3, 3, 1, new ErrorBudget.Malice(Rationals.of(1, 16))),
                question(List.of(2, 3), 3, 3, 1, new ErrorBudget.Malice(Rationals.of(1, 8))),
                question(List.of(2, 2), 3, 3, 1, new ErrorBudget.Blades(Rationals.of(1, 16))));
        for (int k = from; k < end; k++) {
            Question.WorstGame origin = origins.get(k % origins.size());
            long seed = SEED + k;
            Layout layout = new Layout(origin.size(), RewardClass.GENERAL);
            double[] design =
                    Designs.of(layout, Demands.of(origin, layout.steps())).getLast();
            ExactPoint point = disturbed(layout, design, new SplittableRandom(seed));
            Game game = point.game("disturbed");
            Policy expert = point.policy(game, Who.EXPERT);
            Policy learner = point.policy(game, Who.LEARNER);
            for (Question.WorstGame own : OwnNumbers.questions(origin.size(), RANGE, game, expert, learner)) {
                assertThat(ExactCheck.of(own, game, expert, learner))
                        .as("seed %s, %s", seed, own)
                        .isInstanceOfSatisfying(
                                Verdict.Verified.class,
                                verified -> assertThat(verified.witness().gap())
                                        .as("seed %s, %s", seed, own)
                                        .isLessThanOrEqualTo(bound(own)));
            }
        }
    }

    /** Some distributions mixed with others, some rewards moved. */
    private static ExactPoint disturbed(Layout layout, double[] design, SplittableRandom random) {
        BigFraction[] values = new BigFraction[design.length];
        Arrays.setAll(values, j -> new BigFraction(design[j], 1e-9, 100));
        int rewards = layout.reward(0, 0, 0);
        int plays = layout.play(Who.EXPERT, 0, 0);
        for (int from = 0; from < values.length; ) {
            if (from >= rewards && from < plays) {
                if (random.nextInt(4) == 0) {
                    values[from] = Rationals.of(random.nextInt(-8, 9), 8);
                }
                from++;
                continue;
            }
            int count = from < rewards ? layout.states() : layout.joints();
            BigFraction share = Rationals.of(random.nextInt(3) == 0 ? random.nextInt(1, 4) : 0, 16);
            int to = from + random.nextInt(count);
            for (int j = from; j < from + count; j++) {
                values[j] = values[j].multiply(BigFraction.ONE.subtract(share));
            }
            values[to] = values[to].add(share);
            from += count;
        }
        return new ExactPoint(layout, values);
    }
}
