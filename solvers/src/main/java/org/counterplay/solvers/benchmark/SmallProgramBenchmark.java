package org.counterplay.solvers.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.formulation.EquilibriumObjective;
import org.counterplay.model.formulation.EquilibriumProgram;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.StageGame;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.ProgramWriter;
import org.counterplay.solvers.backend.Backend;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.catalog.Backends;
import org.counterplay.solvers.equilibrium.ExactPrograms;
import org.counterplay.solvers.equilibrium.SizedPrograms;
import org.counterplay.solvers.exact.ExactOptimum;

/**
 * Thousands of best-welfare correlated equilibrium programs of random games, 2 agents with 3 actions, one thread: what a
 * backward induction solves at each place. Payoffs are multiples of {@code 2^-56} as they are there. Candidates: the exact
 * ways, each backend with a fresh small model, and HiGHS with many programs side by side in one.
 */
public final class SmallProgramBenchmark {
    private static final int TOGETHER = 100;
    private static final int WARM_UP = 300;

    private SmallProgramBenchmark() {}

    /** A row per candidate. */
    public static List<SmallProgramRow> run(int count) {
        List<Program> programs = programs(count, 3);
        ExactPrograms integers = new SizedPrograms();
        ExactOptimum highs = new ExactOptimum();
        double[] truth = programs.stream()
                .mapToDouble(
                        program -> Rationals.toDouble(integers.optimum(program).objective()))
                .toArray();
        List<SmallProgramRow> rows = new ArrayList<>();
        rows.add(row(
                "simplex in integers",
                programs,
                truth,
                true,
                program -> Rationals.toDouble(integers.optimum(program).objective())));
        rows.add(row("HiGHS, exact confirmation", programs, truth, true, program -> {
            ExactPrograms exact = highs::of;
            return Rationals.toDouble(exact.optimum(program).objective());
        }));
        for (String name : List.of("highs", "glop", "ojalgo")) {
            Backend backend = Backends.named(name);
            rows.add(row(
                    name + ", a fresh model each",
                    programs,
                    truth,
                    false,
                    program -> backend.solve(program, SolveOptions.DEFAULT).objective()));
        }
        rows.add(together(programs, truth));
        return rows;
    }

    private static SmallProgramRow row(
            String engine, List<Program> programs, double[] truth, boolean exact, ToDoubleFunction<Program> solve) {
        double[] found = new double[truth.length];
        for (int k = 0; k < Math.min(WARM_UP, found.length); k++) {
            found[k] = solve.applyAsDouble(programs.get(k));
        }
        long begun = System.nanoTime();
        for (int k = 0; k < found.length; k++) {
            found[k] = solve.applyAsDouble(programs.get(k));
        }
        return new SmallProgramRow(engine, found.length, (System.nanoTime() - begun) / 1e9, wrong(found, truth), exact);
    }

    /** Programs side by side are one program whose optimum is the sum of theirs. */
    private static SmallProgramRow together(List<Program> programs, double[] truth) {
        Backend highs = Backends.named("highs");
        int groups = (programs.size() + TOGETHER - 1) / TOGETHER;
        double[] found = new double[groups];
        double[] sums = new double[groups];
        for (int k = 0; k < truth.length; k++) {
            sums[k / TOGETHER] += truth[k];
        }
        long begun = System.nanoTime();
        for (int g = 0; g < groups; g++) {
            List<Program> group = programs.subList(g * TOGETHER, Math.min(programs.size(), (g + 1) * TOGETHER));
            found[g] = highs.solve(sideBySide(group), SolveOptions.DEFAULT).objective();
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new SmallProgramRow(
                "highs, " + TOGETHER + " side by side", truth.length, seconds, wrong(found, sums), false);
    }

    private static Program sideBySide(List<Program> programs) {
        ProgramWriter writer = new ProgramWriter(
                "side by side", programs.get(0).sense(), Major.ROWS, 9 * programs.size(), 13 * programs.size(), 4096);
        int offset = 0;
        for (Program program : programs) {
            for (int j = 0; j < program.columns(); j++) {
                writer.column(program.columnLower()[j], program.columnUpper()[j], program.objective()[j]);
            }
        }
        for (Program program : programs) {
            for (int k = 0; k < program.rows(); k++) {
                writer.row(program.rowLower()[k], program.rowUpper()[k]);
                for (int at = program.start()[k]; at < program.start()[k + 1]; at++) {
                    writer.coefficient(offset + program.index()[at], program.value()[at]);
                }
            }
            offset += program.columns();
        }
        return writer.finish();
    }

    private static int wrong(double[] found, double[] truth) {
        return (int) IntStream.range(0, found.length)
                .filter(k -> !(Math.abs(found[k] - truth[k]) <= 1e-6 * (1 + Math.abs(truth[k]))))
                .count();
    }

    static List<Program> programs(int count, int actions) {
        SplittableRandom random = new SplittableRandom(1);
        List<String> names =
                IntStream.rangeClosed(1, actions).mapToObj(a -> "a" + a).toList();
        JointActions joint = new JointActions(List.of(names, names));
        return IntStream.range(0, count)
                .mapToObj(k -> {
                    List<NumberColumn> payoffs = IntStream.range(0, 2)
                            .mapToObj(agent -> {
                                double[] column = new double[joint.size()];
                                Arrays.setAll(column, a -> (random.nextLong() >> 8) * 0x1p-52);
                                return NumberColumn.ofDoubles(column);
                            })
                            .toList();
                    return EquilibriumProgram.of(
                            new StageGame(joint, payoffs), EquilibriumConcept.CE, new EquilibriumObjective.Welfare());
                })
                .toList();
    }
}
