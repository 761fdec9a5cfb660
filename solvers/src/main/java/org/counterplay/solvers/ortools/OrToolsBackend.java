package org.counterplay.solvers.ortools;

import com.google.ortools.init.OrToolsVersion;
import com.google.ortools.linearsolver.mainJNI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.backend.Uncoupled;
import org.counterplay.solvers.natives.NativeLibraries;

/**
 * An engine of OR-Tools.
 *
 * <p>The program is written from its arrays as the bytes of one message, which OR-Tools reads and solves in one call; no
 * object is made per coefficient. {@code MPSolver}'s own calls cross into native code once a coefficient, and its message
 * classes make objects of everything: several times slower, see {@link
 * org.counterplay.solvers.benchmark.HandOverBenchmark}.
 *
 * <p>What these engines say is taken with care. GLOP's INFEASIBLE after preprocessing may mean unbounded, so it is asked
 * again without. GLOP may call a time limit ABNORMAL. PDLP says NOT_SOLVED of all that it does not solve; its log says why.
 * OR-Tools' road to HiGHS is never taken: it returns row activities as dual values.
 */
public final class OrToolsBackend implements Backend {
    private final Engine engine;

    private OrToolsBackend(Engine engine) {
        this.engine = engine;
    }

    /** {@code glop}. */
    public static OrToolsBackend glop() {
        return new OrToolsBackend(Engine.GLOP);
    }

    /** {@code pdlp}. */
    public static OrToolsBackend pdlp() {
        return new OrToolsBackend(Engine.PDLP);
    }

    /** {@code clp}. */
    public static OrToolsBackend clp() {
        return new OrToolsBackend(Engine.CLP);
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
        NativeLibraries.orTools();
        return OrToolsVersion.getVersionString();
    }

    @Override
    public Set<Capability> capabilities() {
        return engine.capabilities();
    }

    @Override
    public Set<Algorithm> algorithms() {
        return engine.algorithms();
    }

    @Override
    public Solution solve(Program program, SolveOptions options) {
        Admission.check(this, program, options);
        return Uncoupled.solve(name(), program).orElseGet(() -> {
            NativeLibraries.orTools();
            long begun = System.nanoTime();
            Solution first = solve(program, options, true);
            return engine == Engine.GLOP && first.reason() == Reason.INFEASIBLE
                    ? solve(program, remaining(options, System.nanoTime() - begun), false)
                    : first;
        });
    }

    private static SolveOptions remaining(SolveOptions options, long nanosSpent) {
        Duration limit = options.timeLimit();
        if (limit == null) {
            return options;
        }
        Duration left = limit.minusNanos(nanosSpent);
        return options.withTimeLimit(left.isPositive() ? left : Duration.ofMillis(1));
    }

    /** The message of a program, for measuring; returns its length. */
    public int message(Program program) {
        return RequestMessage.of(name(), program, engine.type(), Double.POSITIVE_INFINITY, "").length;
    }

    /** Writes the message and lets OR-Tools read it and set up the engine, which then has no time to solve; for measuring. */
    public void handOver(Program program) {
        NativeLibraries.orTools();
        String parameters = engine.parameters(SolveOptions.DEFAULT, false);
        mainJNI.MPSolver_solveWithProto(RequestMessage.of(name(), program, engine.type(), 1e-9, parameters));
    }

    private Solution solve(Program program, SolveOptions options, boolean preprocessing) {
        long begun = System.nanoTime();
        byte[] request = RequestMessage.of(
                name(), program, engine.type(), options.secondsAllowed(), engine.parameters(options, preprocessing));
        long handed = System.nanoTime();
        byte[] answer = mainJNI.MPSolver_solveWithProto(request);
        double seconds = (System.nanoTime() - handed) / 1e9;
        if (answer == null || answer.length == 0) {
            throw new BackendFailure(name(), program, "OR-Tools returns no answer");
        }
        ResponseMessage response =
                ResponseMessage.read(answer, program.columns(), program.rows(), engine == Engine.PDLP);
        return solution(program, options, preprocessing, response, seconds, (handed - begun) / 1e9);
    }

    private Solution solution(
            Program program,
            SolveOptions options,
            boolean preprocessing,
            ResponseMessage response,
            double seconds,
            double handOver) {
        // A limit can surface as something else; an answer just short of it is an answer all the same.
        boolean outOfTime = seconds >= 0.9 * options.secondsAllowed();
        Reason reason = switch (response.status()) {
            case ResponseStatus.OPTIMAL -> Reason.OPTIMAL;
            case ResponseStatus.INFEASIBLE -> pdlpReason(response.ending(), Reason.INFEASIBLE);
            case ResponseStatus.UNBOUNDED -> Reason.UNBOUNDED;
            case ResponseStatus.FEASIBLE -> outOfTime ? Reason.LIMIT : Reason.NUMERICAL_TROUBLE;
            case ResponseStatus.ABNORMAL -> outOfTime ? Reason.LIMIT : Reason.NUMERICAL_TROUBLE;
            case ResponseStatus.CANCELLED -> Reason.INTERRUPTED;
            case ResponseStatus.NOT_SOLVED ->
                outOfTime ? Reason.LIMIT : pdlpReason(response.ending(), Reason.NUMERICAL_TROUBLE);
            default ->
                throw new BackendFailure(
                        name(), program, "status " + response.status() + " of OR-Tools: " + response.text());
        };
        Map<String, String> detail = new LinkedHashMap<>();
        detail.put("status", String.valueOf(response.status()));
        if (!response.text().isEmpty()) {
            detail.put("text", response.text());
        }
        if (response.ending() >= 0) {
            detail.put("pdlp termination reason", String.valueOf(response.ending()));
        }
        if (!preprocessing) {
            detail.put("asked again", "without preprocessing, since INFEASIBLE after it may mean unbounded");
        }
        boolean optimal = reason == Reason.OPTIMAL;
        return new Solution(
                name(),
                reason,
                reason == Reason.LIMIT ? Limit.TIME : Limit.NONE,
                optimal ? Status.OPTIMAL : Status.UNKNOWN,
                optimal && response.dual() != null ? Status.OPTIMAL : Status.UNKNOWN,
                response.primal() == null ? Double.NaN : response.objective(),
                optimal ? response.objective() : Double.NaN,
                response.primal(),
                response.dual(),
                null,
                null,
                seconds,
                handOver,
                response.iterations(),
                detail);
    }

    /** What PDLP's own log says. */
    private static Reason pdlpReason(int ending, Reason otherwise) {
        return switch (ending) {
            case 2 -> Reason.INFEASIBLE;
            case 3, 11 -> Reason.INFEASIBLE_OR_UNBOUNDED;
            case 4, 5, 8 -> Reason.LIMIT;
            case 12 -> Reason.INTERRUPTED;
            default -> otherwise;
        };
    }
}
