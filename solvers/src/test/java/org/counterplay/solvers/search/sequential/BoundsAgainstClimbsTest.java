package org.counterplay.solvers.search.sequential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
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
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Climbs that go on beyond what is known to be possible: none ends above the bound, from whatever start. */
class BoundsAgainstClimbsTest {
    private static final long SEED = Long.getLong("tests.seed", 20261122L);
    private static final Rewards RANGE = new Rewards(RewardClass.GENERAL, Rationals.of(-1), Rationals.of(1));

    private static Question.WorstGame question(
            int states, int steps, BigFraction u, ErrorBudget budget, Assumption... further) {
        List<Assumption> assumptions = Stream.concat(Stream.of(new Assumption.Recoverability(u)), Stream.of(further))
                .toList();
        Size size = new Size(states, List.of(2, 2), new Horizon.Finite(steps));
        return new Question.WorstGame(size, RANGE, assumptions, budget, Aim.REGRET_GAP);
    }

    /** Where a bound is about two actions, two steps or two states alone, or about the last change of mind. */
    static Stream<Question.WorstGame> questions() {
        BigFraction one = Rationals.of(1);
        BigFraction half = Rationals.of(1, 2);
        Assumption tenth = new Assumption.Coverage(Rationals.of(1, 10), Reading.AVERAGED);
        Assumption fifth = new Assumption.Coverage(Rationals.of(1, 5), Reading.PER_STEP);
        return Stream.of(
                question(3, 3, one, new ErrorBudget.Malice(Rationals.of(1, 16))),
                question(3, 3, half, new ErrorBudget.Malice(Rationals.of(1, 8))),
                question(2, 2, one, new ErrorBudget.Malice(Rationals.of(1, 4))),
                question(3, 2, one, new ErrorBudget.BehaviorCloning(Rationals.of(1, 20)), tenth),
                question(3, 2, half, new ErrorBudget.BehaviorCloning(Rationals.of(1, 25)), fifth),
                question(2, 2, one, new ErrorBudget.BehaviorCloning(Rationals.of(1, 100)), tenth),
                question(3, 3, one, new ErrorBudget.BehaviorCloning(Rationals.of(1, 100)), tenth),
                question(3, 3, one, new ErrorBudget.BehaviorCloning(Rationals.of(1, 10)), fifth),
                question(3, 3, one, new ErrorBudget.BehaviorCloning(Rationals.of(1, 5))),
                question(3, 2, one, new ErrorBudget.BehaviorCloning(Rationals.of(1, 8))),
                question(3, 3, one, new ErrorBudget.Occupancy(Rationals.of(1, 5)), tenth),
                question(3, 3, half, new ErrorBudget.Occupancy(Rationals.of(1, 5)), tenth),
                question(2, 2, half, new ErrorBudget.Occupancy(Rationals.of(1, 20)), tenth),
                question(3, 3, half, new ErrorBudget.Occupancy(Rationals.of(1, 50)), fifth));
    }

    /** Two steps, whose climbs are short. */
    static Stream<Question.WorstGame> shortQuestions() {
        return questions().filter(question -> question.size().horizon().equals(new Horizon.Finite(2)));
    }

    @ParameterizedTest
    @MethodSource("shortQuestions")
    void noneEndsAboveTheBound(Question.WorstGame question) {
        climb(question, 0, 1);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("questions")
    void noneOfManyEndsAboveTheBound(Question.WorstGame question) {
        climb(question, 1, 120);
    }

    private static void climb(Question.WorstGame question, int from, int end) {
        Layout layout = new Layout(question.size(), RewardClass.GENERAL);
        Demands demands = Demands.of(question, layout.steps());
        Starts starts = new Starts(layout, demands, SEED);
        Ascent ascent = new Ascent(layout, demands, new Evaluator(layout));
        double bound = AnalyticBound.toDouble(AnalyticBound.of(question));
        for (int k = from; k < end; k++) {
            Iterate reached = ascent.climb(starts.start(k), k, () -> false);
            // what a climb wins by violating a demand a little is of the order of the violation
            assertThat(reached.gap())
                    .as("seed %s, start %s, %s", SEED, k, question)
                    .isLessThanOrEqualTo(bound + 1e-6 + demands.penalty() * reached.violation());
        }
    }
}
