package org.counterplay.solvers.highs;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Optional;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Solution.Reason;
import org.counterplay.solvers.backend.BackendFailure;
import org.counterplay.solvers.backend.Interruption;
import org.counterplay.solvers.backend.ProgressListener;
import org.counterplay.solvers.backend.StartingPoint;
import org.counterplay.solvers.natives.NativeLibraries;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One program within HiGHS: handed over, solved (again), asked. Of one thread; close it to free its memory.
 *
 * <p>Bounds beyond 1e20 count as infinite in HiGHS, coefficients below 1e-12 are dropped (its default of 1e-9 is lowered to
 * the least it takes), and it refuses coefficients of 1e15 and more.
 */
public final class HighsModel implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HighsModel.class);

    private final String backend;
    private final Program program;
    private final MemorySegment model;
    private final Arena arena = Arena.ofConfined();
    private @Nullable Callback callback;
    private int columns;
    private int rows;

    /**
     * A model that holds the program.
     *
     * @param backend name for error messages
     * @throws org.counterplay.solvers.natives.NativesUnavailable if HiGHS cannot be loaded
     * @throws BackendFailure if HiGHS refuses the program
     */
    public HighsModel(String backend, Program program) {
        NativeLibraries.highs();
        this.backend = backend;
        this.program = program;
        columns = program.columns();
        rows = program.rows();
        MemorySegment created;
        try {
            created = (MemorySegment) HighsLibrary.CREATE.invokeExact();
        } catch (Throwable t) {
            throw unexpected(t);
        }
        model = created;
        try {
            set("output_flag", false);
            set("log_to_console", false);
            set("small_matrix_value", 1e-12);
            Handover.pass(program, model, this::failure);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** HiGHS's own version, {@code 1.12.0}. */
    static String version() {
        NativeLibraries.highs();
        try {
            MemorySegment text = (MemorySegment) HighsLibrary.VERSION.invokeExact();
            return text.reinterpret(64).getString(0);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** Sets an option by its name in HiGHS. */
    public void set(String option, boolean value) {
        try (Arena call = Arena.ofConfined()) {
            check((int) HighsLibrary.SET_BOOL.invokeExact(model, call.allocateFrom(option), value ? 1 : 0), option);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** Sets an option by its name in HiGHS. */
    public void set(String option, int value) {
        try (Arena call = Arena.ofConfined()) {
            check((int) HighsLibrary.SET_INT.invokeExact(model, call.allocateFrom(option), value), option);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** Sets an option by its name in HiGHS. */
    public void set(String option, double value) {
        try (Arena call = Arena.ofConfined()) {
            check((int) HighsLibrary.SET_DOUBLE.invokeExact(model, call.allocateFrom(option), value), option);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** Sets an option by its name in HiGHS. */
    public void set(String option, String value) {
        try (Arena call = Arena.ofConfined()) {
            MemorySegment text = call.allocateFrom(value);
            check((int) HighsLibrary.SET_STRING.invokeExact(model, call.allocateFrom(option), text), option);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** Polls a wish to stop during solves, and passes HiGHS's log on line by line. */
    public void listen(Interruption interruption, java.util.function.@Nullable Consumer<String> log) {
        listen(interruption, log, ProgressListener.NONE);
    }

    /** Polls a wish to stop during solves, passes HiGHS's log on line by line, and tells of a search over integers. */
    void listen(
            Interruption interruption, java.util.function.@Nullable Consumer<String> log, ProgressListener progress) {
        Callback listening = new Callback(interruption, log, progress);
        try {
            check(
                    (int) HighsLibrary.Callbacks.SET.invokeExact(model, listening.stub(arena), MemorySegment.NULL),
                    "callback");
            for (int type : listening.types()) {
                check((int) HighsLibrary.Callbacks.START.invokeExact(model, type), "callback");
            }
        } catch (Throwable t) {
            throw unexpected(t);
        }
        if (log != null) {
            set("output_flag", true); // without it there is no log to call back with
        }
        callback = listening;
    }

    /** Solves; how it ended is {@link #status}. */
    public void run() {
        int status;
        try {
            status = (int) HighsLibrary.RUN.invokeExact(model);
        } catch (Throwable t) {
            throw unexpected(t);
        }
        if (callback != null) {
            callback.rethrow();
        }
        if (status < 0 && status() == HighsStatus.NOT_SET) {
            throw failure("HiGHS reports an error");
        }
    }

    /**
     * Begins the next search over integers with a point. HiGHS fixes the integral columns at it and looks for the rest; what it
     * cannot complete it drops, and so it does with a point outside of the columns' bounds. Columns without a value are left to
     * it.
     */
    public void start(StartingPoint point) {
        double[] values = point.values();
        int known = 0;
        int[] columns = new int[values.length];
        double[] numbers = new double[values.length];
        for (int j = 0; j < values.length; j++) {
            if (!Double.isNaN(values[j])) {
                columns[known] = j;
                numbers[known++] = values[j];
            }
        }
        if (known == 0) {
            return;
        }
        try (Arena call = Arena.ofConfined()) {
            int status = (int) HighsLibrary.Starts.SPARSE.invokeExact(
                    model,
                    known,
                    call.allocateFrom(JAVA_INT, Arrays.copyOf(columns, known)),
                    call.allocateFrom(JAVA_DOUBLE, Arrays.copyOf(numbers, known)));
            LOG.debug("starting point of {} values: status {}", known, status);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** How the last solve ended. */
    HighsStatus status() {
        try {
            return HighsStatus.of((int) HighsLibrary.MODEL_STATUS.invokeExact(model));
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** How the last solve ended, in HiGHS's opinion. */
    public Reason reason() {
        return status().reason();
    }

    /** Replaces costs and bounds for the next solve, which starts from the basis of the last one. */
    public void change(
            double[] costs, double[] columnLower, double[] columnUpper, double[] rowLower, double[] rowUpper) {
        try {
            if (costs.length > 0) {
                int last = costs.length - 1;
                check(
                        (int) HighsLibrary.Changes.COSTS.invokeExact(model, 0, last, MemorySegment.ofArray(costs)),
                        "costs");
                check(
                        (int) HighsLibrary.Changes.COLUMN_BOUNDS.invokeExact(
                                model, 0, last, MemorySegment.ofArray(columnLower), MemorySegment.ofArray(columnUpper)),
                        "column bounds");
            }
            if (rowLower.length > 0) {
                check(
                        (int) HighsLibrary.Changes.ROW_BOUNDS.invokeExact(
                                model,
                                0,
                                rowLower.length - 1,
                                MemorySegment.ofArray(rowLower),
                                MemorySegment.ofArray(rowUpper)),
                        "row bounds");
            }
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** A figure of the last solve, an integer, by its name in HiGHS; -1 where there is none. */
    public int intInfo(String name) {
        try (Arena call = Arena.ofConfined()) {
            MemorySegment found = call.allocate(JAVA_INT);
            int status = (int) HighsLibrary.INT_INFO.invokeExact(model, call.allocateFrom(name), found);
            return status < 0 ? -1 : found.get(JAVA_INT, 0);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** A figure of the last solve, an integer of 64 bits, by its name in HiGHS; -1 where there is none. */
    public long longInfo(String name) {
        try (Arena call = Arena.ofConfined()) {
            MemorySegment found = call.allocate(JAVA_LONG);
            int status = (int) HighsLibrary.Integers.LONG_INFO.invokeExact(model, call.allocateFrom(name), found);
            return status < 0 ? -1 : found.get(JAVA_LONG, 0);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** A figure of the last solve by its name in HiGHS; NaN where there is none. */
    public double doubleInfo(String name) {
        try (Arena call = Arena.ofConfined()) {
            MemorySegment found = call.allocate(JAVA_DOUBLE);
            int status = (int) HighsLibrary.DOUBLE_INFO.invokeExact(model, call.allocateFrom(name), found);
            return status < 0 ? Double.NaN : found.get(JAVA_DOUBLE, 0);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** Copies the values of columns and the dual values of rows into arrays of those lengths. */
    public void solution(double[] primal, double[] dual) {
        double[] reducedCost = new double[columns];
        double[] activity = new double[rows];
        try {
            check(
                    (int) HighsLibrary.SOLUTION.invokeExact(
                            model,
                            MemorySegment.ofArray(primal),
                            MemorySegment.ofArray(reducedCost),
                            MemorySegment.ofArray(activity),
                            MemorySegment.ofArray(dual)),
                    "solution");
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** A ray of the dual, per row, that shows the program infeasible; HiGHS may solve again to find it. */
    Optional<double[]> dualRay() {
        set("solver", "simplex"); // the interior point method has no rays
        return ray(HighsLibrary.Rays.DUAL, rows);
    }

    /** A ray, per column, along which the objective improves without end; HiGHS may solve again to find it. */
    Optional<double[]> primalRay() {
        set("solver", "simplex");
        return ray(HighsLibrary.Rays.PRIMAL, columns);
    }

    private Optional<double[]> ray(java.lang.invoke.MethodHandle function, int length) {
        try (Arena call = Arena.ofConfined()) {
            MemorySegment has = call.allocate(JAVA_INT);
            MemorySegment values = call.allocate(JAVA_DOUBLE, Math.max(1, length));
            int status = (int) function.invoke(model, has, values); // may upcall: not critical
            boolean found = status >= 0 && has.get(JAVA_INT, 0) != 0;
            return found ? Optional.of(values.asSlice(0, 8L * length).toArray(JAVA_DOUBLE)) : Optional.empty();
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** The basis that the last solve ended with, if it ended with one. */
    public Optional<Basis> basis() {
        if (intInfo("basis_validity") != 1) {
            return Optional.empty();
        }
        Basis basis = new Basis(new int[columns], new int[rows]);
        try {
            check(
                    (int) HighsLibrary.Bases.GET.invokeExact(
                            model, MemorySegment.ofArray(basis.columns()), MemorySegment.ofArray(basis.rows())),
                    "basis");
        } catch (Throwable t) {
            throw unexpected(t);
        }
        return Optional.of(basis);
    }

    /** Starts the next solve by the simplex method from a basis. */
    public void start(Basis basis) {
        try {
            check(
                    (int) HighsLibrary.Bases.SET.invokeExact(
                            model, MemorySegment.ofArray(basis.columns()), MemorySegment.ofArray(basis.rows())),
                    "basis");
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** Begins to count time anew. */
    void resetClock() {
        try {
            check((int) HighsLibrary.Edits.RESET_CLOCK.invokeExact(model), "to count time anew");
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** Drops basis and solution, so that the next solve begins anew. */
    void forget() {
        try {
            check((int) HighsLibrary.Edits.FORGET.invokeExact(model), "to begin anew");
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /** The address within HiGHS, for those who change the model; they tell its new size to {@link #resize}. */
    MemorySegment address() {
        return model;
    }

    /** From now on vectors have these lengths. */
    void resize(int newColumns, int newRows) {
        columns = newColumns;
        rows = newRows;
    }

    @Override
    public void close() {
        try {
            HighsLibrary.DESTROY.invokeExact(model);
        } catch (Throwable t) {
            throw unexpected(t);
        } finally {
            arena.close();
        }
    }

    void check(int status, String what) {
        if (status < 0) {
            throw failure("HiGHS refuses " + what);
        }
    }

    private BackendFailure failure(String what) {
        return new BackendFailure(backend, program, what);
    }

    /** A call declares Throwable; what it throws are unchecked exceptions of ours, or errors. */
    static RuntimeException unexpected(Throwable thrown) {
        return switch (thrown) {
            case RuntimeException e -> e;
            case Error e -> throw e;
            default -> new IllegalStateException(thrown);
        };
    }
}
