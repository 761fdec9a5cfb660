package org.counterplay.solvers.search.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.counterplay.instances.Library;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.PolicyWriter;
import org.counterplay.model.game.ProductForm;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.backend.Interruption;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.Effort;
import org.counterplay.solvers.search.ErrorBudget;
import org.counterplay.solvers.search.Found;
import org.counterplay.solvers.search.PolicyClass;
import org.counterplay.solvers.search.Question.WorstLearner;
import org.counterplay.solvers.search.UpperBound;
import org.counterplay.solvers.search.Witness;
import org.counterplay.solvers.search.reward.GapCheck;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Nash gaps are about agents who play independently, so the learners that are searched are products. */
class ProductLearnersTest {
    private static final long SEED = Long.getLong("tests.seed", 20261121L);
    private static final BigFraction AMOUNT = Rationals.of(1, 5);

    private static Effort effort(int threads) {
        return new Effort(Duration.ofSeconds(20), 3, threads, Interruption.NEVER, Effort.Listener.NONE);
    }

    /** Two states, two agents with two actions, an expert whose agents play independently. */
    private static WorstLearner question(long seed, ErrorBudget budget, Aim aim, PolicyClass policies) {
        Game game = Library.find("random-recurrent:states=2,H=2,actions=2,successors=2,support=2,seed=" + seed)
                .create()
                .game();
        SplittableRandom random = new SplittableRandom(seed);
        PolicyWriter writer = PolicyWriter.stationary(game, "expert");
        for (int s = 0; s < game.stateCount(); s++) {
            writer.next();
            List<BigFraction[]> each = new ArrayList<>();
            for (int i = 0; i < game.agentCount(); i++) {
                BigFraction first = Rationals.of(random.nextInt(4), 3);
                each.add(new BigFraction[] {first, BigFraction.ONE.subtract(first)});
            }
            writer.product(each);
        }
        return new WorstLearner(game, writer.finish(), budget, aim, policies);
    }

    private static WorstLearner correlatedExpert(ErrorBudget budget, PolicyClass policies) {
        Game game = question(SEED, budget, Aim.NASH_GAP, policies).game();
        PolicyWriter writer = PolicyWriter.stationary(game, "expert");
        for (int s = 0; s < game.stateCount(); s++) {
            writer.next();
            writer.recommend(0, Rationals.of(1, 2));
            writer.recommend(3, Rationals.of(1, 2));
        }
        return new WorstLearner(game, writer.finish(), budget, Aim.NASH_GAP, policies);
    }

    private static List<ErrorBudget> budgets() {
        return List.of(
                new ErrorBudget.BehaviorCloning(AMOUNT),
                new ErrorBudget.Occupancy(AMOUNT),
                new ErrorBudget.StatesOnly(AMOUNT),
                new ErrorBudget.Malice(AMOUNT),
                new ErrorBudget.Blades(AMOUNT));
    }

    private static Witness witness(Found found) {
        return Objects.requireNonNull(found.witness());
    }

    private static BigFraction bound(Found found) {
        return ((UpperBound.Proved) found.bound()).value();
    }

    /** The largest gap of all learners whose agents each play a third, two thirds, all or nothing, or what the expert's do. */
    private static BigFraction largest(WorstLearner question, List<Policy> into) {
        Game game = question.game();
        BigFraction most = null;
        List<List<BigFraction[]>> plays = new ArrayList<>();
        for (int s = 0; s < 2; s++) {
            List<BigFraction[]> here = new ArrayList<>();
            BigFraction[][] own = new BigFraction[2][2];
            for (BigFraction[] one : own) {
                one[0] = BigFraction.ZERO;
            }
            for (int k = question.expert().first(1, s); k < question.expert().end(1, s); k++) {
                int joint = question.expert().joints()[k];
                for (int i = 0; i < 2; i++) {
                    if (game.actions(s).action(joint, i) == 0) {
                        own[i][0] =
                                own[i][0].add(question.expert().probabilities().at(k));
                    }
                }
            }
            for (int first = -1; first <= 2; first++) {
                for (int second = -1; second <= 2; second++) {
                    here.add(new BigFraction[] {
                        first < 0 ? own[0][0] : Rationals.of(first, 2), second < 0 ? own[1][0] : Rationals.of(second, 2)
                    });
                }
            }
            plays.add(here);
        }
        ExactLearner exact =
                new ExactLearner(question, GapCheck.certified(game, question.expert(), new DeviationClass.Markov()));
        for (BigFraction[] one : plays.get(0)) {
            for (BigFraction[] other : plays.get(1)) {
                PolicyWriter writer = PolicyWriter.stationary(game, "learner");
                for (BigFraction[] here : List.of(one, other)) {
                    writer.next();
                    writer.product(List.of(
                            new BigFraction[] {here[0], BigFraction.ONE.subtract(here[0])},
                            new BigFraction[] {here[1], BigFraction.ONE.subtract(here[1])}));
                }
                Policy learner = writer.finish();
                Witness witness = exact.verified(learner);
                if (witness != null) {
                    into.add(learner);
                    most = most == null ? witness.gap() : Rationals.max(most, witness.gap());
                }
            }
        }
        return Objects.requireNonNull(most);
    }

    @Test
    void whatIsFoundIsAProductAndNoProductOfAGridIsWorse() {
        int tried = 0;
        for (ErrorBudget budget : budgets()) {
            WorstLearner question = question(SEED, budget, Aim.NASH_GAP, PolicyClass.PRODUCT);
            String name = "seed " + SEED + ", " + budget;
            List<Policy> grid = new ArrayList<>();
            BigFraction most = largest(question, grid);
            tried += grid.size();
            Found found = WorstLearnerSearch.of(question, effort(2), 16);
            assertThat(ProductForm.holds(question.game(), witness(found).learner()))
                    .as(name)
                    .isTrue();
            assertThat(witness(found).checks().getFirst().name()).as(name).isEqualTo("policies");
            assertThat(Rationals.parse(witness(found).checks().getLast().actual()))
                    .as(name)
                    .isLessThanOrEqualTo(AMOUNT);
            assertThat(witness(found).gap())
                    .as(name)
                    .isGreaterThanOrEqualTo(most)
                    .isLessThanOrEqualTo(bound(found));
            Found onGrid = GridLearnerSearch.of(question, 2, effort(1));
            assertThat(witness(onGrid).gap()).as(name).isEqualTo(most);
            assertThat(bound(onGrid)).as(name).isEqualTo(most);
        }
        assertThat(tried).as("learners of grids within their budget").isGreaterThan(20);
    }

    /** Every fourth start among mediators begins where a start among independent agents ends. */
    @Test
    void mediatorsAreAtLeastAsBad() {
        ErrorBudget budget = new ErrorBudget.Occupancy(AMOUNT);
        WorstLearner products = question(SEED + 1, budget, Aim.NASH_GAP, PolicyClass.PRODUCT);
        WorstLearner all = question(SEED + 1, budget, Aim.NASH_GAP, PolicyClass.CORRELATED);
        BigFraction alone =
                witness(WorstLearnerSearch.of(products, effort(2), 4)).gap();
        BigFraction together =
                witness(WorstLearnerSearch.of(all, effort(2), 16)).gap();
        assertThat(Rationals.toDouble(together))
                .as("seed %d", SEED + 1)
                .isGreaterThanOrEqualTo(Rationals.toDouble(alone) - 1e-6);
    }

    /** Within the budget, but no product. */
    @Test
    void aLearnerThatIsNoProductIsNoWitness() {
        WorstLearner question =
                question(SEED, new ErrorBudget.StatesOnly(Rationals.of(2)), Aim.NASH_GAP, PolicyClass.PRODUCT);
        ExactLearner exact = new ExactLearner(
                question, GapCheck.certified(question.game(), question.expert(), new DeviationClass.Markov()));
        Policy correlated =
                correlatedExpert(question.budget(), PolicyClass.CORRELATED).expert();
        Policy same = exact.policy(ExactLearner.entries(question.game(), correlated));
        assertThat(exact.verified(same)).isNull();
        WorstLearner any = question(SEED, question.budget(), Aim.NASH_GAP, PolicyClass.CORRELATED);
        assertThat(KnownLearner.witness(any, List.of(ExactLearner.entries(any.game(), correlated))))
                .isNotNull();
        assertThatThrownBy(() ->
                        KnownLearner.witness(question, List.of(ExactLearner.entries(question.game(), correlated))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The product of 1/2 and 1/2 is half away from a coin that all see. */
    @Test
    void anExpertThatIsNoProductIsCopiedAsFarAsTheBudgetAllows() {
        assertThatThrownBy(() -> WorstLearnerSearch.of(
                        correlatedExpert(new ErrorBudget.BehaviorCloning(Rationals.of(49, 100)), PolicyClass.PRODUCT),
                        effort(1),
                        8))
                .isInstanceOf(IllegalArgumentException.class);
        Found found = WorstLearnerSearch.of(
                correlatedExpert(new ErrorBudget.BehaviorCloning(Rationals.of(51, 100)), PolicyClass.PRODUCT),
                effort(1),
                8);
        assertThat(ProductForm.holds(witness(found).game(), witness(found).learner()))
                .isTrue();
    }
}
