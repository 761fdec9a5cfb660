package org.counterplay.reports.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.backend.Interruption;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.AnalyticBound;
import org.counterplay.solvers.search.Assumption;
import org.counterplay.solvers.search.Assumption.Coverage.Reading;
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
import org.counterplay.solvers.search.game.Engine;
import org.counterplay.solvers.search.game.WorstGameSearch;
import org.counterplay.solvers.search.sequential.Baseline;
import org.jspecify.annotations.Nullable;

/**
 * The search for worst games: evaluations a second of the loop that sequential linear programs run in, and what the search
 * finds from a cold start with a fixed seed, against random search and coordinate-wise hill climbing with the same
 * evaluator and time, and against the best proved bound.
 */
public final class SearchBenchmark implements Benchmark {
    private static final long SEED = 1;
    private static final int POINTS = 256;
    private static final int EVALUATIONS = 1_000_000;
    private static final double ASKED_MICROSECONDS = 1e6 / 300_000;

    private static final Rewards RANGE = new Rewards(RewardClass.GENERAL, Rationals.of(-1), Rationals.of(1));
    private static final Assumption RECOVERABLE = new Assumption.Recoverability(Rationals.of(1));

    private final int seconds;

    /** One question by name. */
    private record Goal(String name, Question.WorstGame question) {}

    /** @param seconds for each search, at least 1 */
    public SearchBenchmark(int seconds) {
        this.seconds = Math.max(1, seconds);
    }

    @Override
    public String name() {
        return "search";
    }

    @Override
    public String subject() {
        return "worst games, seed " + SEED + ", at most " + seconds + " s a search on all processors; 2 agents with 2"
                + " actions, rewards in [-1,1]; baselines unchecked in floating point, a thread each, for as long as"
                + " the search took";
    }

    @Override
    public Outcome run(Consumer<String> step) {
        List<Measure> measures = new ArrayList<>();
        step.accept("counting evaluations");
        double micros = evaluation();
        measures.add(
                new Measure("one regret, both agents, 3 states, H = 3, 1 thread", micros, "µs", ASKED_MICROSECONDS));
        measures.add(Measure.of("regrets a second and core", 1e6 / micros, ""));
        List<List<String>> rows = new ArrayList<>();
        for (Goal goal : goals()) {
            step.accept("searching " + goal.name());
            rows.add(row(goal));
        }
        return new Outcome(
                measures,
                List.of(
                        "question",
                        "witness",
                        "bound",
                        "of bound",
                        "s",
                        "random",
                        "to random",
                        "coordinates",
                        "to coordinates"),
                rows);
    }

    private static double evaluation() {
        Layout layout = new Layout(new Size(3, List.of(2, 2), new Horizon.Finite(3)), RewardClass.GENERAL);
        Evaluator evaluator = new Evaluator(layout);
        SplittableRandom random = new SplittableRandom(SEED);
        double[][] points = new double[POINTS][layout.length()];
        for (double[] x : points) {
            int firstReward = layout.reward(0, 0, 0);
            int firstPlay = layout.play(Who.EXPERT, 0, 0);
            for (int k = 0; k < x.length; k++) {
                x[k] = k >= firstReward && k < firstPlay ? 2 * random.nextDouble() - 1 : random.nextDouble();
            }
            for (int k = 0; k < firstReward; k += layout.states()) {
                normalise(x, k, layout.states());
            }
            for (int k = firstPlay; k < x.length; k += layout.joints()) {
                normalise(x, k, layout.joints());
            }
        }
        double seconds = Stopwatch.median(3, 5, () -> {
            double sum = 0;
            for (int k = 0; k < EVALUATIONS; k++) {
                sum += evaluator.regret(points[k % POINTS], Who.LEARNER);
            }
            return sum;
        });
        return 1e6 * seconds / EVALUATIONS;
    }

    private static void normalise(double[] x, int from, int count) {
        double sum = 0;
        for (int k = from; k < from + count; k++) {
            sum += x[k];
        }
        for (int k = from; k < from + count; k++) {
            x[k] /= sum;
        }
    }

    private List<String> row(Goal goal) {
        int threads = Runtime.getRuntime().availableProcessors();
        Found found = WorstGameSearch.run(
                        goal.question(),
                        Engine.AUTO,
                        new Effort(
                                Duration.ofSeconds(seconds), SEED, threads, Interruption.NEVER, Effort.Listener.NONE),
                        List.of(),
                        null)
                .found();
        @Nullable Witness witness = found.witness();
        double bound = AnalyticBound.toDouble(found.bound());
        double used = found.seconds();
        double gap = witness == null ? Double.NaN : Rationals.toDouble(witness.gap());
        CompletableFuture<Double> drawing =
                CompletableFuture.supplyAsync(() -> Baseline.run(goal.question(), Baseline.Method.RANDOM, used, SEED)
                        .gap());
        double climbed = Baseline.run(goal.question(), Baseline.Method.COORDINATES, used, SEED)
                .gap();
        double random = drawing.join();
        return List.of(
                goal.name(),
                witness == null ? "none" : Rationals.format(witness.gap()),
                number(bound),
                number(gap / bound),
                number(used),
                number(random),
                number(gap / random),
                number(climbed),
                number(gap / climbed));
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : Double.isInfinite(value) ? "inf" : String.format(Locale.ROOT, "%.4g", value);
    }

    private static List<Goal> goals() {
        List<Goal> goals = new ArrayList<>();
        for (int steps = 3; steps <= 5; steps++) {
            goals.add(new Goal(
                    "equal occupancies, layered, H = " + steps + ", " + (2 * steps - 1) + " states",
                    new Question.WorstGame(
                            new Size(2 * steps - 1, List.of(2, 2), new Horizon.Finite(steps)),
                            RANGE,
                            List.of(new Assumption.Layered(), new Assumption.ExpertRegret(Rationals.of(0))),
                            new ErrorBudget.Occupancy(Rationals.of(0)),
                            Aim.REGRET_GAP)));
        }
        goals.add(three("BLADES 1/16, u = 1", new ErrorBudget.Blades(Rationals.of(1, 16)), RECOVERABLE));
        goals.add(three("MALICE 1/16, u = 1", new ErrorBudget.Malice(Rationals.of(1, 16)), RECOVERABLE));
        goals.add(new Goal(
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
        goals.add(new Goal(
                "equal states, coverage 1/10, discount 9/10, Nash gap",
                new Question.WorstGame(
                        new Size(3, List.of(2, 2), new Horizon.Discounted(Rationals.of(9, 10))),
                        new Rewards(RewardClass.COMMON, Rationals.of(-1), Rationals.of(1)),
                        List.of(new Assumption.ExpertRegret(Rationals.of(0)), covered(Reading.AVERAGED)),
                        new ErrorBudget.StatesOnly(Rationals.of(0)),
                        Aim.NASH_GAP)));
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
        return new Goal(
                name + ", 3 states, H = 3",
                new Question.WorstGame(
                        new Size(3, List.of(2, 2), new Horizon.Finite(3)),
                        RANGE,
                        List.of(assumptions),
                        budget,
                        Aim.REGRET_GAP));
    }
}
