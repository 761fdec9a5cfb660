package org.counterplay.solvers.search.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.Assumption;
import org.counterplay.solvers.search.ErrorBudget;
import org.counterplay.solvers.search.Question;
import org.counterplay.solvers.search.Question.Rewards;
import org.counterplay.solvers.search.RewardClass;
import org.counterplay.solvers.search.Size;
import org.counterplay.solvers.search.evaluate.Evaluator;
import org.counterplay.solvers.search.evaluate.Layout;
import org.counterplay.solvers.search.evaluate.Who;
import org.counterplay.solvers.search.witness.RandomPoints;
import org.junit.jupiter.api.Test;

class StartsTest {
    private static final long SEED = Long.getLong("tests.seed", 20261121L);

    private static Question.WorstGame question(RewardClass rewards, Integer... actions) {
        return new Question.WorstGame(
                new Size(3, List.of(actions), new Horizon.Finite(3)),
                new Rewards(rewards, Rationals.of(-1), Rationals.of(1)),
                List.of(new Assumption.Recoverability(Rationals.of(1, 2))),
                new ErrorBudget.BehaviorCloning(Rationals.of(1, 8)),
                Aim.REGRET_GAP);
    }

    /** Whatever is played of matching pennies: nobody gains against the expert, and no advantage is above u. */
    @Test
    void penniesAreFair() {
        for (int k = 0; k < 40; k++) {
            Question.WorstGame question =
                    k % 2 == 0 ? question(RewardClass.GENERAL, 2, 2) : question(RewardClass.GENERAL, 3, 2, 2);
            Layout layout = new Layout(question.size(), RewardClass.GENERAL);
            Demands demands = Demands.of(question, 3);
            double[] x = RandomPoints.of(layout, SEED + k).doubles();
            int deviator = k % layout.agents();
            for (int i = 0; i < layout.agents(); i++) {
                int from = layout.reward(i, 0, 0);
                Arrays.fill(x, from, from + layout.states() * layout.joints(), 0);
            }
            Pennies pennies = new Pennies(layout, demands, deviator);
            assertThat(pennies.possible()).isTrue();
            pennies.write(x, Scope.free(layout, demands), new SplittableRandom(SEED + k));
            Evaluator evaluator = new Evaluator(layout);
            assertThat(evaluator.regret(x, Who.EXPERT)).as("seed %s", SEED + k).isCloseTo(0, within(1e-12));
            assertThat(largest(layout, evaluator, x)).as("seed %s", SEED + k).isLessThanOrEqualTo(0.5 + 1e-12);
            for (int from = layout.play(Who.EXPERT, 0, 0); from < x.length; from += layout.joints()) {
                double[] play = Arrays.copyOfRange(x, from, from + layout.joints());
                assertThat(Arrays.stream(play).min().orElseThrow())
                        .as("seed %s", SEED + k)
                        .isNotNegative();
                assertThat(Arrays.stream(play).sum()).isCloseTo(1, within(1e-12));
            }
        }
    }

    /** Deviations that obey what is never recommended are all that count. */
    @Test
    void advantagesUnderAllStationaryDeviations() {
        for (int k = 0; k < 30; k++) {
            Question.WorstGame question = question(RewardClass.values()[k % 3], 2, 2);
            Layout layout = new Layout(question.size(), question.rewards().kind());
            double[] x = RandomPoints.of(layout, SEED + k).doubles();
            Evaluator evaluator = new Evaluator(layout);
            boolean[] everywhere = new boolean[layout.steps() * layout.states()];
            Arrays.fill(everywhere, true);
            assertThat(new Advantage(layout, evaluator).largest(x, everywhere))
                    .as("seed %s", SEED + k)
                    .isCloseTo(largest(layout, evaluator, x), within(1e-12));
        }
    }

    /** With constant rewards of all but the agent that counts no gap is less. */
    @Test
    void silencingTheOthersLosesNothing() {
        for (int k = 0; k < 60; k++) {
            Question.WorstGame question = question(RewardClass.GENERAL, 2, 3);
            Layout layout = new Layout(question.size(), RewardClass.GENERAL);
            Starts starts = new Starts(layout, Demands.of(question, 3), SEED);
            double[] x = RandomPoints.of(layout, SEED + k).doubles();
            Evaluator evaluator = new Evaluator(layout);
            assertThat(evaluator.aim(starts.given(x).point(), Aim.REGRET_GAP))
                    .as("seed %s", SEED + k)
                    .isGreaterThanOrEqualTo(evaluator.aim(x, Aim.REGRET_GAP) - 1e-12);
        }
    }

    /** The largest absolute advantage under every table of one action for each recommendation, by going through all. */
    private static double largest(Layout layout, Evaluator evaluator, double[] x) {
        double most = 0;
        double[] advantages = new double[layout.steps() * layout.states() * layout.joints()];
        for (int i = 0; i < layout.agents(); i++) {
            int actions = layout.count(i);
            int width = layout.states() * actions;
            int[] plays = new int[layout.deviationLength(i)];
            long all = Math.round(Math.pow(actions, width));
            long stride = Math.max(1, all / 512); // of three actions some
            for (long number = 0; number < all; number += stride) {
                long left = number;
                for (int k = 0; k < width; k++) {
                    for (int h = 0; h < layout.steps(); h++) {
                        plays[h * width + k] = (int) (left % actions);
                    }
                    left /= actions;
                }
                evaluator.advantages(x, i, plays, advantages);
                for (double each : advantages) {
                    most = Math.max(most, Math.abs(each));
                }
            }
        }
        return most;
    }
}
