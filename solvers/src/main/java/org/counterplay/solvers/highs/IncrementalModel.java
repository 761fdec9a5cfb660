package org.counterplay.solvers.highs;

import org.counterplay.model.program.GrowingProgram;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Residuals;
import org.counterplay.model.program.Solution;
import org.counterplay.solvers.backend.RefutedClaim;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.backend.Standing;
import org.counterplay.solvers.backend.StartingPoint;
import org.counterplay.solvers.backend.Tolerances;
import org.counterplay.solvers.backend.Verification;
import org.counterplay.solvers.backend.VerifiedSolution;
import org.jspecify.annotations.Nullable;

/**
 * A program that stays within HiGHS while rows and columns are added and costs and bounds change, solved as often as wanted:
 * for cutting planes, column generation, and searches that branch. Each solve begins warm: a linear program from the basis of
 * the last one, which HiGHS extends to what was added; a program with integral columns from the best feasible point so far
 * that is known to it, as {@link SolveOptions#start} would (HiGHS has no warmer start for those: its search tree begins anew).
 *
 * <p>Beside HiGHS's copy the program is kept as {@link #program data}, and each answer is measured against that, so nothing
 * is believed here that {@link org.counterplay.solvers.backend.VerifiedBackend} would not believe. Rows are taken away only
 * from the end. Of one thread; close it to free its memory.
 */
public final class IncrementalModel implements AutoCloseable {
    private final HighsBackend backend;
    private final HighsModel model;
    private final HighsEdits edits;
    private final GrowingProgram program;
    private final SolveOptions options;
    private final Tolerances tolerances;
    private double @Nullable [] incumbent;

    private IncrementalModel(HighsBackend backend, HighsModel model, Program from, SolveOptions options) {
        this.backend = backend;
        this.model = model;
        this.options = options;
        tolerances = Tolerances.DEFAULT;
        program = new GrowingProgram(from);
        edits = new HighsEdits(model, from.columns(), from.rows());
    }

    /**
     * Hands the program over.
     *
     * @param options of every solve; a time limit holds for each of them
     * @throws org.counterplay.solvers.backend.BackendFailure if HiGHS refuses the program
     */
    public static IncrementalModel open(Program program, SolveOptions options) {
        HighsBackend backend = HighsBackend.simplex();
        return new IncrementalModel(backend, backend.open(program, options), program, options);
    }

    /** The program as it stands. */
    public Program program() {
        return program.snapshot();
    }

    /**
     * Adds a row {@code lower <= sum_k values[k] x_(columns[k]) <= upper}; returns its number.
     *
     * @throws IllegalArgumentException if a number is none, bounds are the wrong way round, or a column is named twice
     */
    public int addRow(double lower, double upper, int[] columns, double[] values) {
        int row = program.addRow(lower, upper, columns, values);
        edits.addRow(lower, upper, columns, values);
        return row;
    }

    /** Adds a column with coefficients in the rows that there are; returns its number. Throws as {@link #addRow}. */
    public int addColumn(double lower, double upper, double cost, int[] rows, double[] values) {
        return add(lower, upper, cost, false, rows, values);
    }

    /** Adds a column that must be an integer, as {@link #addColumn}. */
    public int addInteger(double lower, double upper, double cost, int[] rows, double[] values) {
        if (!program.mixedInteger()) {
            throw new IllegalArgumentException("program " + program().name()
                    + " was handed over as a linear program; begin with one that has an integral column");
        }
        return add(lower, upper, cost, true, rows, values);
    }

    private int add(double lower, double upper, double cost, boolean integral, int[] rows, double[] values) {
        int column = program.addColumn(lower, upper, cost, integral, rows, values);
        edits.addColumn(lower, upper, cost, integral, rows, values);
        incumbent = null; // it has no value for the new column
        return column;
    }

    /** Takes away the rows from number {@code kept} on, as a search does on its way back. */
    public void keepRows(int kept) {
        int before = program.rows();
        program.keepRows(kept);
        if (kept < before) {
            edits.deleteRows(kept, before - 1);
        }
    }

    /** Replaces a cost. */
    public void cost(int column, double cost) {
        program.cost(column, cost);
        edits.cost(column, cost);
    }

    /** Replaces the coefficient of a row and a column, which may be 0 before and after. */
    public void coefficient(int row, int column, double value) {
        program.coefficient(row, column, value);
        edits.coefficient(row, column, value);
    }

    /** Replaces a column's bounds. */
    public void columnBounds(int column, double lower, double upper) {
        program.columnBounds(column, lower, upper);
        edits.columnBounds(column, lower, upper);
    }

    /** Replaces a row's bounds. */
    public void rowBounds(int row, double lower, double upper) {
        program.rowBounds(row, lower, upper);
        edits.rowBounds(row, lower, upper);
    }

    /**
     * Solves the program as it stands, and measures the answer.
     *
     * @throws RefutedClaim if measuring refutes what HiGHS claims, even after it began anew
     */
    public VerifiedSolution solve() {
        Program now = program();
        double[] start = incumbent;
        if (now.mixedInteger() && start != null) {
            model.start(new StartingPoint(start));
        }
        VerifiedSolution verified;
        try {
            verified = measured(now, backend.run(model, now, options));
        } catch (RefutedClaim afterWarmStart) {
            model.forget();
            verified = measured(now, backend.run(model, now, options));
        }
        if (now.mixedInteger() && verified.standing().feasible()) {
            incumbent = verified.solution().primal();
        }
        return verified;
    }

    private VerifiedSolution measured(Program now, Solution solution) {
        Residuals residuals = Verification.measure(now, solution);
        Standing standing = Verification.of(now, solution, residuals, tolerances, options.gap());
        return new VerifiedSolution(solution, residuals, standing, java.util.List.of());
    }

    @Override
    public void close() {
        model.close();
    }
}
