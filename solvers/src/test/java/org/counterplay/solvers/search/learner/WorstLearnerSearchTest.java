package org.counterplay.solvers.search.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Library;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.backend.Interruption;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.Effort;
import org.counterplay.solvers.search.ErrorBudget;
import org.counterplay.solvers.search.Found;
import org.counterplay.solvers.search.PolicyClass;
import org.counterplay.solvers.search.Question;
import org.counterplay.solvers.search.UpperBound;
import org.counterplay.solvers.search.Witness;
import org.counterplay.solvers.search.reward.GapCheck;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class WorstLearnerSearchTest {
    private static final long SEED = Long.getLong("tests.seed", 20261121L);

    private static Question.WorstLearner question(String name, ErrorBudget budget, Aim aim) {
        Instance instance = Library.find(name).create();
        return new Question.WorstLearner(instance.game(), instance.policies().get("expert"), budget, aim);
    }

    private static Found search(Question.WorstLearner question) {
        return WorstLearnerSearch.of(
                question, new Effort(Duration.ofSeconds(20), 3, 2, Interruption.NEVER, Effort.Listener.NONE), 8);
    }

    private static Witness witness(Found found) {
        Witness witness = found.witness();
        assertThat(witness).isNotNull();
        return witness;
    }

    private static BigFraction bound(Found found) {
        assertThat(found.bound()).isInstanceOf(UpperBound.Proved.class);
        return ((UpperBound.Proved) found.bound()).value();
    }

    private static String layered(long seed) {
        return "random-layered:H=3,width=2,actions=2,successors=1,policy=deterministic,seed=" + seed;
    }

    private static String recurrent(long seed) {
        return "random-recurrent:states=2,H=3,actions=2,successors=2,support=2,seed=" + seed;
    }

    /** Every learner that recommends one joint action at each state off the support, and is the expert on it. */
    private static BigFraction bestOffSupport(Question.WorstLearner question) {
        Game game = question.game();
        boolean[] off = LearnerBounds.offSupport(game, question.expert());
        ExactLearner exact =
                new ExactLearner(question, GapCheck.certified(game, question.expert(), new DeviationClass.Markov()));
        BigFraction[] entries = new BigFraction[game.rowCount()];
        Arrays.fill(entries, BigFraction.ZERO);
        Policy expert = question.expert();
        for (int s = 0; s < game.stateCount(); s++) {
            for (int k = expert.first(1, s); k < expert.end(1, s); k++) {
                entries[game.firstRow(s) + expert.joints()[k]] =
                        expert.probabilities().at(k);
            }
        }
        return most(game, exact, entries, off, 0);
    }

    private static BigFraction most(Game game, ExactLearner exact, BigFraction[] entries, boolean[] off, int state) {
        int s = state;
        while (s < off.length && !off[s]) {
            s++;
        }
        if (s == off.length) {
            return witness(new Found(
                            exact.verified(exact.policy(entries)), new UpperBound.None(), Found.Ending.FINISHED, 0, 0))
                    .gap();
        }
        BigFraction most = null;
        BigFraction[] tried = entries.clone();
        for (int joint = 0; joint < game.actions(s).size(); joint++) {
            Arrays.fill(tried, game.firstRow(s), game.firstRow(s + 1), BigFraction.ZERO);
            tried[game.firstRow(s) + joint] = BigFraction.ONE;
            BigFraction own = most(game, exact, tried, off, s + 1);
            most = most == null ? own : Rationals.max(most, own);
        }
        if (most == null) {
            throw new IllegalStateException("a state without actions");
        }
        return most;
    }

    @Test
    void offTheSupportLayeredLearnersAreTheWorstOfAll() {
        int several = 0;
        for (long seed = SEED; seed < SEED + 4; seed++) {
            for (Aim aim : List.of(Aim.REGRET_GAP, Aim.NASH_GAP)) {
                Question.WorstLearner question =
                        question(layered(seed), new ErrorBudget.Occupancy(BigFraction.ZERO), aim);
                boolean[] off = LearnerBounds.offSupport(question.game(), question.expert());
                int free = 0;
                for (boolean one : off) {
                    free += one ? 1 : 0;
                }
                if (free > 4) {
                    continue;
                }
                several += free;
                BigFraction most = bestOffSupport(question);
                Found found = search(question);
                assertThat(witness(found).gap()).as("seed %d", seed).isEqualTo(most);
                assertThat(bound(found)).as("seed %d", seed).isEqualTo(most);
                assertThat(found.ending()).isEqualTo(Found.Ending.FINISHED);
            }
        }
        assertThat(several).as("free states in all games").isPositive();
    }

    @Test
    void equalOccupanciesLeaveTheGapOfTheTheorem() {
        Instance instance = Library.find("theorem-4.5:H=5").create();
        Question.WorstLearner question = new Question.WorstLearner(
                instance.game(),
                instance.policies().get("expert"),
                new ErrorBudget.Occupancy(BigFraction.ZERO),
                Aim.REGRET_GAP);
        Found found = search(question);
        int steps = instance.game().horizon().tableSteps();
        assertThat(witness(found).gap()).isGreaterThanOrEqualTo(Rationals.of(steps - 2L));
        assertThat(bound(found)).isGreaterThanOrEqualTo(witness(found).gap());
    }

    @Test
    void whatIsFoundIsWithinBudgetAndBound() {
        BigFraction amount = Rationals.of(1, 10);
        List<ErrorBudget> budgets = List.of(
                new ErrorBudget.BehaviorCloning(amount),
                new ErrorBudget.Occupancy(amount),
                new ErrorBudget.StatesOnly(amount),
                new ErrorBudget.Malice(amount),
                new ErrorBudget.Blades(amount),
                new ErrorBudget.Blades(BigFraction.ZERO));
        for (ErrorBudget budget : budgets) {
            for (Aim aim : Aim.values()) {
                String name = budget.label() + " " + aim;
                Question.WorstLearner asked = question(recurrent(SEED), budget, aim);
                Found found = search(new Question.WorstLearner(
                        asked.game(), asked.expert(), budget, aim, PolicyClass.CORRELATED)); // the expert is no product
                assertThat(bound(found))
                        .as(name)
                        .isGreaterThanOrEqualTo(witness(found).gap());
                assertThat(Rationals.parse(witness(found).checks().getLast().actual()))
                        .as(name)
                        .isLessThanOrEqualTo(budget.amount());
            }
        }
        assertThat(bound(search(question(recurrent(SEED), new ErrorBudget.Blades(BigFraction.ZERO), Aim.REGRET_GAP))))
                .isEqualTo(BigFraction.ZERO);
    }

    @Test
    void noLearnerOfAGridIsWorse() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (ErrorBudget budget : List.of(
                new ErrorBudget.BehaviorCloning(Rationals.of(1, 8)), new ErrorBudget.Blades(Rationals.of(1, 8)))) {
            Question.WorstLearner question = question(
                    "random-recurrent:states=2,H=2,actions=2,successors=2,support=2,seed=" + SEED,
                    budget,
                    Aim.REGRET_GAP);
            Found found = search(question);
            ExactLearner exact = new ExactLearner(
                    question, GapCheck.certified(question.game(), question.expert(), new DeviationClass.Markov()));
            for (int k = 0; k < 25; k++) {
                double[] drawn = new double[question.game().rowCount()];
                for (int s = 0; s < question.game().stateCount(); s++) {
                    drawn[
                            question.game().firstRow(s)
                                    + random.nextInt(question.game().actions(s).size())] = 1;
                }
                Witness other = exact.of(drawn, Double.POSITIVE_INFINITY);
                assertThat(other).isNotNull();
                assertThat(Rationals.toDouble(other.gap()))
                        .as("seed %d, %s", SEED, budget)
                        .isLessThanOrEqualTo(Rationals.toDouble(witness(found).gap()) + 1e-3);
                assertThat(other.gap()).isLessThanOrEqualTo(bound(found));
            }
        }
    }

    @Test
    void learnersBeyondTheBudgetAreNoWitnesses() {
        Question.WorstLearner question =
                question(recurrent(SEED), new ErrorBudget.BehaviorCloning(Rationals.of(1, 1000)), Aim.REGRET_GAP);
        ExactLearner exact = new ExactLearner(
                question, GapCheck.certified(question.game(), question.expert(), new DeviationClass.Markov()));
        BigFraction[] last = new BigFraction[question.game().rowCount()];
        Arrays.fill(last, BigFraction.ZERO);
        for (int s = 0; s < question.game().stateCount(); s++) {
            last[question.game().firstRow(s + 1) - 1] = BigFraction.ONE;
        }
        assertThat(exact.verified(exact.policy(last))).isNull();
        Witness mixed = exact.of(last);
        assertThat(mixed).isNotNull();
        assertThat(Rationals.parse(mixed.checks().getLast().actual())).isLessThanOrEqualTo(Rationals.of(1, 1000));
    }

    @Test
    void oneSeedGivesOneWitness() {
        Question.WorstLearner question =
                question(recurrent(SEED), new ErrorBudget.Malice(Rationals.of(1, 10)), Aim.REGRET_GAP);
        Policy first = witness(search(question)).learner();
        Policy second = witness(search(question)).learner();
        assertThat(second.joints()).isEqualTo(first.joints());
        for (int k = 0; k < first.joints().length; k++) {
            assertThat(second.probabilities().at(k))
                    .isEqualTo(first.probabilities().at(k));
        }
    }

    /** Stopped in a batch and gone on with: the starts that are done are not done again, and nothing is lost. */
    @Test
    void whoIsStoppedGoesOnWhereItStood() {
        Question.WorstLearner question =
                question(recurrent(SEED + 1), new ErrorBudget.Blades(Rationals.of(1, 10)), Aim.REGRET_GAP);
        AtomicInteger polls = new AtomicInteger();
        List<WorstLearnerSearch.Position> kept = new ArrayList<>();
        WorstLearnerSearch.Outcome first = WorstLearnerSearch.run(
                question,
                new Effort(
                        Duration.ofSeconds(20),
                        3,
                        1,
                        () -> kept.size() > 1 && polls.incrementAndGet() > 8,
                        Effort.Listener.NONE),
                WorstLearnerSearch.Position.BEGINNING,
                12,
                kept::add);
        assertThat(first.found().ending()).isEqualTo(Found.Ending.INTERRUPTED);
        assertThat(first.position().starts()).isBetween(8L, 11L);
        WorstLearnerSearch.Outcome second = WorstLearnerSearch.run(
                question,
                new Effort(Duration.ofSeconds(20), 3, 1, Interruption.NEVER, Effort.Listener.NONE),
                first.position(),
                12,
                kept::add);
        assertThat(second.found().ending()).isEqualTo(Found.Ending.FINISHED);
        assertThat(second.position().starts()).isEqualTo(12);
        assertThat(witness(second.found()).gap())
                .isGreaterThanOrEqualTo(witness(first.found()).gap());
        BigFraction whole = witness(WorstLearnerSearch.of(
                        question,
                        new Effort(Duration.ofSeconds(20), 3, 2, Interruption.NEVER, Effort.Listener.NONE),
                        12))
                .gap();
        assertThat(Rationals.toDouble(witness(second.found()).gap()))
                .as("seed %d", SEED)
                .isCloseTo(Rationals.toDouble(whole), within(1e-6));
        long before = 0;
        for (WorstLearnerSearch.Position each : kept) {
            assertThat(each.starts()).isGreaterThanOrEqualTo(before);
            before = each.starts();
        }
    }

    @Test
    void whatCannotBeSearchedIsRefused() {
        assertThatThrownBy(() -> search(
                        question(recurrent(SEED), new ErrorBudget.BehaviorCloning(Rationals.of(-1)), Aim.REGRET_GAP)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> search(question(
                        "random-recurrent:states=2,H=2,timing=per-step",
                        new ErrorBudget.BehaviorCloning(Rationals.of(1, 4)),
                        Aim.REGRET_GAP)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
