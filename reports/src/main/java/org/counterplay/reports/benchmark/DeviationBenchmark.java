package org.counterplay.reports.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Library;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
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
 * Best stationary deviations of recurrent games: the exact search, the mixed-integer program with reach probabilities, and the
 * same program with the bound 1 in their place, one after another on each game. A solve that reaches its limit counts with the
 * time that it took, so its ratio is a lower bound.
 */
public final class DeviationBenchmark implements Benchmark {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int SEEDS = 4;
    private static final List<String> HEADS = List.of(
            "game", "search s", "nodes", "optimum (exact)", "MIP, reach s", "claims", "MIP, bound 1 s", "claims");

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
                + " states, 3 recommendations and 3 actions, H = 10; policies the same at every step and not; HiGHS, one"
                + " thread, a limit of " + LIMIT.toSeconds() + " s; what it says is its claim";
    }

    @Override
    public Outcome run(Consumer<String> step) {
        List<List<String>> rows = new ArrayList<>();
        double search = 0;
        double slowest = 0;
        double reaching = 0;
        double one = 0;
        for (String timing : List.of("stationary", "per-step")) {
            for (int seed = 1; seed <= SEEDS; seed++) {
                String name = String.format(
                        Locale.ROOT,
                        "random-recurrent:states=%d,H=10,successors=%d,support=9,timing=%s,seed=%d",
                        states,
                        Math.min(states, 8),
                        timing,
                        seed);
                step.accept("solving " + name);
                Instance instance = Library.find(name).create();
                Game game = instance.game();
                Policy policy = instance.policies().values().iterator().next();
                long start = System.nanoTime();
                SearchResult exact = DeviationSearch.run(
                        game, policy, 0, new DeviationClass.Stationary(), SearchLimits.STANDARD.within(LIMIT));
                double own = seconds(start);
                start = System.nanoTime();
                Solution tight = solve(game, policy, true);
                double tightSeconds = seconds(start);
                start = System.nanoTime();
                Solution weak = solve(game, policy, false);
                double weakSeconds = seconds(start);
                search += own;
                slowest = Math.max(slowest, own);
                reaching += tightSeconds;
                one += weakSeconds;
                rows.add(List.of(
                        name.substring(name.indexOf("timing")),
                        number("%.3f", own),
                        Long.toString(exact.nodes()),
                        exact.finished() ? number("%.9f", Rationals.toDouble(exact.value())) : "limit",
                        number("%.2f", tightSeconds),
                        claim(tight),
                        number("%.2f", weakSeconds),
                        claim(weak)));
            }
        }
        List<Measure> measures = List.of(
                new Measure("exact search, slowest game", slowest, "s", 60.0),
                Measure.of("exact search, all games", search, "s"),
                Measure.of("mixed-integer program with reach probabilities, all games", reaching, "s"),
                Measure.of("mixed-integer program with the bound 1, all games", one, "s"),
                new Measure("ratio of reach probabilities to the bound 1", reaching / one, "", 1.0 / 3),
                new Measure("ratio of the exact search to the bound 1", search / one, "", 1.0 / 3),
                Measure.of("ratio of the exact search to reach probabilities", search / reaching, ""));
        return new Outcome(measures, HEADS, rows);
    }

    private static Solution solve(Game game, Policy policy, boolean reaching) {
        return new MipSearch(
                        VerifiedBackend.of(HighsBackend.simplex()), SolveOptions.DEFAULT.withTimeLimit(LIMIT), reaching)
                .solve(game, policy, 0, new DeviationClass.Stationary())
                .solution()
                .solution();
    }

    private static String claim(Solution solution) {
        return number("%.9f", solution.objective())
                + (solution.reason() == Solution.Reason.OPTIMAL ? "" : " <= " + number("%.9f", solution.bound()));
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }
}
