package org.counterplay.solvers.ortools;

import com.google.ortools.init.OrToolsVersion;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolverParameters;
import com.google.ortools.linearsolver.MPSolverParameters.DoubleParam;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Solution;
import org.counterplay.model.program.Solution.Limit;
import org.counterplay.model.program.Solution.Reason;
import org.counterplay.model.program.Solution.Status;
import org.counterplay.solvers.backend.Admission;
import org.counterplay.solvers.backend.Algorithm;
import org.counterplay.solvers.backend.Backend;
import org.counterplay.solvers.backend.BackendFailure;
import org.counterplay.solvers.backend.Capability;
import org.counterplay.solvers.backend.FeasibilityQuestion;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.backend.Uncoupled;
import org.counterplay.solvers.natives.NativeLibraries;
import org.counterplay.solvers.natives.NativesUnavailable;

/**
 * SCIP and CBC, as OR-Tools carries them, for programs with integral columns.
 *
 * <p>The program is handed over as the bytes of a model message (see {@link OrToolsBackend}). The request message, which
 * solves in one call, is not used: it cannot be interrupted, and leaves CBC at OR-Tools' default gap of 1e-4, at which CBC
 * says OPTIMAL of what is not. Dual values are not read: OR-Tools returns zeros. Linear programs are refused, since SCIP
 * solves them slowly and gives no duals. What is said to have no optimum is asked again, see {@link FeasibilityQuestion}.
 */
public final class BranchAndCutBackend implements Backend {
    /** What the engines take for infinity. */
    private static final double INFINITE = 1e20;

    private static final ReentrantLock ONE_CBC = new ReentrantLock();

    private final BranchEngine engine;

    private BranchAndCutBackend(BranchEngine engine) {
        this.engine = engine;
    }

    /** {@code scip}. */
    public static BranchAndCutBackend scip() {
        return new BranchAndCutBackend(BranchEngine.SCIP);
    }

    /** {@code cbc}. */
    public static BranchAndCutBackend cbc() {
        return new BranchAndCutBackend(BranchEngine.CBC);
    }

    @Override
    public String name() {
        return engine.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String library() {
        return "OR-Tools " + engine.name();
    }

    @Override
    public String version() {
        requireEngine();
        return OrToolsVersion.getVersionString();
    }

    @Override
    public Set<Capability> capabilities() {
        return engine.capabilities();
    }

    @Override
    public Set<Algorithm> algorithms() {
        return Set.of(Algorithm.AUTOMATIC);
    }

    @Override
    public Solution solve(Program program, SolveOptions options) {
        Admission.check(this, program, options);
        return Uncoupled.solve(name(), program).orElseGet(() -> {
            requireEngine();
            return FeasibilityQuestion.settle(program, options, this::search);
        });
    }

    /** OR-Tools ends the process where an engine is asked for that it was built without. */
    private void requireEngine() {
        NativeLibraries.orTools();
        if (!MPSolver.supportsProblemType(engine.type())) {
            throw new NativesUnavailable(
                    List.of("OR-Tools was built without " + engine.name() + " for this platform"), "Ask highs.");
        }
    }

    private Solution search(Program program, SolveOptions options) {
        if (engine != BranchEngine.CBC) {
            return load(program, options);
        }
        ONE_CBC.lock();
        try {
            return load(program, options);
        } finally {
            ONE_CBC.unlock();
        }
    }

    private Solution load(Program program, SolveOptions options) {
        long begun = System.nanoTime();
        byte[] model = new ModelMessage(name(), program, options.start()).bytes();
        try (LoadedSolver solver = new LoadedSolver(engine.type())) {
            String wrong = solver.load(model);
            if (!wrong.isEmpty()) {
                throw new BackendFailure(name(), program, "OR-Tools refuses it: " + wrong);
            }
            String parameters = engine.parameters(options);
            if (!parameters.isEmpty() && !solver.setSolverSpecificParametersAsString(parameters)) {
                throw new BackendFailure(name(), program, "refuses the parameters " + parameters);
            }
            if (options.timeLimit() != null) {
                solver.setTimeLimit(Math.max(1, options.timeLimit().toMillis()));
            }
            MPSolverParameters settings = new MPSolverParameters();
            settings.setDoubleParam(DoubleParam.RELATIVE_MIP_GAP, options.gap().relative());
            options.tolerance()
                    .ifPresent(tolerance -> settings.setDoubleParam(DoubleParam.PRIMAL_TOLERANCE, tolerance));
            AttendedSolve attended = new AttendedSolve(options, solver::interruptSolve, () -> {});
            long started = System.nanoTime();
            byte[] answer = attended.run(() -> {
                solver.solve(settings);
                return solver.response();
            });
            double seconds = (System.nanoTime() - started) / 1e9;
            long nodes = solver.nodes();
            settings.delete();
            ResponseMessage response = ResponseMessage.read(answer, program.columns(), program.rows(), false);
            return solution(program, options, response, attended.stopped(), nodes, seconds, (started - begun) / 1e9);
        }
    }

    private Solution solution(
            Program program,
            SolveOptions options,
            ResponseMessage response,
            boolean stopped,
            long nodes,
            double seconds,
            double handOver) {
        // CBC counts the processor time of the whole process, so its limit may come before the clock's.
        boolean limited = Double.isFinite(options.secondsAllowed());
        boolean outOfTime =
                limited && (seconds >= 0.9 * options.secondsAllowed() || response.status() == ResponseStatus.FEASIBLE);
        Reason early = stopped ? Reason.INTERRUPTED : outOfTime ? Reason.LIMIT : Reason.NUMERICAL_TROUBLE;
        Reason reason = switch (response.status()) {
            case ResponseStatus.OPTIMAL -> Reason.OPTIMAL;
            case ResponseStatus.INFEASIBLE -> Reason.INFEASIBLE;
            case ResponseStatus.UNBOUNDED -> Reason.UNBOUNDED;
            case ResponseStatus.FEASIBLE, ResponseStatus.ABNORMAL, ResponseStatus.NOT_SOLVED -> early;
            default ->
                throw new BackendFailure(
                        name(), program, "status " + response.status() + " of OR-Tools: " + response.text());
        };
        Map<String, String> detail = new LinkedHashMap<>();
        detail.put("status", String.valueOf(response.status()));
        detail.put("nodes", String.valueOf(nodes));
        boolean optimal = reason == Reason.OPTIMAL;
        double[] primal = response.primal();
        return new Solution(
                name(),
                reason,
                reason == Reason.LIMIT ? Limit.TIME : Limit.NONE,
                optimal ? Status.OPTIMAL : primal == null ? Status.UNKNOWN : Status.FEASIBLE,
                Status.UNKNOWN,
                primal == null ? Double.NaN : response.objective(),
                Math.abs(response.bound()) >= INFINITE ? Double.NaN : response.bound(),
                primal,
                null,
                null,
                null,
                seconds,
                handOver,
                -1,
                detail);
    }
}
