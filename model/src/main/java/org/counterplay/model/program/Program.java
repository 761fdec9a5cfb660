package org.counterplay.model.program;

import java.math.BigInteger;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * A linear or mixed-integer program as flat data; see the package for the conventions.
 *
 * <p>Coefficients are compressed along the <b>major</b> dimension: the entries of major index p are {@code start[p] ..
 * start[p+1]-1} of {@code index} (the minor index) and {@code value}. Names and exact rationals stand in side tables that
 * are computed on demand. Built by {@link ProgramWriter}. Arrays are the program's own and must not be changed.
 */
public final class Program {
    /** Whether the objective is made small or large. */
    public enum Sense {
        MINIMIZE,
        MAXIMIZE
    }

    /** Which dimension the coefficients are compressed along. */
    public enum Major {
        COLUMNS,
        ROWS
    }

    private final String name;
    private final Sense sense;
    private final double offset;
    private final double[] objective;
    private final double[] columnLower;
    private final double[] columnUpper;
    private final boolean @Nullable [] integral;
    private final double[] rowLower;
    private final double[] rowUpper;
    private final Major major;
    private final int[] start;
    private final int[] index;
    private final double[] value;
    private final IntFunction<String> columnNames;
    private final IntFunction<String> rowNames;
    private final @Nullable Supplier<ExactProgram> exact;
    private @Nullable ExactProgram exactProgram;

    @SuppressWarnings("TooManyParameters")
    Program(
            String name,
            Sense sense,
            double offset,
            double[] objective,
            double[] columnLower,
            double[] columnUpper,
            boolean @Nullable [] integral,
            double[] rowLower,
            double[] rowUpper,
            Major major,
            int[] start,
            int[] index,
            double[] value,
            IntFunction<String> columnNames,
            IntFunction<String> rowNames,
            @Nullable Supplier<ExactProgram> exact) {
        this.name = name;
        this.sense = sense;
        this.offset = offset;
        this.objective = objective;
        this.columnLower = columnLower;
        this.columnUpper = columnUpper;
        this.integral = integral;
        this.rowLower = rowLower;
        this.rowUpper = rowUpper;
        this.major = major;
        this.start = start;
        this.index = index;
        this.value = value;
        this.columnNames = columnNames;
        this.rowNames = rowNames;
        this.exact = exact;
    }

    public String name() {
        return name;
    }

    public Sense sense() {
        return sense;
    }

    /** The constant of the objective. */
    public double offset() {
        return offset;
    }

    public int columns() {
        return objective.length;
    }

    public int rows() {
        return rowLower.length;
    }

    /** Number of stored coefficients. */
    public int coefficients() {
        return value.length;
    }

    /** Objective coefficient per column. */
    public double[] objective() {
        return objective;
    }

    public double[] columnLower() {
        return columnLower;
    }

    public double[] columnUpper() {
        return columnUpper;
    }

    public double[] rowLower() {
        return rowLower;
    }

    public double[] rowUpper() {
        return rowUpper;
    }

    /** Whether a column must be an integer. */
    public boolean integral(int column) {
        return integral != null && integral[column];
    }

    /** Whether some column must be an integer. */
    public boolean mixedInteger() {
        return integral != null;
    }

    public Major major() {
        return major;
    }

    /** Pointers per major index, one more than there are. */
    public int[] start() {
        return start;
    }

    /** Minor index of each coefficient. */
    public int[] index() {
        return index;
    }

    /** Each coefficient. */
    public double[] value() {
        return value;
    }

    public String columnName(int column) {
        return columnNames.apply(column);
    }

    public String rowName(int row) {
        return rowNames.apply(row);
    }

    /**
     * The exact data. Where the writer gave no rationals, every double is taken as the dyadic rational that it holds.
     */
    public synchronized ExactProgram exact() {
        if (exactProgram == null) {
            exactProgram = exact == null ? ExactProgram.ofDoubles(this) : exact.get();
        }
        return exactProgram;
    }

    /** The same program compressed along the given dimension: itself where it is so already. O(coefficients). */
    public Program along(Major wanted) {
        if (wanted == major) {
            return this;
        }
        int minors = major == Major.COLUMNS ? rows() : columns();
        int[] newStart = new int[minors + 1];
        for (int minor : index) {
            newStart[minor + 1]++;
        }
        for (int p = 0; p < minors; p++) {
            newStart[p + 1] += newStart[p];
        }
        int[] next = newStart.clone();
        int[] newIndex = new int[index.length];
        double[] newValue = new double[value.length];
        for (int p = 0; p + 1 < start.length; p++) {
            for (int k = start[p]; k < start[p + 1]; k++) {
                int at = next[index[k]]++;
                newIndex[at] = p;
                newValue[at] = value[k];
            }
        }
        Program original = this;
        return new Program(
                name,
                sense,
                offset,
                objective,
                columnLower,
                columnUpper,
                integral,
                rowLower,
                rowUpper,
                wanted,
                newStart,
                newIndex,
                newValue,
                columnNames,
                rowNames,
                exact == null ? null : () -> original.exact().along(original, newStart, newIndex));
    }

    /** The linear program that is left when no column needs to be an integer: itself where none does. Shares the arrays. */
    public Program relaxation() {
        return integral == null ? this : with(objective, offset, columnLower, columnUpper, null, exact);
    }

    /** The question whether anything is feasible: the same rows, bounds and integral columns, all costs and the offset 0. */
    public Program withoutObjective() {
        Program original = this;
        return with(
                new double[columns()],
                0,
                columnLower,
                columnUpper,
                integral,
                exact == null ? null : () -> original.exact().withoutObjective());
    }

    /**
     * The linear program that is left when the integral columns are fixed. Exact: the bounds of those columns are the given
     * integers, whatever they were before, so a caller who wants a point of this program must look whether the integers lie
     * within its bounds.
     *
     * @param integers a value per column; entries of columns that are not integral are not looked at and may be null
     * @throws IllegalArgumentException if an integral column has no value, or one that is no integer or too large for a double
     *     to hold exactly
     */
    public Program withIntegersFixed(@Nullable BigFraction[] integers) {
        if (integers.length != columns()) {
            throw new IllegalArgumentException(
                    integers.length + " values for the " + columns() + " columns of program " + name);
        }
        double[] lower = columnLower.clone();
        double[] upper = columnUpper.clone();
        for (int j = 0; j < lower.length; j++) {
            if (integral(j)) {
                BigFraction fixed = integers[j];
                if (fixed == null || !fixed.getDenominator().equals(BigInteger.ONE)) {
                    throw new IllegalArgumentException("column " + columnName(j) + " of program " + name
                            + " must be an integer and is to be fixed at " + fixed);
                }
                lower[j] = fixed.getNumerator().doubleValue();
                if (fixed.getNumerator().bitLength() > 53) {
                    throw new IllegalArgumentException("column " + columnName(j) + " of program " + name
                            + " is to be fixed at " + fixed.getNumerator() + ", which no double holds");
                }
                upper[j] = lower[j];
            }
        }
        Program original = this;
        boolean @Nullable [] fixedColumns = integral;
        return with(
                objective, offset, lower, upper, null, () -> original.exact().withFixed(fixedColumns, integers));
    }

    private Program with(
            double[] costs,
            double constant,
            double[] lower,
            double[] upper,
            boolean @Nullable [] integers,
            @Nullable Supplier<ExactProgram> numbers) {
        return new Program(
                name,
                sense,
                constant,
                costs,
                lower,
                upper,
                integers,
                rowLower,
                rowUpper,
                major,
                start,
                index,
                value,
                columnNames,
                rowNames,
                numbers);
    }
}
