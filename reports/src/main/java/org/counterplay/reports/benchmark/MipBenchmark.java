package org.counterplay.reports.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.counterplay.model.program.Program;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.benchmark.PackingProgram;
import org.counterplay.solvers.benchmark.SolveBenchmark;
import org.counterplay.solvers.benchmark.SolveRow;
import org.counterplay.solvers.benchmark.StationaryProgram;
import org.counterplay.solvers.catalog.Backends;

/**
 * Mixed-integer programs of the kind that stationary deviations lead to, and knapsacks: handing them to each backend, solving
 * them, and what it claims of objective and bound. A backend that refuses a program has a row that says so.
 */
public final class MipBenchmark implements Benchmark {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int STEPS = 6;
    private static final int ACTIONS = 3;
    private static final int CAPACITIES = 5;
    private static final long SEED = 1;
    private static final List<String> HEADS =
            List.of("program", "backend", "hand over s", "solve s", "says", "measured", "objective", "bound (claimed)");

    private final int binaries;

    /** @param binaries of the largest program; those with three tenths and six tenths of it are solved as well */
    public MipBenchmark(int binaries) {
        this.binaries = binaries;
    }

    @Override
    public String name() {
        return "mip";
    }

    @Override
    public String subject() {
        return "best stationary policies of random processes (" + ACTIONS + " actions, " + STEPS
                + " steps; a binary per state and action) and knapsacks of " + CAPACITIES
                + " capacities; each backend once, one thread, a limit of " + LIMIT.toSeconds()
                + " s, no gap; a bound is the solver's claim";
    }

    @Override
    public Outcome run(Consumer<String> step) {
        List<Measure> measures = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        // Loads the libraries, which is not what is measured.
        List<SolveRow> unused = SolveBenchmark.run(
                Backends.mixedInteger(), new PackingProgram(8, 2, SEED)::write, SolveOptions.DEFAULT);
        for (int share : new int[] {3, 6, 10}) {
            int states = Math.max(1, binaries * share / 10 / ACTIONS);
            compare(new StationaryProgram(states, ACTIONS, STEPS, SEED)::write, step, measures, rows);
        }
        for (int share : new int[] {3, 6, 10}) {
            int things = Math.max(1, binaries * share / 10);
            compare(new PackingProgram(things, CAPACITIES, SEED)::write, step, measures, rows);
        }
        return new Outcome(measures, HEADS, rows);
    }

    private static void compare(
            Supplier<Program> program, Consumer<String> step, List<Measure> measures, List<List<String>> rows) {
        String name = program.get().name();
        step.accept("solving " + name);
        for (SolveRow row :
                SolveBenchmark.run(Backends.mixedInteger(), program, SolveOptions.DEFAULT.withTimeLimit(LIMIT))) {
            rows.add(List.of(
                    name,
                    row.backend(),
                    number("%.4f", row.handOverSeconds()),
                    number("%.3f", row.solveSeconds()),
                    row.reason(),
                    row.standing().isEmpty() ? "-" : row.standing(),
                    number("%.6f", row.objective()),
                    number("%.6f", row.bound())));
            if (row.backend().equals("highs")) {
                measures.add(Measure.of("highs, " + name, row.handOverSeconds() + row.solveSeconds(), "s"));
            }
        }
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }
}
