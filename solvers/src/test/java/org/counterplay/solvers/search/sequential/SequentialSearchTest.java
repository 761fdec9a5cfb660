package org.counterplay.solvers.search.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.backend.Interruption;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.Assumption;
import org.counterplay.solvers.search.Effort;
import org.counterplay.solvers.search.ErrorBudget;
import org.counterplay.solvers.search.Found;
import org.counterplay.solvers.search.Question;
import org.counterplay.solvers.search.Question.Rewards;
import org.counterplay.solvers.search.RewardClass;
import org.counterplay.solvers.search.Size;
import org.counterplay.solvers.search.Witness;
import org.counterplay.solvers.search.evaluate.Evaluator;
import org.counterplay.solvers.search.evaluate.Layout;
import org.counterplay.solvers.search.evaluate.Who;
import org.counterplay.solvers.search.sequential.SequentialSearch.Given;
import org.counterplay.solvers.search.sequential.SequentialSearch.Outcome;
import org.counterplay.solvers.search.witness.ExactCheck;
import org.counterplay.solvers.search.witness.ExactPoint;
import org.counterplay.solvers.search.witness.Verdict;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SequentialSearchTest {
    private static final Rewards RANGE = new Rewards(RewardClass.GENERAL, Rationals.of(-1), Rationals.of(1));
    private static final Assumption ONE = new Assumption.Recoverability(Rationals.of(1));

    private static Question.WorstGame blades(int states, int steps) {
        return new Question.WorstGame(
                new Size(states, List.of(2, 2), new Horizon.Finite(steps)),
                RANGE,
                List.of(ONE),
                new ErrorBudget.Blades(Rationals.of(1, 16)),
                Aim.REGRET_GAP);
    }

    private static Question.WorstGame equalOccupancies(int steps) {
        return new Question.WorstGame(
                new Size(2 * steps - 1, List.of(2, 2), new Horizon.Finite(steps)),
                RANGE,
                List.of(new Assumption.Layered(), new Assumption.ExpertRegret(Rationals.of(0))),
                new ErrorBudget.Occupancy(Rationals.of(0)),
                Aim.REGRET_GAP);
    }

    private static Effort effort(long seed, int threads, Interruption interruption) {
        return new Effort(Duration.ofSeconds(120), seed, threads, interruption, Effort.Listener.NONE);
    }

    private static Outcome search(Question.WorstGame question, long seed, int threads, long mostStarts) {
        return SequentialSearch.run(
                question, effort(seed, threads, Interruption.NEVER), List.of(), Checkpoint.BEGINNING, mostStarts);
    }

    private static Witness witness(Outcome outcome) {
        @Nullable Witness witness = outcome.found().witness();
        assertThat(witness).isNotNull();
        return Optional.ofNullable(witness).orElseThrow();
    }

    private static void stands(Question.WorstGame question, Witness witness) {
        assertThat(ExactCheck.of(question, witness.game(), witness.expert(), witness.learner()))
                .isInstanceOfSatisfying(
                        Verdict.Verified.class,
                        verified -> assertThat(verified.witness().gap()).isEqualTo(witness.gap()));
    }

    @Test
    void equalOccupanciesLoseTwiceAStepAndNoMore() {
        Outcome outcome = search(equalOccupancies(3), 1, 1, 400);
        assertThat(outcome.found().ending()).isEqualTo(Found.Ending.FINISHED);
        assertThat(witness(outcome).gap()).isEqualTo(Rationals.of(4));
        stands(equalOccupancies(3), witness(outcome));
    }

    @Tag("long")
    @Test
    void equalOccupanciesOfMoreSteps() {
        for (int steps = 4; steps <= 5; steps++) {
            Outcome outcome = search(equalOccupancies(steps), 1, 2, 2000);
            assertThat(witness(outcome).gap()).isEqualTo(Rationals.of(2L * (steps - 1)));
        }
    }

    @Test
    void bladesInTwoStepsIsSolvedToTheBound() {
        Outcome outcome = search(blades(2, 2), 3, 1, 60);
        assertThat(outcome.found().ending()).isEqualTo(Found.Ending.FINISHED);
        assertThat(witness(outcome).gap()).isEqualTo(Rationals.of(1, 2));
        stands(blades(2, 2), witness(outcome));
    }

    @Test
    void oneSeedGivesOneWitnessWhateverTheThreads() {
        Question.WorstGame question = new Question.WorstGame(
                new Size(2, List.of(2, 2), new Horizon.Finite(2)),
                RANGE,
                List.of(ONE, new Assumption.Coverage(Rationals.of(1, 10), Assumption.Coverage.Reading.AVERAGED)),
                new ErrorBudget.BehaviorCloning(Rationals.of(1, 20)),
                Aim.REGRET_GAP);
        Outcome one = search(question, 7, 1, 3);
        Outcome two = search(question, 7, 2, 3);
        assertThat(values(witness(one))).isEqualTo(values(witness(two)));
        assertThat(one.checkpoint().nextStart()).isEqualTo(two.checkpoint().nextStart());
        stands(question, witness(one));
    }

    private static List<BigFraction> values(Witness witness) {
        Layout layout = new Layout(new Size(2, List.of(2, 2), new Horizon.Finite(2)), RewardClass.GENERAL);
        return List.of(ExactPoint.of(layout, witness.game(), witness.expert(), witness.learner())
                .values());
    }

    @Test
    void aSearchGoesOnFromItsCheckpoint() {
        Outcome first = search(blades(1, 2), 5, 1, 8);
        Outcome resumed =
                SequentialSearch.run(blades(1, 2), effort(5, 1, Interruption.NEVER), List.of(), first.checkpoint(), 16);
        assertThat(resumed.checkpoint().nextStart()).isBetween(8L, 16L);
        assertThat(witness(resumed).gap()).isGreaterThanOrEqualTo(witness(first).gap());
    }

    @Test
    void aStartThatIsHandedInIsNotMadeWorse() {
        Outcome first = search(blades(1, 2), 5, 1, 8);
        Witness known = witness(first);
        Outcome again = SequentialSearch.run(
                blades(1, 2),
                effort(9, 1, Interruption.NEVER),
                List.of(new Given(known.game(), known.expert(), known.learner())),
                Checkpoint.BEGINNING,
                1);
        assertThat(witness(again).gap()).isGreaterThanOrEqualTo(known.gap());
    }

    @Test
    void anInterruptedSearchKeepsItsBest() {
        AtomicInteger polls = new AtomicInteger();
        Question.WorstGame question = new Question.WorstGame(
                new Size(2, List.of(2, 2), new Horizon.Finite(2)),
                RANGE,
                List.of(),
                new ErrorBudget.Malice(Rationals.of(1, 16)),
                Aim.REGRET_GAP);
        Outcome outcome = SequentialSearch.run(
                question, effort(1, 1, () -> polls.incrementAndGet() > 100), List.of(), Checkpoint.BEGINNING, 10_000);
        assertThat(outcome.found().ending()).isEqualTo(Found.Ending.INTERRUPTED);
        stands(question, witness(outcome));
    }

    @Test
    void layersNeedStates() {
        Question.WorstGame question = new Question.WorstGame(
                new Size(2, List.of(2, 2), new Horizon.Finite(3)),
                RANGE,
                List.of(new Assumption.Layered()),
                null,
                Aim.REGRET_GAP);
        assertThatThrownBy(() -> search(question, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** An evaluator that errs on purpose in one respect. */
    private static final class Liar extends Evaluator {
        private final int lie;

        Liar(Layout layout, int lie) {
            super(layout);
            this.lie = lie;
        }

        @Override
        public double deviatedLoss(double[] x, double covered) {
            return lie == 0 ? 0 : super.deviatedLoss(x, covered);
        }

        @Override
        public double deviatedLoss(double[] x, int agent, double covered, int[] plays) {
            double loss = super.deviatedLoss(x, agent, covered, plays);
            return lie == 0 ? 0 : loss;
        }

        @Override
        public double distance(double[] x, int state) {
            return lie == 1 ? super.distance(x, state) / 3 : super.distance(x, state);
        }

        @Override
        public void advantages(double[] x, int agent, int[] plays, double[] target) {
            super.advantages(x, agent, plays, target);
            for (int k = 0; lie == 2 && k < target.length; k++) {
                target[k] /= 2;
            }
        }

        @Override
        public double regret(double[] x, Who who, int agent, int[] plays) {
            double regret = super.regret(x, who, agent, plays);
            return lie == 3 ? (who == Who.EXPERT ? regret / 4 : 3 * regret) : regret;
        }
    }

    /** Whatever is wrong in floating point, what comes out is exactly right or nothing. */
    @Test
    void noLieOfTheEvaluatorGetsIntoAWitness() {
        Question.WorstGame question = new Question.WorstGame(
                new Size(2, List.of(2, 2), new Horizon.Finite(2)),
                RANGE,
                List.of(ONE, new Assumption.ExpertRegret(Rationals.of(1, 10))),
                new ErrorBudget.Blades(Rationals.of(1, 16)),
                Aim.REGRET_GAP);
        for (int lie = 0; lie < 4; lie++) {
            int kind = lie;
            Function<Layout, Evaluator> liar = layout -> new Liar(layout, kind);
            Outcome outcome = new SequentialSearch(question, effort(2, 1, Interruption.NEVER), liar)
                    .outcome(List.of(), Checkpoint.BEGINNING, 3);
            @Nullable Witness witness = outcome.found().witness();
            if (witness != null) {
                stands(question, witness);
                assertThat(witness.gap()).as("lie %s", lie).isLessThanOrEqualTo(Rationals.of(1, 2));
            }
        }
    }
}
