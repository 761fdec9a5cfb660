package org.counterplay.solvers.search.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.ProductForm;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.backend.Interruption;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.Assumption;
import org.counterplay.solvers.search.Effort;
import org.counterplay.solvers.search.ErrorBudget;
import org.counterplay.solvers.search.PolicyClass;
import org.counterplay.solvers.search.Question;
import org.counterplay.solvers.search.Question.Rewards;
import org.counterplay.solvers.search.RewardClass;
import org.counterplay.solvers.search.Size;
import org.counterplay.solvers.search.Witness;
import org.counterplay.solvers.search.evaluate.Layout;
import org.counterplay.solvers.search.evaluate.Who;
import org.counterplay.solvers.search.witness.ExactCheck;
import org.counterplay.solvers.search.witness.ExactPoint;
import org.counterplay.solvers.search.witness.RandomPoints;
import org.counterplay.solvers.search.witness.Verdict;
import org.junit.jupiter.api.Test;

class IndependenceTest {
    private static final Rewards COMMON = new Rewards(RewardClass.COMMON, Rationals.of(-1), Rationals.of(1));
    private static final long SEED = Long.getLong("tests.seed", 20261121L);

    private static Question.WorstGame question(Horizon horizon, PolicyClass policies) {
        return new Question.WorstGame(
                new Size(2, List.of(2, 2), horizon),
                COMMON,
                List.of(new Assumption.Coverage(Rationals.of(1, 10), Assumption.Coverage.Reading.AVERAGED)),
                new ErrorBudget.StatesOnly(Rationals.of(0)),
                Aim.NASH_GAP,
                policies);
    }

    @Test
    void nashGapsAreOfProductsUnlessSaidOtherwise() {
        assertThat(PolicyClass.of(Aim.NASH_GAP)).isEqualTo(PolicyClass.PRODUCT);
        assertThat(PolicyClass.of(Aim.REGRET_GAP)).isEqualTo(PolicyClass.CORRELATED);
    }

    /** A witness of a Nash gap is a pair of products, and loses the whole range at each step. */
    @Test
    void aSearchForNashGapsFindsProducts() {
        Question.WorstGame question = question(new Horizon.Discounted(Rationals.of(9, 10)), PolicyClass.PRODUCT);
        Effort effort = new Effort(Duration.ofSeconds(60), 1, 1, Interruption.NEVER, Effort.Listener.NONE);
        Witness witness = SequentialSearch.run(question, effort, List.of(), Checkpoint.BEGINNING, 8)
                .found()
                .witness();
        assertThat(witness).isNotNull();
        assertThat(ProductForm.holds(witness.game(), witness.learner())).isTrue();
        assertThat(ProductForm.holds(witness.game(), witness.expert())).isTrue();
        assertThat(Rationals.toDouble(witness.gap())).isGreaterThan(10);
    }

    /** Agents whose actions are drawn together are no witness of a Nash gap, and one where products are not asked for. */
    @Test
    void correlatedLearnersAreRefused() {
        Layout layout = new Layout(new Size(1, List.of(2, 2), new Horizon.Finite(1)), RewardClass.COMMON);
        ExactPoint point = RandomPoints.of(layout, SEED);
        for (Who who : Who.values()) {
            for (int a = 0; a < 4; a++) {
                point.values()[layout.play(who, 0, a)] = Rationals.of(a == 1 || a == 2 ? 1 : 0, 2);
            }
        }
        Game game = point.game("together");
        for (PolicyClass policies : PolicyClass.values()) {
            Question.WorstGame question = new Question.WorstGame(
                    layout.size(),
                    COMMON,
                    List.of(),
                    new ErrorBudget.StatesOnly(Rationals.of(0)),
                    Aim.NASH_GAP,
                    policies);
            Verdict verdict =
                    ExactCheck.of(question, game, point.policy(game, Who.EXPERT), point.policy(game, Who.LEARNER));
            assertThat(verdict)
                    .as("seed %s", SEED)
                    .isInstanceOf(policies == PolicyClass.PRODUCT ? Verdict.Refuted.class : Verdict.Verified.class);
        }
    }

    /** Marginals stay, and what is a product already stays. */
    @Test
    void productsOfMarginals() {
        Layout layout = new Layout(new Size(2, List.of(2, 3), new Horizon.Finite(2)), RewardClass.GENERAL);
        SplittableRandom random = new SplittableRandom(SEED);
        double[] x = RandomPoints.of(layout, random.nextLong()).doubles();
        double[] y = x.clone();
        new Independence(layout).impose(y);
        double[] again = y.clone();
        new Independence(layout).impose(again);
        assertThat(again).as("seed %s", SEED).containsExactly(y, within(1e-12));
        for (Who who : Who.values()) {
            for (int s = 0; s < layout.states(); s++) {
                for (int i = 0; i < 2; i++) {
                    for (int b = 0; b < layout.count(i); b++) {
                        assertThat(marginal(layout, y, who, s, i, b))
                                .as("seed %s", SEED)
                                .isCloseTo(marginal(layout, x, who, s, i, b), within(1e-12));
                    }
                }
                int play = layout.play(who, s, 0); // (0,0) (1,1) = (0,1) (1,0)
                assertThat(y[play] * y[play + 4]).isCloseTo(y[play + 1] * y[play + 3], within(1e-12));
            }
        }
    }

    private static double marginal(Layout layout, double[] x, Who who, int state, int agent, int action) {
        double sum = 0;
        for (int a = 0; a < layout.joints(); a++) {
            sum += layout.action(a, agent) == action ? x[layout.play(who, state, a)] : 0;
        }
        return sum;
    }
}
