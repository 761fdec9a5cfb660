package org.counterplay.solvers.ortools;

import java.math.BigInteger;
import org.counterplay.model.program.ExactProgram;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.counterplay.solvers.backend.UnsupportedFeature;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * A purely integral program in integers of 64 bits that says exactly the same as its rationals. Each row is multiplied by the
 * common denominator of its coefficients and divided by their greatest common divisor; what it must lie between is then rounded
 * inward, which changes nothing since the row's value is an integer. Likewise the objective, whose factor is kept.
 *
 * <p>Nothing overflows: for each row and for the objective, {@code sum_j |a_j| max(|l_j|, |u_j|) <= 2^61}, so every partial
 * sum that a solver may form, in any order, is within 64 bits; and {@code |l_j|, |u_j| <= 2^53}, so that the values are doubles.
 */
@SuppressWarnings("ArrayRecordComponent") // flat data
record IntegerProgram(
        long[] lower,
        long[] upper,
        Row[] rows,
        long[] objective,
        BigFraction factor,
        BigFraction offset,
        boolean empty) {

    private static final BigInteger LARGEST_VALUE = BigInteger.ONE.shiftLeft(53);
    private static final BigInteger LARGEST_SUM = BigInteger.ONE.shiftLeft(61);

    /** {@code lower <= sum_k value[k] x_(index[k]) <= upper}, with the ends of long for absent bounds. */
    record Row(int[] index, long[] value, long lower, long upper) {}

    /**
     * The program in integers; minimising: {@code objective value = factor sum_j objective_j x_j + offset}, factor negative when
     * maximising.
     *
     * @throws UnsupportedFeature if a column is not integral or has no bounds, or a number would not fit
     */
    static IntegerProgram of(String backend, Program program) {
        for (int j = 0; j < program.columns(); j++) {
            if (!program.integral(j)) {
                throw new UnsupportedFeature(
                        backend,
                        "takes programs in which every column is integral, and " + program.columnName(j)
                                + " of program " + program.name() + " is not: ask highs or scip");
            }
        }
        return new Writer(backend, program.along(Major.ROWS)).write();
    }

    /** The objective of the program that the integral objective has. */
    BigFraction objectiveOf(BigInteger sum) {
        return factor.multiply(sum).add(offset);
    }

    /** Writes one program. */
    private static final class Writer {
        private final String backend;
        private final Program program;
        private final ExactProgram exact;
        private final long[] lower;
        private final long[] upper;
        private final BigInteger[] reach;
        private boolean empty;

        Writer(String backend, Program rows) {
            this.backend = backend;
            program = rows;
            exact = rows.exact();
            lower = new long[rows.columns()];
            upper = new long[rows.columns()];
            reach = new BigInteger[rows.columns()];
        }

        IntegerProgram write() {
            IntegerBounds bounds = IntegerBounds.of(program);
            for (int j = 0; j < lower.length; j++) {
                BigInteger low = bounds.lower(j);
                BigInteger high = bounds.upper(j);
                if (low == null || high == null) {
                    throw refused("column " + program.columnName(j) + " has no " + (low == null ? "lower" : "upper")
                            + " bound, nor do its rows imply one: give it one");
                }
                if (low.abs().max(high.abs()).compareTo(LARGEST_VALUE) > 0) {
                    throw refused("the bounds of column " + program.columnName(j) + " are beyond 2^53: tighten them");
                }
                empty |= low.compareTo(high) > 0;
                lower[j] = low.longValueExact();
                upper[j] = high.longValueExact();
                reach[j] = low.abs().max(high.abs());
            }
            Row[] rows = new Row[program.rows()];
            for (int k = 0; k < rows.length; k++) {
                rows[k] = row(k);
            }
            BigFraction[] costs = new BigFraction[lower.length];
            int[] all = new int[lower.length];
            for (int j = 0; j < costs.length; j++) {
                costs[j] = exact.objective().at(j);
                all[j] = j;
            }
            BigFraction scale = scale(costs);
            boolean minimize = program.sense() == Sense.MINIMIZE;
            BigFraction signed = minimize ? scale : scale.negate();
            long[] objective = scaled("the objective", all, costs, signed);
            return new IntegerProgram(lower, upper, rows, objective, signed.reciprocal(), exact.offset(), empty);
        }

        private Row row(int row) {
            int from = program.start()[row];
            int size = program.start()[row + 1] - from;
            int[] index = new int[size];
            BigFraction[] coefficients = new BigFraction[size];
            for (int k = 0; k < size; k++) {
                index[k] = program.index()[from + k];
                coefficients[k] = exact.value().at(from + k);
            }
            BigFraction scale = scale(coefficients);
            String what = "row " + program.rowName(row);
            long[] value = scaled(what, index, coefficients, scale);
            BigInteger low = end(exact.rowLower()[row], scale, true);
            BigInteger high = end(exact.rowUpper()[row], scale, false);
            empty |= low != null && high != null && low.compareTo(high) > 0;
            return new Row(index, value, within(low, Long.MIN_VALUE), within(high, Long.MAX_VALUE));
        }

        /**
         * A bound as a long. One beyond what any sum reaches is either no bound, or cannot be met, and then one just beyond what
         * any sum reaches cannot be met either.
         */
        private static long within(@Nullable BigInteger bound, long none) {
            if (bound == null) {
                return none;
            }
            BigInteger beyond = LARGEST_SUM.add(BigInteger.ONE);
            return bound.min(beyond).max(beyond.negate()).longValueExact();
        }

        private static @Nullable BigInteger end(@Nullable BigFraction bound, BigFraction scale, boolean low) {
            if (bound == null) {
                return null;
            }
            BigFraction scaled = bound.multiply(scale);
            return low ? IntegerBounds.ceiling(scaled) : IntegerBounds.floor(scaled);
        }

        /** The positive factor that makes the numbers coprime integers; 1 where all are 0. */
        private static BigFraction scale(BigFraction[] numbers) {
            BigInteger multiple = BigInteger.ONE;
            BigInteger divisor = BigInteger.ZERO;
            for (BigFraction number : numbers) {
                BigInteger denominator = number.getDenominator();
                multiple = multiple.divide(multiple.gcd(denominator)).multiply(denominator);
            }
            for (BigFraction number : numbers) {
                divisor = divisor.gcd(number.getNumerator().multiply(multiple.divide(number.getDenominator())));
            }
            return divisor.signum() == 0 ? BigFraction.ONE : new BigFraction(multiple, divisor);
        }

        private long[] scaled(String what, int[] index, BigFraction[] numbers, BigFraction scale) {
            BigInteger sum = BigInteger.ZERO;
            BigInteger[] integers = new BigInteger[numbers.length];
            for (int k = 0; k < numbers.length; k++) {
                integers[k] = numbers[k].multiply(scale).getNumerator();
                sum = sum.add(integers[k].abs().multiply(reach[index[k]].max(BigInteger.ONE)));
            }
            if (sum.compareTo(LARGEST_SUM) > 0) {
                throw refused(what + " in integers may reach " + sum.bitLength() + " bits, beyond 2^61: "
                        + "round its numbers to fewer digits, or tighten bounds");
            }
            long[] longs = new long[numbers.length];
            for (int k = 0; k < longs.length; k++) {
                longs[k] = integers[k].longValueExact();
            }
            return longs;
        }

        private UnsupportedFeature refused(String why) {
            return new UnsupportedFeature(
                    backend,
                    "counts in integers of 64 bits, and of program " + program.name() + ", " + why
                            + "; or ask highs or scip");
        }
    }
}
