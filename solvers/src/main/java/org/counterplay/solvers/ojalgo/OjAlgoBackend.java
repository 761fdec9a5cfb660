package org.counterplay.solvers.ojalgo;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
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
import org.counterplay.solvers.backend.ProgramTooLarge;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.backend.Uncoupled;
import org.jspecify.annotations.Nullable;
import org.ojalgo.OjAlgoUtils;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;
import org.ojalgo.optimisation.integer.IntegerStrategy;

/**
 * ojAlgo, for tiny programs: no native code, and an answer that another library did not give.
 *
 * <p>Its solver of linear programs is wrong on programs of middling size (UNBOUNDED for bounded ones, optima that are not), so
 * larger ones are refused, and its answers must be measured like all others. Its dual values belong to a program that it has
 * simplified; those given here are the solution of the dual program, solved likewise. Of programs with integral columns it
 * gives no bound, so that nothing of its optimum is claimed but that it is one.
 */
public final class OjAlgoBackend implements Backend {
    /** The most columns, and the most rows, that it is given. */
    static final int LARGEST = 200;

    /** The most integral columns: beyond, its search may not end, and it keeps no time limit. */
    static final int MOST_INTEGERS = 25;

    /**
     * Without cuts: its Gomory cuts cut optima off (it then calls 1 the optimum where 3 is). In one thread: with several, its
     * answers would depend on which is first.
     */
    private static final IntegerStrategy STRATEGY = IntegerStrategy.newConfigurable()
            .withParallelism(() -> 1)
            .withGMICutConfiguration(new IntegerStrategy.GMICutConfiguration()
                    .withFractionality(0.5)
                    .withViolation(new BigDecimal("1e9")));

    private final int largest;

    private OjAlgoBackend(int largest) {
        this.largest = largest;
    }

    /** {@code ojalgo}. */
    public static OjAlgoBackend forTinyPrograms() {
        return new OjAlgoBackend(LARGEST);
    }

    /** Without a limit on sizes, to show what it then says. */
    static OjAlgoBackend unlimited() {
        return new OjAlgoBackend(Integer.MAX_VALUE);
    }

    @Override
    public String name() {
        return "ojalgo";
    }

    @Override
    public String library() {
        return "ojAlgo";
    }

    @Override
    public String version() {
        String version = OjAlgoUtils.getVersion();
        return version == null ? "unknown" : version;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.LP, Capability.MIP, Capability.DUALS);
    }

    @Override
    public Set<Algorithm> algorithms() {
        return Set.of(Algorithm.AUTOMATIC);
    }

    @Override
    public Solution solve(Program program, SolveOptions options) {
        Admission.check(this, program, options);
        if (program.columns() > largest || program.rows() > largest) {
            throw new ProgramTooLarge(
                    name(),
                    program,
                    "takes at most " + largest
                            + " columns and rows, being wrong on larger ones; ask highs, glop, pdlp or clp");
        }
        if (integers(program) > MOST_INTEGERS && largest == LARGEST) {
            throw new ProgramTooLarge(
                    name(),
                    program,
                    "takes at most " + MOST_INTEGERS + " integral columns, not " + integers(program)
                            + ", since its search may take for ever on more; ask highs or scip");
        }
        return Uncoupled.solve(name(), program)
                .orElseGet(() -> FeasibilityQuestion.settle(program, options, (asked, same) -> solve(asked)));
    }

    private static int integers(Program program) {
        int count = 0;
        for (int j = 0; j < program.columns(); j++) {
            count += program.integral(j) ? 1 : 0;
        }
        return count;
    }

    private Solution solve(Program program) {
        long begun = System.nanoTime();
        ExpressionsBasedModel model = model(program);
        long started = System.nanoTime();
        Optimisation.Result result = run(program, model);
        Reason reason = reason(result.getState());
        boolean optimal = reason == Reason.OPTIMAL;
        double[] primal = optimal ? values(result, program.columns()) : null;
        double[] dual = optimal && !program.mixedInteger() ? dual(program) : null;
        double objective = Double.NaN;
        if (primal != null) {
            objective = program.offset() + result.getValue();
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        return new Solution(
                name(),
                reason,
                Limit.NONE,
                optimal ? Status.OPTIMAL : Status.UNKNOWN,
                dual == null ? Status.UNKNOWN : Status.OPTIMAL,
                objective,
                program.mixedInteger() ? Double.NaN : objective,
                primal,
                dual,
                null,
                null,
                seconds,
                (started - begun) / 1e9,
                -1,
                Map.of("status", result.getState().name()));
    }

    /** The solution of the dual program, or null where ojAlgo does not find it. */
    private double @Nullable [] dual(Program program) {
        DualProgram dual = DualProgram.of(program);
        Program rows = dual.program();
        Optimisation.Result result = run(rows, model(rows));
        return reason(result.getState()) == Reason.OPTIMAL ? dual.rowValues(values(result, rows.columns())) : null;
    }

    private static ExpressionsBasedModel model(Program program) {
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        model.options.integer(STRATEGY);
        Variable[] variables = new Variable[program.columns()];
        for (int j = 0; j < variables.length; j++) {
            Variable variable = model.addVariable("x" + j).weight(program.objective()[j]);
            if (!Double.isInfinite(program.columnLower()[j])) {
                variable.lower(program.columnLower()[j]);
            }
            if (!Double.isInfinite(program.columnUpper()[j])) {
                variable.upper(program.columnUpper()[j]);
            }
            variables[j] = variable.integer(program.integral(j));
        }
        Program rows = program.along(Major.ROWS);
        for (int k = 0; k < rows.rows(); k++) {
            Expression row = model.addExpression("r" + k);
            if (!Double.isInfinite(rows.rowLower()[k])) {
                row.lower(rows.rowLower()[k]);
            }
            if (!Double.isInfinite(rows.rowUpper()[k])) {
                row.upper(rows.rowUpper()[k]);
            }
            for (int at = rows.start()[k]; at < rows.start()[k + 1]; at++) {
                row.set(variables[rows.index()[at]], rows.value()[at]);
            }
        }
        return model;
    }

    private Optimisation.Result run(Program program, ExpressionsBasedModel model) {
        try {
            return program.sense() == Sense.MINIMIZE ? model.minimise() : model.maximise();
        } catch (RuntimeException e) {
            BackendFailure failure = new BackendFailure(name(), program, "ojAlgo throws " + e);
            failure.initCause(e);
            throw failure;
        }
    }

    private static double[] values(Optimisation.Result result, int columns) {
        double[] values = new double[columns];
        for (int j = 0; j < columns; j++) {
            values[j] = result.doubleValue(j);
        }
        return values;
    }

    private static Reason reason(Optimisation.State state) {
        return switch (state) {
            case OPTIMAL, DISTINCT -> Reason.OPTIMAL;
            case INFEASIBLE -> Reason.INFEASIBLE;
            case UNBOUNDED -> Reason.UNBOUNDED;
            case APPROXIMATE, FEASIBLE -> Reason.NUMERICAL_TROUBLE;
            case FAILED, INVALID, UNEXPLORED, VALID -> Reason.FAILED;
        };
    }
}
