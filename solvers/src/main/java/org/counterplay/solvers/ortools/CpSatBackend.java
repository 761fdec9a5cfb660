package org.counterplay.solvers.ortools;

import com.google.ortools.init.OrToolsVersion;
import com.google.ortools.sat.CpModelProto;
import com.google.ortools.sat.CpObjectiveProto;
import com.google.ortools.sat.CpSolverResponse;
import com.google.ortools.sat.IntegerVariableProto;
import com.google.ortools.sat.LinearConstraintProto;
import com.google.ortools.sat.PartialVariableAssignment;
import com.google.ortools.sat.SatParameters;
import com.google.ortools.sat.SolveWrapper;
import java.math.BigInteger;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Residuals;
import org.counterplay.model.program.Solution;
import org.counterplay.model.program.Solution.Limit;
import org.counterplay.model.program.Solution.Reason;
import org.counterplay.model.program.Solution.Status;
import org.counterplay.solvers.backend.Admission;
import org.counterplay.solvers.backend.Algorithm;
import org.counterplay.solvers.backend.Backend;
import org.counterplay.solvers.backend.BackendFailure;
import org.counterplay.solvers.backend.Capability;
import org.counterplay.solvers.backend.ProgressListener;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.backend.StartingPoint;
import org.counterplay.solvers.backend.Uncoupled;
import org.counterplay.solvers.natives.NativeLibraries;
import org.jspecify.annotations.Nullable;

/**
 * CP-SAT, for programs whose columns are all integral and bounded: see {@link IntegerProgram} for what it is given, which
 * is exactly the program. OR-Tools' own road to it (a model message of type SAT) takes continuous columns too, and scales in
 * floating point; it is not taken.
 *
 * <p>CP-SAT counts in integers, so its bound is one of the integral objective, and turned into the program's exactly. Its
 * solution callback throws nothing, which would end the process, and its log and its bound callback, which do so together,
 * are not used.
 */
public final class CpSatBackend implements Backend {
    private static final Set<Capability> CAPABILITIES = Set.copyOf(EnumSet.of(
            Capability.MIP,
            Capability.WARM_START,
            Capability.TIME_LIMIT,
            Capability.INTERRUPTION,
            Capability.THREADS,
            Capability.SEED,
            Capability.GAP,
            Capability.PROGRESS));

    @Override
    public String name() {
        return "cp-sat";
    }

    @Override
    public String library() {
        return "OR-Tools CP-SAT";
    }

    @Override
    public String version() {
        NativeLibraries.orTools();
        return OrToolsVersion.getVersionString();
    }

    @Override
    public Set<Capability> capabilities() {
        return CAPABILITIES;
    }

    @Override
    public Set<Algorithm> algorithms() {
        return Set.of(Algorithm.AUTOMATIC);
    }

    @Override
    public Solution solve(Program program, SolveOptions options) {
        Admission.check(this, program, options);
        return Uncoupled.solve(name(), program).orElseGet(() -> {
            long begun = System.nanoTime();
            IntegerProgram integers = IntegerProgram.of(name(), program);
            return search(program, integers, options, begun);
        });
    }

    private Solution search(Program program, IntegerProgram integers, SolveOptions options, long begun) {
        if (integers.empty()) {
            return answer(
                    Reason.INFEASIBLE,
                    Limit.NONE,
                    null,
                    Double.NaN,
                    Double.NaN,
                    0,
                    0,
                    "a row or column has no integer");
        }
        NativeLibraries.orTools();
        CpModelProto model = model(integers, options.start());
        SolveWrapper solver = new SolveWrapper();
        SolutionWatch watch = options.progress().equals(ProgressListener.NONE) ? null : new SolutionWatch();
        try {
            solver.setParameters(parameters(options));
            if (watch != null) {
                solver.addSolutionCallback(watch);
            }
            AttendedSolve attended = new AttendedSolve(options, solver::stopSearch, () -> {
                if (watch != null) {
                    watch.tell(options.progress());
                }
            });
            long started = System.nanoTime();
            CpSolverResponse response = attended.run(() -> solver.solve(model));
            double seconds = (System.nanoTime() - started) / 1e9;
            return solution(program, integers, response, attended.stopped(), seconds, (started - begun) / 1e9);
        } finally {
            if (watch != null) {
                solver.clearSolutionCallback(watch);
                watch.delete();
            }
            solver.delete();
        }
    }

    private static SatParameters parameters(SolveOptions options) {
        SatParameters.Builder parameters = SatParameters.newBuilder()
                .setNumWorkers(options.threads())
                .setRelativeGapLimit(options.gap().relative())
                .setAbsoluteGapLimit(options.gap().absolute());
        if (options.timeLimit() != null) {
            parameters.setMaxTimeInSeconds(options.secondsAllowed());
        }
        options.seed().ifPresent(parameters::setRandomSeed);
        return parameters.build();
    }

    private static CpModelProto model(IntegerProgram integers, @Nullable StartingPoint start) {
        CpModelProto.Builder model = CpModelProto.newBuilder();
        CpObjectiveProto.Builder objective = CpObjectiveProto.newBuilder()
                .setScalingFactor(Rationals.toDouble(integers.factor()))
                .setOffset(Rationals.toDouble(integers.offset().divide(integers.factor())));
        PartialVariableAssignment.Builder hint = PartialVariableAssignment.newBuilder();
        for (int j = 0; j < integers.lower().length; j++) {
            model.addVariables(IntegerVariableProto.newBuilder()
                    .addDomain(integers.lower()[j])
                    .addDomain(integers.upper()[j]));
            if (integers.objective()[j] != 0) {
                objective.addVars(j).addCoeffs(integers.objective()[j]);
            }
            if (start != null && !Double.isNaN(start.values()[j])) {
                long value = (long) Math.rint(start.values()[j]);
                hint.addVars(j).addValues(Math.clamp(value, integers.lower()[j], integers.upper()[j]));
            }
        }
        for (IntegerProgram.Row row : integers.rows()) {
            LinearConstraintProto.Builder linear = LinearConstraintProto.newBuilder();
            for (int k = 0; k < row.index().length; k++) {
                linear.addVars(row.index()[k]).addCoeffs(row.value()[k]);
            }
            model.addConstraintsBuilder()
                    .setLinear(linear.addDomain(row.lower()).addDomain(row.upper()));
        }
        if (objective.getVarsCount() > 0) {
            model.setObjective(objective);
        }
        if (hint.getVarsCount() > 0) {
            model.setSolutionHint(hint);
        }
        return model.build();
    }

    private Solution solution(
            Program program,
            IntegerProgram integers,
            CpSolverResponse response,
            boolean stopped,
            double seconds,
            double handOver) {
        boolean constant = true;
        for (long cost : integers.objective()) {
            constant &= cost == 0;
        }
        Reason early = stopped ? Reason.INTERRUPTED : Reason.LIMIT;
        Reason reason = switch (response.getStatus()) {
            case OPTIMAL -> Reason.OPTIMAL;
            case FEASIBLE -> constant ? Reason.OPTIMAL : early;
            case INFEASIBLE -> Reason.INFEASIBLE;
            case UNKNOWN -> early;
            case MODEL_INVALID, UNRECOGNIZED ->
                throw new BackendFailure(name(), program, "CP-SAT refuses the model: " + response.getSolutionInfo());
        };
        double[] primal = null;
        double objective = Double.NaN;
        if (response.getSolutionCount() == program.columns()) {
            primal = new double[program.columns()];
            for (int j = 0; j < primal.length; j++) {
                primal[j] = response.getSolution(j);
            }
            objective = Residuals.of(program, primal, null).objective();
        }
        double bound = Double.NaN;
        if (constant) {
            bound = Rationals.toDouble(integers.offset());
        } else if (reason == Reason.OPTIMAL || primal != null) {
            bound = Rationals.toDouble(
                    integers.objectiveOf(BigInteger.valueOf(response.getInnerObjectiveLowerBound())));
        }
        Limit limit = reason == Reason.LIMIT ? Limit.TIME : Limit.NONE;
        return answer(
                reason,
                limit,
                primal,
                objective,
                bound,
                seconds,
                handOver,
                response.getStatus().name());
    }

    private Solution answer(
            Reason reason,
            Limit limit,
            double @Nullable [] primal,
            double objective,
            double bound,
            double seconds,
            double handOver,
            String status) {
        Map<String, String> detail = new LinkedHashMap<>();
        detail.put("status", status);
        return new Solution(
                name(),
                reason,
                limit,
                reason == Reason.OPTIMAL ? Status.OPTIMAL : primal == null ? Status.UNKNOWN : Status.FEASIBLE,
                Status.UNKNOWN,
                objective,
                bound,
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
