package org.counterplay.solvers.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Residuals;
import org.counterplay.model.program.Solution;
import org.counterplay.solvers.backend.Backend;
import org.counterplay.solvers.backend.Capability;
import org.counterplay.solvers.backend.RefutedClaim;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.backend.Tolerances;
import org.counterplay.solvers.backend.Verification;

/** Solves a program by each backend, and measures time and residuals. A backend that fails has a row that says so. */
public final class SolveBenchmark {
    private SolveBenchmark() {}

    /**
     * One row a backend, in order.
     *
     * @param program writes the program; called once a backend, and timed
     */
    public static List<SolveRow> run(List<Backend> backends, Supplier<Program> program, SolveOptions options) {
        List<SolveRow> rows = new ArrayList<>();
        for (Backend backend : backends) {
            long begun = System.nanoTime();
            Program written = program.get();
            rows.add(run(backend, written, (System.nanoTime() - begun) / 1e9, options));
        }
        return rows;
    }

    private static SolveRow run(Backend backend, Program program, double writeSeconds, SolveOptions options) {
        SolveOptions known = known(backend, options);
        long begun = System.nanoTime();
        try {
            Solution solution = backend.solve(program, known);
            Residuals residuals = Verification.measure(program, solution);
            String standing;
            String note = "";
            try {
                standing = Verification.of(program, solution, residuals, Tolerances.DEFAULT, known.gap())
                        .name();
            } catch (RefutedClaim e) {
                standing = "REFUTED";
                note = String.valueOf(e.getMessage());
            }
            return new SolveRow(
                    backend.name(),
                    program.columns(),
                    program.rows(),
                    program.coefficients(),
                    writeSeconds,
                    solution.handOverSeconds(),
                    solution.seconds(),
                    solution.reason().name(),
                    standing,
                    residuals.primal(),
                    residuals.dual(),
                    residuals.gap(),
                    residuals.objective(),
                    solution.bound(),
                    note);
        } catch (RuntimeException e) {
            return new SolveRow(
                    backend.name(),
                    program.columns(),
                    program.rows(),
                    program.coefficients(),
                    writeSeconds,
                    Double.NaN,
                    (System.nanoTime() - begun) / 1e9,
                    e.getClass().getSimpleName(),
                    "",
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    String.valueOf(e.getMessage()));
        }
    }

    /** A time limit is asked only of those that keep one: the others' times are what they are. */
    private static SolveOptions known(Backend backend, SolveOptions options) {
        boolean keeps = backend.capabilities().contains(Capability.TIME_LIMIT);
        return keeps ? options : options.withoutTimeLimit();
    }
}
