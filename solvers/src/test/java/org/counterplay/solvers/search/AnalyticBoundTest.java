package org.counterplay.solvers.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.search.Assumption.Coverage.Reading;
import org.counterplay.solvers.search.Question.Rewards;
import org.counterplay.solvers.search.evaluate.Layout;
import org.counterplay.solvers.search.evaluate.Who;
import org.counterplay.solvers.search.witness.ExactCheck;
import org.counterplay.solvers.search.witness.ExactPoint;
import org.counterplay.solvers.search.witness.RandomPoints;
import org.counterplay.solvers.search.witness.Verdict;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AnalyticBoundTest {
    private static final Rewards RANGE = new Rewards(RewardClass.GENERAL, Rationals.of(-1), Rationals.of(1));
    private static final BigFraction EPS = Rationals.of(1, 16);

    private static BigFraction bound(Question.WorstGame question) {
        UpperBound bound = AnalyticBound.of(question);
        assertThat(bound).isInstanceOf(UpperBound.Proved.class);
        return ((UpperBound.Proved) bound).value();
    }

    private static Question.WorstGame question(int steps, ErrorBudget budget, Aim aim, Assumption... assumptions) {
        return new Question.WorstGame(
                new Size(3, List.of(2, 2), new Horizon.Finite(steps)), RANGE, List.of(assumptions), budget, aim);
    }

    @Test
    void valuesByHand() {
        Assumption one = new Assumption.Recoverability(Rationals.of(1));
        Assumption layered = new Assumption.Layered();
        Aim gap = Aim.REGRET_GAP;
        assertThat(bound(question(3, new ErrorBudget.Occupancy(Rationals.of(0)), gap)))
                .isEqualTo(Rationals.of(4));
        // 3/16 on the first step: 3 under deviations that may change their mind, 2 for obedience
        assertThat(bound(question(3, new ErrorBudget.Blades(EPS), gap, one))).isEqualTo(Rationals.of(15, 16));
        assertThat(bound(question(3, new ErrorBudget.Blades(EPS), gap, one, layered)))
                .isEqualTo(Rationals.of(3, 4));
        assertThat(bound(question(2, new ErrorBudget.Blades(EPS), gap, one))).isEqualTo(Rationals.of(1, 2));
        assertThat(bound(question(3, new ErrorBudget.Blades(EPS), Aim.VALUE_GAP, one)))
                .isEqualTo(Rationals.of(3, 8));
        assertThat(bound(question(3, new ErrorBudget.StatesOnly(EPS), gap, one)))
                .isEqualTo(Rationals.of(6));
        Assumption covered = new Assumption.Coverage(Rationals.of(1, 10), Reading.AVERAGED);
        // tau = 1/10; (I): 3/100 (3 - 4/10 + 3/200) + (2 + 2) / 10, (III): 2 3/100 (1 + 1/10 + 1/100)
        ErrorBudget cloning = new ErrorBudget.BehaviorCloning(Rationals.of(1, 100));
        assertThat(bound(question(3, cloning, gap, one, covered)))
                .isEqualTo(Rationals.of(47_845, 100_000).add(Rationals.of(666, 10_000)));
        // stationary deviations: 3/100 2 + (2 + 2) / 10
        assertThat(bound(question(3, cloning, gap, one, covered, layered)))
                .isEqualTo(Rationals.of(46, 100).add(Rationals.of(666, 10_000)));
        // two steps of two actions, tau = 1/4: 4/10 + 2/4, where otherwise (III) would have 2 (1 + 1/4)
        ErrorBudget twice = new ErrorBudget.BehaviorCloning(Rationals.of(1, 20));
        Assumption often = new Assumption.Coverage(Rationals.of(1, 5), Reading.AVERAGED);
        assertThat(bound(question(2, twice, gap, one, often))).isEqualTo(Rationals.of(9, 10));
        // both parts of the difference at one state: 15/1000 (3 - 1/10 + (2 + 2) 10/3); (III): 3/100 2 / 2
        ErrorBudget occupancy = new ErrorBudget.Occupancy(Rationals.of(1, 100));
        assertThat(bound(question(3, occupancy, gap, one, covered)))
                .isEqualTo(Rationals.of(2435, 10_000).add(Rationals.of(3, 100)));
        // errors beyond what the rare state can hold: (I): 3/5 in the first step and 1 in each further; (III): 3/5
        assertThat(bound(question(3, new ErrorBudget.Occupancy(Rationals.of(1, 5)), gap, one, covered)))
                .isEqualTo(Rationals.of(32, 10));
        // with two actions 2 + 2 for each error of two steps, where otherwise (I) has 2 and (III) 2 + 1
        assertThat(bound(question(2, new ErrorBudget.Malice(EPS), gap, one))).isEqualTo(Rationals.of(3, 2));
        // 1 in each further step, 2 + 3 for each error of the first; with a third action (I) has 2 and (III) 2 + 1 + 1
        assertThat(bound(question(3, new ErrorBudget.Malice(EPS), gap, one))).isEqualTo(Rationals.of(47, 16));
        assertThat(bound(new Question.WorstGame(
                        new Size(3, List.of(2, 3), new Horizon.Finite(3)),
                        RANGE,
                        List.of(one),
                        new ErrorBudget.Malice(EPS),
                        gap)))
                .isEqualTo(Rationals.of(25, 8));
    }

    @Test
    void valuesAtOtherParametersByHand() {
        Aim gap = Aim.REGRET_GAP;
        Assumption two = new Assumption.Recoverability(Rationals.of(2));
        // changes of mind in the last two steps are worth at most 1, half of the range: 3/8 on the first step, 5 and 4
        assertThat(bound(question(3, new ErrorBudget.Blades(Rationals.of(1, 8)), gap, two)))
                .isEqualTo(Rationals.of(27, 8));
        // tau is 1: 1 in each further step, 2 + 3 for each error of the first; with a third action (I) has 2 and (III)
        // 2 + 1 + 1
        Assumption one = new Assumption.Recoverability(Rationals.of(1));
        assertThat(bound(question(
                        3,
                        new ErrorBudget.BehaviorCloning(Rationals.of(1, 10)),
                        gap,
                        one,
                        new Assumption.Coverage(Rationals.of(1, 10), Reading.PER_STEP))))
                .isEqualTo(Rationals.of(35, 10));
        assertThat(bound(new Question.WorstGame(
                        new Size(3, List.of(3, 2), new Horizon.Finite(3)),
                        RANGE,
                        List.of(one),
                        new ErrorBudget.BehaviorCloning(Rationals.of(1, 10)),
                        gap)))
                .isEqualTo(Rationals.of(38, 10));
        // one state: 2 + 2 for each error, half of that for occupancies
        for (int kind = 0; kind < 4; kind++) {
            BigFraction tenth = Rationals.of(1, 10);
            ErrorBudget budget = switch (kind) {
                case 0 -> new ErrorBudget.BehaviorCloning(tenth);
                case 1 -> new ErrorBudget.Blades(tenth);
                case 2 -> new ErrorBudget.Malice(tenth);
                default -> new ErrorBudget.Occupancy(tenth);
            };
            Question.WorstGame alone = new Question.WorstGame(
                    new Size(1, List.of(2, 2), new Horizon.Finite(3)), RANGE, List.of(one), budget, gap);
            assertThat(bound(alone)).isEqualTo(Rationals.of(kind == 3 ? 6 : 12, 10));
        }
    }

    /**
     * The learner errs at s0 alone; a deviator waits at s1 and takes its reward last, which no stationary deviation
     * does.
     */
    private static ExactPoint lastMinute() {
        Layout layout = new Layout(new Size(3, List.of(2, 2), new Horizon.Finite(3)), RewardClass.GENERAL);
        BigFraction[] values = new BigFraction[layout.length()];
        Arrays.fill(values, BigFraction.ZERO);
        values[layout.initial(0)] = BigFraction.ONE;
        for (int a = 0; a < 4; a++) {
            boolean match = a == 0 || a == 3;
            values[layout.transition(0, a, match ? 1 : 2)] = BigFraction.ONE;
            values[layout.transition(1, a, a < 2 ? 1 : 2)] = BigFraction.ONE;
            values[layout.transition(2, a, 2)] = BigFraction.ONE;
            values[layout.reward(0, 1, a)] = Rationals.of(a < 2 ? 0 : 1);
            values[layout.reward(0, 2, a)] = Rationals.of(-1);
            values[layout.play(Who.EXPERT, 0, a)] = Rationals.of(1, 4);
            values[layout.play(Who.LEARNER, 0, a)] = Rationals.of(1, 4).add(Rationals.of(match ? -3 : 3, 32));
        }
        for (Who who : Who.values()) {
            values[layout.play(who, 1, 0)] = BigFraction.ONE;
            values[layout.play(who, 2, 0)] = BigFraction.ONE;
        }
        return new ExactPoint(layout, values);
    }

    @Test
    void theBoundOfBladesIsAttainedInThreeSteps() {
        Question.WorstGame question = question(
                3, new ErrorBudget.Blades(EPS), Aim.REGRET_GAP, new Assumption.Recoverability(Rationals.of(1)));
        ExactPoint point = lastMinute();
        Game game = point.game("last minute");
        Verdict verdict =
                ExactCheck.of(question, game, point.policy(game, Who.EXPERT), point.policy(game, Who.LEARNER));
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Verified.class,
                        verified -> assertThat(verified.witness().gap()).isEqualTo(bound(question)));
    }

    /** Every random game, asked for what it is itself, is within the bound. */
    @Test
    void noGameIsBeyondTheBoundOfItsOwnNumbers() {
        withinTheirBounds(0, 4);
    }

    @Tag("long")
    @Test
    void noGameOfManyIsBeyondTheBoundOfItsOwnNumbers() {
        withinTheirBounds(4, 70);
    }

    private static void withinTheirBounds(int from, int end) {
        List<Horizon> horizons = List.of(
                new Horizon.Finite(1),
                new Horizon.Finite(2),
                new Horizon.Finite(3),
                new Horizon.Finite(4),
                new Horizon.Discounted(Rationals.of(2, 3)));
        for (int k = from; k < end; k++) {
            long seed = RandomPoints.firstSeed() + k;
            Size size = new Size(1 + k % 3, List.of(2, 2), horizons.get(k % horizons.size()));
            ExactPoint point = near(RandomPoints.of(new Layout(size, RewardClass.GENERAL), seed), k % 4);
            Game game = point.game("random");
            Policy expert = point.policy(game, Who.EXPERT);
            Policy learner = point.policy(game, Who.LEARNER);
            for (Question.WorstGame question : OwnNumbers.questions(size, RANGE, game, expert, learner)) {
                Verdict verdict = ExactCheck.of(question, game, expert, learner);
                assertThat(verdict)
                        .as("seed %s, %s", seed, question)
                        .isInstanceOfSatisfying(
                                Verdict.Verified.class,
                                verified -> assertThat(verified.witness().gap())
                                        .as("seed %s, %s", seed, question)
                                        .isLessThanOrEqualTo(bound(question)));
            }
        }
    }

    /** The learner brought near the expert: the bounds are about small errors. */
    private static ExactPoint near(ExactPoint point, int halvings) {
        Layout layout = point.layout();
        BigFraction[] values = point.values().clone();
        BigFraction kept = Rationals.of(1, 1L << (2 * halvings));
        for (int s = 0; s < layout.states(); s++) {
            for (int a = 0; a < layout.joints(); a++) {
                BigFraction own = values[layout.play(Who.EXPERT, s, a)];
                int k = layout.play(Who.LEARNER, s, a);
                values[k] = own.add(kept.multiply(values[k].subtract(own)));
            }
        }
        return new ExactPoint(layout, values);
    }
}
