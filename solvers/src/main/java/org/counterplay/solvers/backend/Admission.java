package org.counterplay.solvers.backend;

import org.counterplay.model.program.Program;

/** What each backend checks before it touches its library. */
public final class Admission {
    private Admission() {}

    /**
     * Refuses what a backend cannot do, and data that would be misread.
     *
     * @throws UnsupportedFeature if the program or the options need a capability that the backend does not list
     * @throws IllegalArgumentException if a number is NaN, a coefficient infinite, or bounds are the wrong way round (a
     *     program's arrays can be reached from outside, and HiGHS takes NaN in silence)
     */
    public static void check(Backend backend, Program program, SolveOptions options) {
        require(
                backend,
                program.mixedInteger(),
                Capability.MIP,
                "does not solve programs with integral columns (or would drop integrality in silence); program "
                        + program.name() + " has integral columns: ask a backend with capability MIP");
        require(
                backend,
                !program.mixedInteger(),
                Capability.LP,
                "is for programs with integral columns, and program " + program.name()
                        + " has none: ask a backend with capability LP");
        require(backend, options.timeLimit() != null, Capability.TIME_LIMIT, "does not keep time limits");
        require(
                backend,
                options.threads() > 1,
                Capability.THREADS,
                "uses one thread; " + options.threads() + " were asked for");
        require(backend, options.tolerance().isPresent(), Capability.TOLERANCE, "has no tolerance to set");
        require(backend, options.seed().isPresent(), Capability.SEED, "has no random seed to set");
        require(
                backend,
                !options.interruption().equals(Interruption.NEVER),
                Capability.INTERRUPTION,
                "cannot be interrupted; ask with Interruption.NEVER, or another backend");
        require(backend, options.log(), Capability.LOG, "has no log to show");
        StartingPoint start = options.start();
        if (start != null) {
            if (!program.mixedInteger()) {
                throw new UnsupportedFeature(
                        backend.name(),
                        "is given a starting point for program " + program.name()
                                + ", which has no integral columns; start linear programs from a basis, see HighsModel");
            }
            require(backend, true, Capability.WARM_START, "takes no starting point; ask highs or scip");
            start.check(program);
        }
        require(
                backend,
                program.mixedInteger() && !options.gap().equals(Gap.NONE),
                Capability.GAP,
                "does not stop at a gap; ask with Gap.NONE, or another backend");
        require(
                backend,
                program.mixedInteger() && !options.progress().equals(ProgressListener.NONE),
                Capability.PROGRESS,
                "tells nothing while it searches; ask with ProgressListener.NONE, or another backend");
        if (!backend.algorithms().contains(options.algorithm())) {
            throw new UnsupportedFeature(
                    backend.name(),
                    "does not have algorithm " + options.algorithm() + "; it has " + backend.algorithms());
        }
        checkNumbers(program);
    }

    private static void require(Backend backend, boolean needed, Capability capability, String otherwise) {
        if (needed && !backend.capabilities().contains(capability)) {
            throw new UnsupportedFeature(backend.name(), otherwise);
        }
    }

    private static void checkNumbers(Program program) {
        if (!Double.isFinite(program.offset())) {
            throw new IllegalArgumentException(
                    "objective constant of program " + program.name() + " is " + program.offset());
        }
        finite(program, "objective coefficient of column", program.objective());
        finite(program, "coefficient", program.value());
        bounds(program, "column", program.columnLower(), program.columnUpper());
        bounds(program, "row", program.rowLower(), program.rowUpper());
    }

    private static void finite(Program program, String what, double[] values) {
        for (int k = 0; k < values.length; k++) {
            if (!Double.isFinite(values[k])) {
                throw new IllegalArgumentException(
                        what + " " + k + " of program " + program.name() + " is " + values[k]);
            }
        }
    }

    private static void bounds(Program program, String kind, double[] lower, double[] upper) {
        for (int k = 0; k < lower.length; k++) {
            // Written so that NaN fails.
            if (!(lower[k] <= upper[k])
                    || lower[k] == Double.POSITIVE_INFINITY
                    || upper[k] == Double.NEGATIVE_INFINITY) {
                throw new IllegalArgumentException("bounds of " + kind + " " + k + " of program " + program.name()
                        + " are [" + lower[k] + ", " + upper[k] + "]");
            }
        }
    }
}
