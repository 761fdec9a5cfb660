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
import org.counterplay.solvers.search.AnalyticBound;
import org.counterplay.solvers.search.Effort;
import org.counterplay.solvers.search.Found;
import org.counterplay.solvers.search.Question;
import org.counterplay.solvers.search.RewardClass;
import org.counterplay.solvers.search.Size;
import org.counterplay.solvers.search.Witness;
import org.counterplay.solvers.search.evaluate.Evaluator;
import org.counterplay.solvers.search.evaluate.Layout;
import org.counterplay.solvers.search.evaluate.Who;
import org.counterplay.solvers.search.game.Engine;
import org.counterplay.solvers.search.game.WorstGameSearch;
import org.counterplay.solvers.search.reward.RewardBaseline;
import org.counterplay.solvers.search.reward.WorstRewardSearch;
import org.counterplay.solvers.search.sequential.Baseline;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * The searches for worst games and worst rewards: evaluations a second of the loop that sequential linear programs run in, and
 * what each search ({@link SearchGoals}) finds from a cold start with a fixed seed, against random search and coordinate-wise
 * hill climbing with the same evaluation and time, and against the best proved bound.
 */
public final class SearchBenchmark implements Benchmark {
    private static final long SEED = 1;
    private static final int POINTS = 256;
    private static final int LONGEST = 12;
    private static final int EVALUATIONS = 1_000_000;
    private static final double ASKED_MICROSECONDS = 1e6 / 300_000;

    private final int seconds;

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
        return "worst games and worst rewards, seed " + SEED + ", at most " + seconds
                + " s a search on all processors; 2"
                + " agents, with 2 actions unless said otherwise, rewards in [-1,1]; baselines unchecked in floating point,"
                + " a thread each, for as long as the search took";
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
        for (SearchGoals.Goal goal : SearchGoals.all()) {
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

    private List<String> row(SearchGoals.Goal goal) {
        Effort effort = new Effort(
                Duration.ofSeconds(seconds),
                SEED,
                Runtime.getRuntime().availableProcessors(),
                Interruption.NEVER,
                Effort.Listener.NONE);
        Found found = switch (goal) {
            case SearchGoals.Games(String name, Question.WorstGame question) ->
                WorstGameSearch.run(question, Engine.AUTO, effort, List.of(), null)
                        .found();
            case SearchGoals.Rewarded(String name, Question.WorstReward question) ->
                WorstRewardSearch.of(question, effort);
        };
        @Nullable Witness witness = found.witness();
        double bound = AnalyticBound.toDouble(found.bound());
        double used = found.seconds();
        double gap = witness == null ? Double.NaN : Rationals.toDouble(witness.gap());
        CompletableFuture<Double> drawing = CompletableFuture.supplyAsync(() -> random(goal, used));
        double climbed = climbed(goal, used);
        double random = drawing.join();
        return List.of(
                goal.name(),
                witness == null ? "none" : exact(witness.gap()),
                number(bound),
                number(gap / bound),
                number(used),
                number(random),
                number(gap / random),
                number(climbed),
                number(gap / climbed));
    }

    private static double random(SearchGoals.Goal goal, double seconds) {
        return switch (goal) {
            case SearchGoals.Games(String name, Question.WorstGame question) ->
                Baseline.run(question, Baseline.Method.RANDOM, seconds, SEED).gap();
            case SearchGoals.Rewarded(String name, Question.WorstReward question) ->
                RewardBaseline.run(question, Baseline.Method.RANDOM, seconds, SEED)
                        .gap();
        };
    }

    private static double climbed(SearchGoals.Goal goal, double seconds) {
        return switch (goal) {
            case SearchGoals.Games(String name, Question.WorstGame question) ->
                Baseline.run(question, Baseline.Method.COORDINATES, seconds, SEED)
                        .gap();
            case SearchGoals.Rewarded(String name, Question.WorstReward question) ->
                RewardBaseline.run(question, Baseline.Method.COORDINATES, seconds, SEED)
                        .gap();
        };
    }

    /** The fraction, where it is short enough for a table. */
    private static String exact(BigFraction value) {
        String text = Rationals.format(value);
        return text.length() <= LONGEST ? text : number(Rationals.toDouble(value));
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : Double.isInfinite(value) ? "inf" : String.format(Locale.ROOT, "%.4g", value);
    }
}
