package org.counterplay.reports.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Library;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.program.Solution;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.backend.VerifiedBackend;
import org.counterplay.solvers.deviation.DeviationSearch;
import org.counterplay.solvers.deviation.MipSearch;
import org.counterplay.solvers.deviation.SearchLimits;
import org.counterplay.solvers.deviation.SearchResult;
import org.counterplay.solvers.highs.HighsBackend;

/**
 * Best stationary deviations of recurrent games, from sparse to dense: the exact search, the mixed-integer program with reach
 * probabilities, and the same with the bound 1 in their place, one after another on each game.
 *
 * <p>Both programs come from {@link MipSearch}, begin from the same deviation of a local search, leave out the same actions that markov
 * values show not to be needed, and are tightened by the same relaxations and probing before HiGHS solves them. What reach probabilities
 * give, the first alone has: {@code P_h(s,b,c)}, {@code p_h(s,b,c)} and cuts on all visits of a place. A solve that reaches its
 * limit counts with the time that it took: a ratio is a lower bound where that was the one with the bound 1, an upper bound where it was
 * the other, and says nothing where it was both.
 */
public final class DeviationBenchmark implements Benchmark {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int[] SUCCESSORS = {2, 4, 8};
    private static final int[] SUPPORTS = {3, 9};
    private static final int SEEDS = 2;
    private static final List<String> HEADS = List.of(
            "game",
            "search s",
            "nodes",
            "optimum (exact)",
            "MIP, reach s",
            "claims",
            "MIP, bound 1 s",
            "claims",
            "ratio");

    private final int states;

    /** @param states of each game */
    public DeviationBenchmark(int states) {
        this.states = states;
    }

    @Override
    public String name() {
        return "deviation";
    }

    @Override
    public String subject() {
        return "best stationary deviation of agent 1, recurrent random games of " + states
                + " states, 3 recommendations and 3 actions, H = 10, policies of their own at each step, by successors of a"
                + " transition and size of the policy's support; HiGHS, one thread, a limit of " + LIMIT.toSeconds()
                + " s; what it says is its claim; the ratio is bound 1 to reach";
    }

    @Override
    public Outcome run(Consumer<String> step) {
        List<List<String>> rows = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        double search = 0;
        double slowest = 0;
        double reaching = 0;
        double one = 0;
        // Loads the library, which is not what is measured.
        Solution unused = solve(instance(SUCCESSORS[0], SUPPORTS[1], SEEDS), true);
        for (int seed = 1; seed <= SEEDS; seed++) {
            for (int successors : SUCCESSORS) {
                for (int support : SUPPORTS) {
                    Instance instance = instance(successors, support, seed);
                    String name =
                            "successors " + Math.min(states, successors) + ", support " + support + ", seed " + seed;
                    step.accept("solving " + name);
                    long start = System.nanoTime();
                    SearchResult exact = DeviationSearch.run(
                            instance.game(),
                            policy(instance),
                            0,
                            new DeviationClass.Stationary(),
                            SearchLimits.STANDARD.within(LIMIT));
                    double own = seconds(start);
                    start = System.nanoTime();
                    Solution tight = solve(instance, true);
                    double tightSeconds = seconds(start);
                    start = System.nanoTime();
                    Solution weak = solve(instance, false);
                    double weakSeconds = seconds(start);
                    search += own;
                    slowest = Math.max(slowest, own);
                    reaching += tightSeconds;
                    one += weakSeconds;
                    boolean compared = solved(tight) || solved(weak);
                    if (compared) {
                        ratios.add(weakSeconds / tightSeconds);
                    }
                    rows.add(List.of(
                            name,
                            number("%.3f", own),
                            Long.toString(exact.nodes()),
                            exact.finished() ? number("%.9f", Rationals.toDouble(exact.value())) : "limit",
                            number("%.2f", tightSeconds),
                            claim(tight),
                            number("%.2f", weakSeconds),
                            claim(weak),
                            compared ? number("%.1f", weakSeconds / tightSeconds) : "-"));
                }
            }
        }
        if (ratios.isEmpty()) {
            ratios.add(Double.NaN);
        }
        double[] sorted = ratios.stream().mapToDouble(ratio -> ratio).sorted().toArray();
        List<Measure> measures = List.of(
                new Measure("exact search, slowest game", slowest, "s", 60.0),
                Measure.of("exact search, all games", search, "s"),
                Measure.of("mixed-integer program with reach probabilities, all games", reaching, "s"),
                Measure.of("mixed-integer program with the bound 1, all games", one, "s"),
                Measure.of("bound 1 to reach probabilities, least ratio", sorted[0], ""),
                Measure.of("bound 1 to reach probabilities, median ratio", Stopwatch.median(sorted), ""),
                Measure.of("bound 1 to reach probabilities, largest ratio", sorted[sorted.length - 1], ""),
                new Measure("reach probabilities to bound 1, all games", reaching / one, "", 1.0 / 3),
                new Measure("exact search to bound 1, all games", search / one, "", 1.0 / 3));
        return new Outcome(measures, HEADS, rows);
    }

    private Instance instance(int successors, int support, int seed) {
        return Library.find(String.format(
                        Locale.ROOT,
                        "random-recurrent:states=%d,H=10,successors=%d,support=%d,timing=per-step,seed=%d",
                        states,
                        Math.min(states, successors),
                        support,
                        seed))
                .create();
    }

    private static Policy policy(Instance instance) {
        return instance.policies().values().iterator().next();
    }

    private static Solution solve(Instance instance, boolean reaching) {
        return new MipSearch(
                        VerifiedBackend.of(HighsBackend.simplex()), SolveOptions.DEFAULT.withTimeLimit(LIMIT), reaching)
                .solve(instance.game(), policy(instance), 0, new DeviationClass.Stationary())
                .solution()
                .solution();
    }

    private static String claim(Solution solution) {
        return number("%.9f", solution.objective())
                + (solved(solution) ? "" : " <= " + number("%.9f", solution.bound()));
    }

    private static boolean solved(Solution solution) {
        return solution.reason() == Solution.Reason.OPTIMAL;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }
}
