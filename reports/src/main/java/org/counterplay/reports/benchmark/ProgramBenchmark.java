package org.counterplay.reports.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Library;
import org.counterplay.model.formulation.DeviatorProgram;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.program.Program;
import org.counterplay.model.response.Choices;
import org.counterplay.solvers.backend.Backend;
import org.counterplay.solvers.backend.Capability;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.benchmark.HandOverBenchmark;
import org.counterplay.solvers.benchmark.HandOverRow;
import org.counterplay.solvers.benchmark.SolveBenchmark;
import org.counterplay.solvers.benchmark.SolveRow;
import org.counterplay.solvers.catalog.Backends;

/**
 * The deviator's linear program of layered random games: writing it into arrays, handing it to each backend, solving it, and
 * the residuals of what comes back. A wrong answer has a row that says REFUTED.
 */
public final class ProgramBenchmark implements Benchmark {
    private static final int LAYERS = 20;
    private static final int PILOT_WIDTH = 50;
    private static final int TURNS = 3;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Backends that keep no time limit are not asked to solve beyond. */
    private static final int LARGEST_WITHOUT_LIMIT = 200_000;

    private static final String HIGHS = "highs";
    private static final List<String> HEADS = List.of(
            "coefficients",
            "backend",
            "write s",
            "hand over s",
            "solve s",
            "overhead",
            "says",
            "measured",
            "primal",
            "dual",
            "gap");

    private final int largest;

    /** @param largest coefficients of the largest program that is solved; those with a tenth and a hundredth are as well */
    public ProgramBenchmark(int largest) {
        this.largest = largest;
    }

    @Override
    public String name() {
        return "program";
    }

    @Override
    public String subject() {
        return "deviator's linear program, layered random games of " + LAYERS
                + " steps; each backend once with a limit of " + LIMIT.toSeconds()
                + " s; overhead = (write + hand over) / solve; residuals relative";
    }

    @Override
    public Outcome run(Consumer<String> step) {
        List<Measure> measures = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (int size = Math.max(100, largest / 100); size <= largest; size *= 10) {
            step.accept("solving programs of " + size + " coefficients");
            Sized game = Sized.of(size);
            game.write(); // warms up what writes
            int coefficients = game.write().coefficients();
            List<Backend> asked = Backends.linear().stream()
                    .filter(backend -> coefficients <= LARGEST_WITHOUT_LIMIT
                            || backend.capabilities().contains(Capability.TIME_LIMIT))
                    .toList();
            for (SolveRow row : SolveBenchmark.run(asked, game::write, SolveOptions.DEFAULT.withTimeLimit(LIMIT))) {
                rows.add(cells(row));
                if (row.backend().equals(HIGHS) && size * 10L > largest) {
                    measures.add(new Measure(
                            "overhead of " + HIGHS + ", " + row.coefficients() + " coefficients",
                            row.overhead(),
                            "",
                            0.15));
                }
            }
        }
        handOver(largest * 10, step, measures);
        return new Outcome(measures, HEADS, rows);
    }

    private static void handOver(int size, Consumer<String> step, List<Measure> measures) {
        step.accept("handing over a program of " + size + " coefficients");
        Sized game = Sized.of(size);
        double write = Stopwatch.median(1, TURNS, game::write);
        Program program = game.write();
        String of = ", " + program.coefficients() + " coefficients";
        measures.add(Measure.of("written into arrays" + of, write, "s"));
        double first = Double.NaN;
        for (HandOverRow row : HandOverBenchmark.run(program, TURNS)) {
            measures.add(Measure.of(row.road() + of, row.seconds(), "s"));
            first = Double.isNaN(first) ? row.seconds() : first;
        }
        measures.add(new Measure("written and handed to HiGHS" + of, write + first, "s", 2.0));
    }

    private static List<String> cells(SolveRow row) {
        return List.of(
                Integer.toString(row.coefficients()),
                row.backend(),
                number("%.3f", row.writeSeconds()),
                number("%.3f", row.handOverSeconds()),
                number("%.3f", row.solveSeconds()),
                number("%.3f", row.overhead()),
                row.reason(),
                row.standing().isEmpty() ? "-" : row.standing(),
                number("%.1e", row.primal()),
                number("%.1e", row.dual()),
                number("%.1e", row.gap()));
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }

    /** A game whose deviator's program has about so many coefficients. */
    private record Sized(Game game, Policy policy, int coefficients) {
        static Sized of(int coefficients) {
            Sized pilot = ofWidth(PILOT_WIDTH, 1024);
            double each = (double) pilot.write().coefficients() / PILOT_WIDTH;
            return ofWidth((int) Math.max(2, Math.round(coefficients / each)), (int) (coefficients * 1.02));
        }

        static Sized ofWidth(int width, int coefficients) {
            Instance instance = Library.find("random-layered:H=" + LAYERS + ",width=" + width + ",initial=" + width)
                    .create();
            return new Sized(
                    instance.game(), instance.policies().values().iterator().next(), coefficients);
        }

        Program write() {
            return DeviatorProgram.of(game, policy, 0, new Choices.All(), coefficients)
                    .program();
        }
    }
}
