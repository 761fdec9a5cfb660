package org.counterplay.solvers.exact;

import java.util.Optional;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.program.FeasibilityCheck;
import org.counterplay.model.program.Program;
import org.counterplay.solvers.backend.SolveOptions;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * What a point of a mixed-integer program is worth, exactly: its integral columns are fixed at the nearest integers, and the
 * linear program that is left is solved by {@link ExactOptimum}. What comes out is a feasible point of the mixed-integer
 * program in rationals, so its objective bounds the optimum from inside for certain; of the optimum over other integers it
 * says nothing.
 */
public final class FixedIntegers {
    /** Beyond, a double is not near one integer. */
    private static final double LARGEST = 0x1p53;

    private final ExactOptimum optimum;

    /** @param optimum solves what is left */
    public FixedIntegers(ExactOptimum optimum) {
        this.optimum = optimum;
    }

    /** With HiGHS. */
    public FixedIntegers() {
        this(new ExactOptimum());
    }

    /** What is known of the integers, exactly. */
    public sealed interface Worth {
        /**
         * The best that can be had with these integers.
         *
         * @param objective exact, the program's offset included
         * @param point a value per column: feasible, and integral where it must be, as {@link FeasibilityCheck} confirmed
         */
        @SuppressWarnings("ArrayRecordComponent") // flat data
        record Best(BigFraction objective, BigFraction[] point) implements Worth {}

        /** Nothing feasible has these integers, which was proved. */
        record Infeasible(String why) implements Worth {}

        /** With these integers the objective has no bound, which was proved; the point is feasible. */
        @SuppressWarnings("ArrayRecordComponent") // flat data
        record Unbounded(BigFraction[] point) implements Worth {}

        /** Nothing is proved. */
        record Undecided(String why) implements Worth {}
    }

    /** {@link #of(Program, double[], SolveOptions)} without limits of time. */
    public Worth of(Program program, double[] point) {
        return of(program, point, SolveOptions.DEFAULT);
    }

    /**
     * The worth of the integers nearest to a point.
     *
     * @param point a value per column; only the integral columns are looked at
     * @param options see {@link ExactOptimum#of(Program, SolveOptions)}
     * @throws IllegalArgumentException if the point has another length, or an integral column is NaN or beyond 2^53
     */
    public Worth of(Program program, double[] point, SolveOptions options) {
        if (point.length != program.columns()) {
            throw new IllegalArgumentException(
                    point.length + " values for the " + program.columns() + " columns of program " + program.name());
        }
        @Nullable BigFraction[] integers = new BigFraction[point.length];
        for (int j = 0; j < point.length; j++) {
            if (program.integral(j)) {
                if (!(Math.abs(point[j]) <= LARGEST)) {
                    throw new IllegalArgumentException("column " + program.columnName(j) + " of program "
                            + program.name() + " is " + point[j] + ", which is near no integer");
                }
                integers[j] = new BigFraction((long) Math.rint(point[j]));
            }
        }
        return of(program, integers, options);
    }

    /**
     * The worth of given integers.
     *
     * @param integers a value per column; only those of integral columns are looked at, the others may be null
     * @throws IllegalArgumentException if there is no integer for an integral column
     */
    public Worth of(Program program, @Nullable BigFraction[] integers, SolveOptions options) {
        Program left = program.withIntegersFixed(integers);
        for (int j = 0; j < integers.length; j++) {
            BigFraction lower = program.exact().columnLower()[j];
            BigFraction upper = program.exact().columnUpper()[j];
            BigFraction integer = integers[j];
            if (program.integral(j)
                    && integer != null
                    && (lower != null && integer.compareTo(lower) < 0
                            || upper != null && integer.compareTo(upper) > 0)) {
                return new Worth.Infeasible("column " + program.columnName(j) + " at " + Rationals.format(integer)
                        + " is outside of its bounds");
            }
        }
        return switch (optimum.of(left, options)) {
            case ExactOutcome.Optimal best -> confirmed(program, best);
            case ExactOutcome.Infeasible none ->
                new Worth.Infeasible("the rows of program " + program.name() + " cannot be met with these integers");
            case ExactOutcome.Unbounded without -> new Worth.Unbounded(without.point());
            case ExactOutcome.Undecided open -> new Worth.Undecided(open.why());
        };
    }

    private static Worth confirmed(Program program, ExactOutcome.Optimal best) {
        Optional<String> fault = FeasibilityCheck.fault(program, best.primal());
        return fault.<Worth>map(Worth.Undecided::new).orElseGet(() -> new Worth.Best(best.objective(), best.primal()));
    }
}
