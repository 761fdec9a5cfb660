package org.counterplay.solvers.search.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Library;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.program.Solution;
import org.counterplay.solvers.backend.Interruption;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.backend.VerifiedBackend;
import org.counterplay.solvers.highs.HighsBackend;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.Effort;
import org.counterplay.solvers.search.ErrorBudget;
import org.counterplay.solvers.search.Found;
import org.counterplay.solvers.search.Question.WorstLearner;
import org.counterplay.solvers.search.UpperBound;
import org.counterplay.solvers.search.Witness;
import org.counterplay.solvers.search.reward.GapCheck;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GridLearnerSearchTest {
    private static final long SEED = Long.getLong("tests.seed", 20261121L);
    private static final BigFraction AMOUNT = Rationals.of(1, 3);

    private static WorstLearner question(long seed, ErrorBudget budget, Aim aim) {
        Instance instance = Library.find("random-recurrent:states=2,H=2,actions=2,successors=2,support=2,seed=" + seed)
                .create();
        return new WorstLearner(
                instance.game(), Objects.requireNonNull(instance.policies().get("expert")), budget, aim);
    }

    private static WorstLearner discounted(long seed, ErrorBudget budget, Aim aim) {
        Instance instance = Library.find(
                        "random-recurrent:states=2,discount=2/3,actions=2,successors=2,support=2,seed=" + seed)
                .create();
        return new WorstLearner(
                instance.game(), Objects.requireNonNull(instance.policies().get("expert")), budget, aim);
    }

    private static Effort seconds(int count) {
        return new Effort(Duration.ofSeconds(count), 1, 1, Interruption.NEVER, Effort.Listener.NONE);
    }

    private static List<ErrorBudget> budgets() {
        return List.of(
                new ErrorBudget.BehaviorCloning(AMOUNT),
                new ErrorBudget.Occupancy(AMOUNT),
                new ErrorBudget.StatesOnly(AMOUNT),
                new ErrorBudget.Malice(AMOUNT),
                new ErrorBudget.Blades(AMOUNT));
    }

    private static ExactLearner exact(WorstLearner question) {
        return new ExactLearner(
                question, GapCheck.certified(question.game(), question.expert(), new DeviationClass.Markov()));
    }

    /** The largest gap of all learners of the grid within the budget, each certified; null where there is none. */
    private static @Nullable BigFraction largest(
            WorstLearner question, GridOptions options, BigFraction[] entries, int state) {
        Game game = question.game();
        if (state == game.stateCount()) {
            ExactLearner exact = exact(question);
            Witness witness = exact.verified(exact.policy(entries));
            return witness == null ? null : witness.gap();
        }
        BigFraction most = null;
        for (BigFraction[] play : options.at(state)) {
            System.arraycopy(play, 0, entries, game.firstRow(state), play.length);
            BigFraction own = largest(question, options, entries, state + 1);
            most = own == null || most == null ? (own == null ? most : own) : Rationals.max(most, own);
        }
        return most;
    }

    @Test
    void theProvedOptimumIsTheLargestOfAllLearnersOfTheGrid() {
        for (ErrorBudget budget : budgets()) {
            for (Aim aim :
                    List.of(Aim.REGRET_GAP, budget instanceof ErrorBudget.Blades ? Aim.NASH_GAP : Aim.VALUE_GAP)) {
                isTheLargest(question(SEED, budget, aim));
                isTheLargest(discounted(SEED, budget, aim));
            }
        }
    }

    private static void isTheLargest(WorstLearner question) {
        String name = "seed " + SEED + ", " + question.budget() + ", " + question.aim();
        GridOptions options = new GridOptions(question, 1);
        BigFraction[] entries = new BigFraction[question.game().rowCount()];
        BigFraction most = largest(question, options, entries, 0);
        Found found = GridLearnerSearch.of(question, 1, seconds(20));
        assertThat(found.ending()).as(name).isEqualTo(Found.Ending.FINISHED);
        assertThat(found.bound())
                .as(name)
                .isInstanceOfSatisfying(
                        UpperBound.Proved.class,
                        bound -> assertThat(bound.value()).isEqualTo(most));
        assertThat(Objects.requireNonNull(found.witness()).gap()).as(name).isEqualTo(most);
    }

    /** Two ways to the same number: the mixed-integer program's claim, and branch and bound without its proposals. */
    @Test
    void theProgramAgreesWithBranchAndBound() {
        for (ErrorBudget budget : budgets()) {
            Aim aim = budget instanceof ErrorBudget.StatesOnly ? Aim.NASH_GAP : Aim.REGRET_GAP;
            WorstLearner question = question(SEED + 1, budget, aim);
            GridOptions options = new GridOptions(question, 2);
            var regret = GapCheck.certified(question.game(), question.expert(), new DeviationClass.Markov());
            BigFraction subtracted =
                    aim == Aim.REGRET_GAP ? regret.certificate().regret().lower() : BigFraction.ZERO;
            double claimed = Double.NEGATIVE_INFINITY;
            for (int agent = 0; agent < question.game().agentCount(); agent++) {
                Solution solution = VerifiedBackend.of(HighsBackend.simplex())
                        .solve(GridProgram.of(question, options, agent).program(), SolveOptions.DEFAULT)
                        .solution();
                assertThat(solution.reason()).isEqualTo(Solution.Reason.OPTIMAL);
                claimed = Math.max(claimed, solution.objective() - Rationals.toDouble(subtracted));
            }
            GridBranching branching =
                    new GridBranching(question, options, exact(question), subtracted, null, () -> false, witness -> {});
            assertThat(branching.run(new BigFraction[question.game().agentCount()]))
                    .isNull();
            assertThat(Rationals.toDouble(
                            Objects.requireNonNull(branching.best()).gap()))
                    .as("seed %d, %s", SEED + 1, budget)
                    .isCloseTo(claimed, within(1e-6));
        }
    }

    /** What is open can be anything; so no learner is above the bound of a part of it. */
    @Test
    void openStatesNeverLowerTheBoundNorRaiseTheError() {
        ErrorBudget budget = new ErrorBudget.Blades(AMOUNT);
        neverLower(question(SEED + 2, budget, Aim.REGRET_GAP), BigFraction.ZERO);
        neverLower(discounted(SEED + 2, budget, Aim.REGRET_GAP), Rationals.of(1, 1L << 36));
    }

    /** @param width of enclosures, which may overlap by that much */
    private static void neverLower(WorstLearner question, BigFraction width) {
        Game game = question.game();
        GridGame values = new GridGame(question);
        GridOptions options = new GridOptions(question, 2);
        int looser = 0;
        for (BigFraction[] first : options.at(0).subList(0, 2)) {
            for (BigFraction[] second : options.at(1)) {
                @Nullable BigFraction[][] all = {first, second};
                for (int open = 0; open < 2; open++) {
                    @Nullable BigFraction[][] part = all.clone();
                    part[open] = null;
                    for (int agent = 0; agent < game.agentCount(); agent++) {
                        BigFraction gained = values.gain(agent, part).add(width);
                        int order = gained.compareTo(values.gain(agent, all));
                        assertThat(order).as("seed %d", SEED + 2).isNotNegative();
                        looser += order;
                    }
                    assertThat(values.error(part))
                            .isLessThanOrEqualTo(values.error(all).add(width));
                }
            }
        }
        assertThat(looser).isPositive();
    }

    @Test
    void outOfTimeThereIsAWitnessAndABoundAboveIt() {
        WorstLearner question = question(SEED, new ErrorBudget.BehaviorCloning(AMOUNT), Aim.REGRET_GAP);
        Effort none = new Effort(Duration.ofSeconds(20), 1, 1, () -> true, Effort.Listener.NONE);
        Found found = GridLearnerSearch.of(question, 3, none);
        assertThat(found.ending()).isEqualTo(Found.Ending.INTERRUPTED);
        Found whole = GridLearnerSearch.of(question, 3, seconds(20));
        assertThat(found.bound())
                .isInstanceOfSatisfying(
                        UpperBound.Proved.class,
                        bound -> assertThat(bound.value())
                                .isGreaterThanOrEqualTo(
                                        Objects.requireNonNull(whole.witness()).gap()));
    }

    @Test
    void aGridHoldsEachDistributionOnce() {
        WorstLearner question = question(SEED, new ErrorBudget.BehaviorCloning(AMOUNT), Aim.REGRET_GAP);
        GridOptions options = new GridOptions(question, 3);
        for (int s = 0; s < 2; s++) {
            long different =
                    options.at(s).stream().map(Arrays::toString).distinct().count();
            assertThat(different)
                    .isEqualTo(options.at(s).size())
                    .isBetween(20L, 21L); // binomial(6, 3), and the expert's
            for (BigFraction[] play : options.at(s)) {
                assertThat(Arrays.stream(play).reduce(BigFraction.ZERO, BigFraction::add))
                        .isEqualTo(BigFraction.ONE);
            }
        }
    }

    @Test
    void whatHasNoGridIsRefused() {
        assertThatThrownBy(() -> GridLearnerSearch.of(
                        question(SEED, new ErrorBudget.BehaviorCloning(AMOUNT), Aim.REGRET_GAP), 1000, seconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> GridLearnerSearch.of(
                        question(SEED, new ErrorBudget.BehaviorCloning(Rationals.of(-1)), Aim.REGRET_GAP),
                        2,
                        seconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
