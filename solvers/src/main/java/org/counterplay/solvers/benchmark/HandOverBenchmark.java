package org.counterplay.solvers.benchmark;

import com.google.ortools.linearsolver.MPConstraintProto;
import com.google.ortools.linearsolver.MPModelProto;
import com.google.ortools.linearsolver.MPModelRequest;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import com.google.ortools.linearsolver.MPVariableProto;
import java.util.ArrayList;
import java.util.List;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.highs.HighsBackend;
import org.counterplay.solvers.natives.NativeLibraries;
import org.counterplay.solvers.ortools.OrToolsBackend;

/**
 * How long each road to a library takes: the two that are taken (foreign function to HiGHS, bytes of a message to OR-Tools),
 * and the two that are not, to show why.
 *
 * <p>Milliseconds of {@link LayeredProgram}s on a 2-core machine that was busy with other work, best of three; the ratios are
 * what matters:
 *
 * <pre>
 *   coefficients                              10^4   10^5   10^6
 *   foreign function into HiGHS                1.6      9    170
 *   bytes of a message                         3.3      5    738
 *   bytes of a message, read by OR-Tools       7.8     48   1247
 *   a call of MPSolver per coefficient        27       58   3015
 *   message objects, not yet read              3.6     22    688
 * </pre>
 *
 * 10^7 coefficients were written in 0.5 s and handed to HiGHS in 0.4 s of the thread's own time (0.7 and 0.4 s by the clock).
 */
public final class HandOverBenchmark {
    /** The slow roads are not measured beyond: message objects of 10^7 coefficients take gigabytes. */
    private static final int LARGEST_FOR_SLOW_ROADS = 2_000_000;

    private HandOverBenchmark() {}

    /** One row a road; the best of {@code turns} turns. */
    public static List<HandOverRow> run(Program program, int turns) {
        NativeLibraries.orTools();
        List<HandOverRow> rows = new ArrayList<>();
        add(
                rows,
                "foreign function into HiGHS",
                program,
                turns,
                () -> HighsBackend.simplex().open(program, SolveOptions.DEFAULT).close());
        add(
                rows,
                "bytes of a message",
                program,
                turns,
                () -> OrToolsBackend.glop().message(program));
        add(
                rows,
                "bytes of a message, read by OR-Tools",
                program,
                turns,
                () -> OrToolsBackend.glop().handOver(program));
        if (program.coefficients() <= LARGEST_FOR_SLOW_ROADS) {
            add(rows, "a call of MPSolver per coefficient (not taken)", program, turns, () -> calls(program));
            add(rows, "message objects (not taken)", program, turns, () -> objects(program));
        }
        return rows;
    }

    private static void add(List<HandOverRow> rows, String road, Program program, int turns, Runnable turn) {
        double best = Double.POSITIVE_INFINITY;
        for (int k = 0; k < turns; k++) {
            long begun = System.nanoTime();
            turn.run();
            best = Math.min(best, (System.nanoTime() - begun) / 1e9);
        }
        rows.add(new HandOverRow(road, program.coefficients(), best));
    }

    private static void calls(Program program) {
        Program rows = program.along(Major.ROWS);
        MPSolver solver = MPSolver.createSolver("GLOP");
        MPVariable[] variables = new MPVariable[rows.columns()];
        for (int j = 0; j < variables.length; j++) {
            variables[j] = solver.makeNumVar(rows.columnLower()[j], rows.columnUpper()[j], "");
            solver.objective().setCoefficient(variables[j], rows.objective()[j]);
        }
        for (int k = 0; k < rows.rows(); k++) {
            var constraint = solver.makeConstraint(rows.rowLower()[k], rows.rowUpper()[k]);
            for (int at = rows.start()[k]; at < rows.start()[k + 1]; at++) {
                constraint.setCoefficient(variables[rows.index()[at]], rows.value()[at]);
            }
        }
        solver.delete();
    }

    private static void objects(Program program) {
        Program rows = program.along(Major.ROWS);
        MPModelProto.Builder model = MPModelProto.newBuilder();
        for (int j = 0; j < rows.columns(); j++) {
            model.addVariable(MPVariableProto.newBuilder()
                    .setLowerBound(rows.columnLower()[j])
                    .setUpperBound(rows.columnUpper()[j])
                    .setObjectiveCoefficient(rows.objective()[j]));
        }
        for (int k = 0; k < rows.rows(); k++) {
            MPConstraintProto.Builder constraint = MPConstraintProto.newBuilder()
                    .setLowerBound(rows.rowLower()[k])
                    .setUpperBound(rows.rowUpper()[k]);
            for (int at = rows.start()[k]; at < rows.start()[k + 1]; at++) {
                constraint.addVarIndex(rows.index()[at]).addCoefficient(rows.value()[at]);
            }
            model.addConstraint(constraint);
        }
        byte[] bytes = MPModelRequest.newBuilder().setModel(model).build().toByteArray();
        if (bytes.length == 0) {
            throw new IllegalStateException("an empty message");
        }
    }
}
