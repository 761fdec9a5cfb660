package org.counterplay.reports.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Library;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.Assumption;
import org.counterplay.solvers.search.Assumption.Coverage.Reading;
import org.counterplay.solvers.search.ErrorBudget;
import org.counterplay.solvers.search.Question;
import org.counterplay.solvers.search.Question.Rewards;
import org.counterplay.solvers.search.RewardClass;
import org.counterplay.solvers.search.Size;

/** What {@link SearchBenchmark} searches for. */
final class SearchGoals {
    private static final Rewards RANGE = new Rewards(RewardClass.GENERAL, Rationals.of(-1), Rationals.of(1));
    private static final Assumption RECOVERABLE = new Assumption.Recoverability(Rationals.of(1));

    private SearchGoals() {}

    /** One question by name. */
    sealed interface Goal {
        String name();
    }

    /** A worst game. */
    record Games(String name, Question.WorstGame question) implements Goal {}

    /** The worst rewards of a game. */
    record Rewarded(String name, Question.WorstReward question) implements Goal {}

    static List<Goal> all() {
        List<Goal> goals = new ArrayList<>();
        for (int steps = 3; steps <= 5; steps++) {
            goals.add(new Games(
                    "equal occupancies, layered, H = " + steps + ", " + (2 * steps - 1) + " states",
                    new Question.WorstGame(
                            new Size(2 * steps - 1, List.of(2, 2), new Horizon.Finite(steps)),
                            RANGE,
                            List.of(new Assumption.Layered(), new Assumption.ExpertRegret(Rationals.of(0))),
                            new ErrorBudget.Occupancy(Rationals.of(0)),
                            Aim.REGRET_GAP)));
        }
        for (int size = 1; size <= 2; size++) {
            goals.add(new Games(
                    "BLADES 1/16, u = 1, states and H = " + size,
                    new Question.WorstGame(
                            new Size(size, List.of(2, 2), new Horizon.Finite(size)),
                            RANGE,
                            List.of(RECOVERABLE),
                            new ErrorBudget.Blades(Rationals.of(1, 16)),
                            Aim.REGRET_GAP)));
        }
        goals.add(three("BLADES 1/16, u = 1", new ErrorBudget.Blades(Rationals.of(1, 16)), RECOVERABLE));
        goals.add(three("MALICE 1/16, u = 1", new ErrorBudget.Malice(Rationals.of(1, 16)), RECOVERABLE));
        goals.add(new Games(
                "the same, a third action of agent 2",
                new Question.WorstGame(
                        new Size(3, List.of(2, 3), new Horizon.Finite(3)),
                        RANGE,
                        List.of(RECOVERABLE),
                        new ErrorBudget.Malice(Rationals.of(1, 16)),
                        Aim.REGRET_GAP)));
        ErrorBudget cloning = new ErrorBudget.BehaviorCloning(Rationals.of(1, 100));
        goals.add(three("BC 1/100, u = 1, averaged coverage 1/10", cloning, RECOVERABLE, covered(Reading.AVERAGED)));
        goals.add(three("BC 1/100, u = 1, per-step coverage 1/10", cloning, RECOVERABLE, covered(Reading.PER_STEP)));
        goals.add(three(
                "occupancy 1/100, u = 1, averaged coverage 1/10",
                new ErrorBudget.Occupancy(Rationals.of(1, 100)),
                RECOVERABLE,
                covered(Reading.AVERAGED)));
        goals.addAll(otherParameters());
        goals.add(new Games(
                "equal states, coverage 1/10, discount 9/10, Nash gap",
                new Question.WorstGame(
                        new Size(3, List.of(2, 2), new Horizon.Discounted(Rationals.of(9, 10))),
                        new Rewards(RewardClass.COMMON, Rationals.of(-1), Rationals.of(1)),
                        List.of(new Assumption.ExpertRegret(Rationals.of(0)), covered(Reading.AVERAGED)),
                        new ErrorBudget.StatesOnly(Rationals.of(0)),
                        Aim.NASH_GAP)));
        goals.addAll(worstRewards());
        return goals;
    }

    /** The same kinds of errors at parameters that nothing was made for. */
    private static List<Goal> otherParameters() {
        Assumption half = new Assumption.Recoverability(Rationals.of(1, 2));
        Assumption two = new Assumption.Recoverability(Rationals.of(2));
        return List.of(
                three("BLADES 1/32, u = 1/2", new ErrorBudget.Blades(Rationals.of(1, 32)), half),
                three("BLADES 1/8, u = 2", new ErrorBudget.Blades(Rationals.of(1, 8)), two),
                three("MALICE 1/8, u = 1", new ErrorBudget.Malice(Rationals.of(1, 8)), RECOVERABLE),
                three(
                        "BC 1/20, u = 1, averaged coverage 1/4",
                        new ErrorBudget.BehaviorCloning(Rationals.of(1, 20)),
                        RECOVERABLE,
                        covered(Reading.AVERAGED, 4)),
                three(
                        "BC 1/10, u = 1, per-step coverage 1/10",
                        new ErrorBudget.BehaviorCloning(Rationals.of(1, 10)),
                        RECOVERABLE,
                        covered(Reading.PER_STEP)),
                three(
                        "occupancy 1/50, u = 1, averaged coverage 1/5",
                        new ErrorBudget.Occupancy(Rationals.of(1, 50)),
                        RECOVERABLE,
                        covered(Reading.AVERAGED, 5)),
                three(
                        "occupancy 1/5, u = 1, averaged coverage 1/10",
                        new ErrorBudget.Occupancy(Rationals.of(1, 5)),
                        RECOVERABLE,
                        covered(Reading.AVERAGED)));
    }

    private static Assumption covered(Reading reading) {
        return covered(reading, 10);
    }

    private static Assumption covered(Reading reading, long parts) {
        return new Assumption.Coverage(Rationals.of(1, parts), reading);
    }

    private static Goal three(String name, ErrorBudget budget, Assumption... assumptions) {
        return new Games(
                name + ", 3 states, H = 3",
                new Question.WorstGame(
                        new Size(3, List.of(2, 2), new Horizon.Finite(3)),
                        RANGE,
                        List.of(assumptions),
                        budget,
                        Aim.REGRET_GAP));
    }

    /** Common rewards of random recurrent games: policies that recommend all joint actions, or two of them at a state. */
    private static List<Goal> worstRewards() {
        List<Goal> goals = new ArrayList<>();
        for (int seed = 1; seed <= 5; seed++) {
            goals.add(rewarded("two", 2, seed, Aim.REGRET_GAP));
        }
        goals.add(rewarded("all", 9, 1, Aim.NASH_GAP));
        for (int seed = 1; seed <= 2; seed++) {
            goals.add(rewarded("all", 9, seed, Aim.REGRET_GAP));
        }
        return goals;
    }

    private static Goal rewarded(String recommended, int support, int seed, Aim aim) {
        Instance instance = Library.find(
                        "random-recurrent:states=5,H=4,successors=3,careless=1,support=" + support + ",seed=" + seed)
                .create();
        return new Rewarded(
                "common rewards, 5 states, 3 x 3 actions, H = 4, " + recommended + " recommended, seed " + seed + ", "
                        + aim.label(),
                new Question.WorstReward(
                        instance.game(),
                        Objects.requireNonNull(instance.policies().get("expert")),
                        Objects.requireNonNull(instance.policies().get("learner")),
                        new Rewards(RewardClass.COMMON, Rationals.of(-1), Rationals.of(1)),
                        List.of(),
                        aim));
    }
}
