package org.counterplay.solvers.highs;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Solution;
import org.counterplay.model.program.Solution.Reason;
import org.counterplay.model.program.Solution.Status;
import org.counterplay.solvers.backend.Admission;
import org.counterplay.solvers.backend.Algorithm;
import org.counterplay.solvers.backend.Backend;
import org.counterplay.solvers.backend.Capability;
import org.counterplay.solvers.backend.FeasibilityQuestion;
import org.counterplay.solvers.backend.Interruption;
import org.counterplay.solvers.backend.ProgressListener;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.backend.Uncoupled;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HiGHS: linear programs by simplex or interior point, and mixed-integer programs.
 *
 * <p>A mixed-integer program is solved to a gap of 0 (HiGHS's own default of 1e-4 stops early) and has no dual values.
 * HiGHS's first-order method is not offered: it ends with UNKNOWN where presolve leaves nothing.
 */
public final class HighsBackend implements Backend {
    private static final Logger LOG = LoggerFactory.getLogger(HighsBackend.class);

    /** HiGHS's own 1e-6 is the most that {@link org.counterplay.solvers.backend.Tolerances#DEFAULT} lets pass. */
    private static final double INTEGRALITY = 1e-7;

    private final String name;
    private final Algorithm usual;

    private HighsBackend(String name, Algorithm usual) {
        this.name = name;
        this.usual = usual;
    }

    /** {@code highs}: HiGHS's own choice, which is its dual simplex method. */
    public static HighsBackend simplex() {
        return new HighsBackend("highs", Algorithm.AUTOMATIC);
    }

    /**
     * {@code highs-ipm}: interior point with crossover; for degenerate programs and programs with coupling rows. Of programs with
     * integral columns it would be {@code highs} by another name, so it refuses them.
     */
    public static HighsBackend interiorPoint() {
        return new HighsBackend("highs-ipm", Algorithm.INTERIOR_POINT);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String library() {
        return "HiGHS";
    }

    @Override
    public String version() {
        return HighsModel.version();
    }

    @Override
    public Set<Capability> capabilities() {
        return usual == Algorithm.AUTOMATIC
                ? EnumSet.allOf(Capability.class)
                : EnumSet.complementOf(
                        EnumSet.of(Capability.MIP, Capability.WARM_START, Capability.GAP, Capability.PROGRESS));
    }

    @Override
    public Set<Algorithm> algorithms() {
        return EnumSet.complementOf(EnumSet.of(Algorithm.FIRST_ORDER));
    }

    @Override
    public Solution solve(Program program, SolveOptions options) {
        Admission.check(this, program, options);
        return Uncoupled.solve(name, program).orElseGet(() -> FeasibilityQuestion.settle(program, options, this::run));
    }

    private Solution run(Program program, SolveOptions options) {
        long begun = System.nanoTime();
        Deadline deadline = new Deadline(options.secondsAllowed(), options.interruption());
        SolveOptions kept = options.timeLimit() == null ? options : options.withInterruption(deadline);
        try (HighsModel model = configured(program, kept)) {
            double handOver = (System.nanoTime() - begun) / 1e9;
            return run(model, program, deadline, handOver);
        } finally {
            if (options.threads() > 1) {
                resetThreads();
            }
        }
    }

    /** Solves a model that stays, which holds the program, from where the last solve ended. */
    Solution run(HighsModel model, Program program, SolveOptions options) {
        Deadline deadline = new Deadline(options.secondsAllowed(), options.interruption());
        if (options.timeLimit() != null) {
            model.resetClock(); // else what the solves before took counts, or not, as the algorithm is
            model.set("time_limit", options.secondsAllowed());
        }
        return run(model, program, deadline, 0);
    }

    private Solution run(HighsModel model, Program program, Deadline deadline, double handOver) {
        long started = System.nanoTime();
        model.run();
        return read(model, program, deadline, handOver, (System.nanoTime() - started) / 1e9);
    }

    /** A model with the program and the options in it, for those who want to solve it again or need its basis. */
    public HighsModel open(Program program, SolveOptions options) {
        Admission.check(this, program, options);
        return configured(program, options);
    }

    private HighsModel configured(Program program, SolveOptions options) {
        HighsModel model = new HighsModel(name, program);
        try {
            configure(model, program, options);
        } catch (RuntimeException | Error e) {
            model.close();
            throw e;
        }
        return model;
    }

    private void configure(HighsModel model, Program program, SolveOptions options) {
        model.set("threads", options.threads());
        if (options.threads() > 1) {
            resetThreads();
        }
        if (options.timeLimit() != null) {
            model.set("time_limit", options.secondsAllowed());
        }
        if (options.seed().isPresent()) {
            model.set("random_seed", options.seed().getAsInt());
        }
        if (options.tolerance().isPresent()) {
            double tolerance = Math.max(1e-10, options.tolerance().getAsDouble()); // the least that HiGHS takes
            model.set("primal_feasibility_tolerance", tolerance);
            model.set("dual_feasibility_tolerance", tolerance);
            model.set("ipm_optimality_tolerance", tolerance);
        }
        if (program.mixedInteger()) {
            model.set("mip_rel_gap", options.gap().relative());
            model.set("mip_abs_gap", options.gap().absolute());
            model.set(
                    "mip_feasibility_tolerance",
                    Math.max(1e-10, options.tolerance().orElse(INTEGRALITY)));
            if (options.start() != null) {
                model.start(options.start());
            }
        } else {
            choose(model, options.algorithm() == Algorithm.AUTOMATIC ? usual : options.algorithm());
        }
        listen(model, program, options);
    }

    private static void listen(HighsModel model, Program program, SolveOptions options) {
        boolean heard = program.mixedInteger() && !options.progress().equals(ProgressListener.NONE);
        if (!options.interruption().equals(Interruption.NEVER) || options.log() || heard) {
            model.listen(
                    options.interruption(),
                    options.log() ? LOG::info : null,
                    heard ? options.progress() : ProgressListener.NONE);
        }
    }

    private static void choose(HighsModel model, Algorithm algorithm) {
        switch (algorithm) {
            case PRIMAL_SIMPLEX -> {
                model.set("solver", "simplex");
                model.set("simplex_strategy", 4);
            }
            case DUAL_SIMPLEX -> {
                model.set("solver", "simplex");
                model.set("simplex_strategy", 1);
            }
            case INTERIOR_POINT -> model.set("solver", "ipm");
            case INTERIOR_POINT_WITHOUT_CROSSOVER -> {
                model.set("solver", "ipm");
                model.set("run_crossover", "off");
            }
            case AUTOMATIC, FIRST_ORDER -> {}
        }
    }

    private Solution read(HighsModel model, Program program, Deadline deadline, double handOver, double seconds) {
        HighsStatus status = model.status();
        if (status == HighsStatus.INTERRUPTED && deadline.passed()) {
            status = HighsStatus.TIME_LIMIT;
        }
        Reason reason = status.reason();
        Map<String, String> detail = new LinkedHashMap<>();
        detail.put("status", status.name());
        int simplex = model.intInfo("simplex_iteration_count");
        int interior = model.intInfo("ipm_iteration_count");
        long iterations = Math.max(simplex, 0) + (long) Math.max(interior, 0);
        if (program.mixedInteger()) {
            detail.put("nodes", String.valueOf(model.longInfo("mip_node_count")));
        }
        Status primalStatus = status(model.intInfo("primal_solution_status"), reason);
        Status dualStatus =
                program.mixedInteger() ? Status.UNKNOWN : status(model.intInfo("dual_solution_status"), reason);
        double[] primal = null;
        double[] dual = null;
        double objective = Double.NaN;
        if (primalStatus != Status.UNKNOWN || dualStatus != Status.UNKNOWN) {
            double[] columns = new double[program.columns()];
            double[] rows = new double[program.rows()];
            model.solution(columns, rows);
            if (primalStatus != Status.UNKNOWN) {
                primal = columns;
                objective = model.doubleInfo("objective_function_value");
            }
            dual = dualStatus == Status.UNKNOWN ? null : rows;
        }
        double bound = Double.NaN;
        if (program.mixedInteger()) {
            bound = model.doubleInfo("mip_dual_bound");
            bound = Double.isInfinite(bound) ? Double.NaN : bound;
        } else if (reason == Reason.OPTIMAL) {
            bound = objective;
        }
        boolean linear = !program.mixedInteger();
        return new Solution(
                name,
                reason,
                status.limit(),
                primalStatus,
                dualStatus,
                objective,
                bound,
                primal,
                dual,
                linear && reason == Reason.UNBOUNDED ? model.primalRay().orElse(null) : null,
                linear && reason == Reason.INFEASIBLE ? model.dualRay().orElse(null) : null,
                seconds,
                handOver,
                iterations,
                detail);
    }

    /** HiGHS says 0 none, 1 infeasible, 2 feasible. */
    private static Status status(int code, Reason reason) {
        return switch (code) {
            case 1 -> Status.INFEASIBLE;
            case 2 -> reason == Reason.OPTIMAL ? Status.OPTIMAL : Status.FEASIBLE;
            default -> Status.UNKNOWN;
        };
    }

    /** HiGHS keeps a pool of threads per calling thread, and refuses to solve with another number of them. */
    private static void resetThreads() {
        try {
            HighsLibrary.Scheduler.RESET.invokeExact(1);
        } catch (Throwable t) {
            throw new IllegalStateException(t);
        }
    }
}
