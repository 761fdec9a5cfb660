package org.counterplay.model.program;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.jspecify.annotations.Nullable;

/**
 * Writes a {@link Program} into growing flat arrays, along columns or along rows; no object is made per coefficient.
 *
 * <p>Along columns: declare every {@link #row} at any time, and after each {@link #column} give its {@link #coefficient}s
 * by row number. Along rows: declare every {@link #column} at any time, and after each {@link #row} give its {@link
 * #coefficient}s by column number. A coefficient of 0 is dropped.
 *
 * <p>Thrown as {@link IllegalArgumentException}, naming column or row and value: NaN anywhere, an infinite coefficient, a
 * lower bound above the upper one, a lower bound of +infinity, an upper bound of -infinity, a coefficient given twice, a
 * coefficient of a row or column that is never declared.
 */
public final class ProgramWriter {
    private final String name;
    private final Sense sense;
    private final Major major;
    private double offset;
    private double[] objective;
    private double[] columnLower;
    private double[] columnUpper;
    private boolean @Nullable [] integral;
    private int columns;
    private double[] rowLower;
    private double[] rowUpper;
    private int rows;
    private int[] start;
    private int[] index;
    private double[] value;
    private int coefficients;
    private int[] lastMajor = new int[16];
    private int largestMinor = -1;
    private IntFunction<String> columnNames = j -> "x" + (j + 1);
    private IntFunction<String> rowNames = k -> "r" + (k + 1);
    private @Nullable Supplier<ExactProgram> exact;

    /**
     * Starts a program.
     *
     * @param expectedColumns the arrays' first sizes; they grow beyond
     * @param expectedRows likewise
     * @param expectedCoefficients likewise
     */
    public ProgramWriter(
            String name, Sense sense, Major major, int expectedColumns, int expectedRows, int expectedCoefficients) {
        this.name = name;
        this.sense = sense;
        this.major = major;
        int columnRoom = Math.max(expectedColumns, 4);
        int rowRoom = Math.max(expectedRows, 4);
        objective = new double[columnRoom];
        columnLower = new double[columnRoom];
        columnUpper = new double[columnRoom];
        rowLower = new double[rowRoom];
        rowUpper = new double[rowRoom];
        start = new int[(major == Major.COLUMNS ? columnRoom : rowRoom) + 1];
        index = new int[Math.max(expectedCoefficients, 4)];
        value = new double[Math.max(expectedCoefficients, 4)];
    }

    /** The constant of the objective. */
    public ProgramWriter offset(double constant) {
        offset = finite(constant, "objective constant");
        return this;
    }

    /** Names computed on demand; they must be distinct. */
    public ProgramWriter names(IntFunction<String> ofColumns, IntFunction<String> ofRows) {
        columnNames = ofColumns;
        rowNames = ofRows;
        return this;
    }

    /** The exact numbers, computed on demand; without them each double stands for itself. */
    public ProgramWriter exact(Supplier<ExactProgram> numbers) {
        exact = numbers;
        return this;
    }

    /** Declares the next column; returns its number. */
    public int column(double lower, double upper, double cost) {
        checkBounds("column", columns, lower, upper);
        if (columns == objective.length) {
            int larger = larger(columns);
            objective = Arrays.copyOf(objective, larger);
            columnLower = Arrays.copyOf(columnLower, larger);
            columnUpper = Arrays.copyOf(columnUpper, larger);
            if (integral != null) {
                integral = Arrays.copyOf(integral, larger);
            }
        }
        objective[columns] = finite(cost, "objective coefficient of column", columns);
        columnLower[columns] = lower;
        columnUpper[columns] = upper;
        columns++;
        if (major == Major.COLUMNS) {
            beginMajor(columns);
        }
        return columns - 1;
    }

    /** Declares the next column, which must be an integer; returns its number. */
    public int integer(double lower, double upper, double cost) {
        int column = column(lower, upper, cost);
        if (integral == null) {
            integral = new boolean[objective.length];
        }
        integral[column] = true;
        return column;
    }

    /** Declares the next row; returns its number. */
    public int row(double lower, double upper) {
        checkBounds("row", rows, lower, upper);
        if (rows == rowLower.length) {
            int larger = larger(rows);
            rowLower = Arrays.copyOf(rowLower, larger);
            rowUpper = Arrays.copyOf(rowUpper, larger);
        }
        rowLower[rows] = lower;
        rowUpper[rows] = upper;
        rows++;
        if (major == Major.ROWS) {
            beginMajor(rows);
        }
        return rows - 1;
    }

    /** Adds a coefficient of the current column (along columns, {@code minor} is the row) or row (along rows, the column). */
    public void coefficient(int minor, double coefficient) {
        int majors = major == Major.COLUMNS ? columns : rows;
        if (majors == 0 || minor < 0) {
            throw new IllegalArgumentException("coefficient at " + minor + " of " + describeMajor(majors - 1));
        }
        finite(coefficient, "coefficient", minor);
        if (minor >= lastMajor.length) {
            lastMajor = Arrays.copyOf(lastMajor, Math.max(larger(lastMajor.length), minor + 1));
        }
        if (lastMajor[minor] == majors) {
            throw new IllegalArgumentException(
                    "coefficient at " + minor + " of " + describeMajor(majors - 1) + " is given twice");
        }
        lastMajor[minor] = majors;
        if (coefficient == 0) {
            return;
        }
        largestMinor = Math.max(largestMinor, minor);
        if (coefficients == index.length) {
            int larger = larger(coefficients);
            index = Arrays.copyOf(index, larger);
            value = Arrays.copyOf(value, larger);
        }
        index[coefficients] = minor;
        value[coefficients++] = coefficient;
        start[majors] = coefficients;
    }

    /** Number of columns so far. */
    public int columns() {
        return columns;
    }

    /** Number of rows so far. */
    public int rows() {
        return rows;
    }

    /** The program. The writer must not be used afterwards. */
    public Program finish() {
        int minors = major == Major.COLUMNS ? rows : columns;
        if (largestMinor >= minors) {
            throw new IllegalArgumentException("a coefficient names " + (major == Major.COLUMNS ? "row " : "column ")
                    + largestMinor + "; only " + minors + " are declared");
        }
        int majors = major == Major.COLUMNS ? columns : rows;
        return new Program(
                name,
                sense,
                offset,
                cut(objective, columns),
                cut(columnLower, columns),
                cut(columnUpper, columns),
                integral == null ? null : Arrays.copyOf(integral, columns),
                cut(rowLower, rows),
                cut(rowUpper, rows),
                major,
                start.length == majors + 1 ? start : Arrays.copyOf(start, majors + 1),
                index.length == coefficients ? index : Arrays.copyOf(index, coefficients),
                cut(value, coefficients),
                columnNames,
                rowNames,
                exact);
    }

    private void beginMajor(int majors) {
        if (majors >= start.length) {
            start = Arrays.copyOf(start, larger(start.length));
        }
        start[majors] = coefficients;
    }

    private void checkBounds(String kind, int number, double lower, double upper) {
        if (Double.isNaN(lower)
                || Double.isNaN(upper)
                || lower > upper
                || lower == Double.POSITIVE_INFINITY
                || upper == Double.NEGATIVE_INFINITY) {
            throw new IllegalArgumentException(
                    "bounds of " + kind + " " + number + " of program " + name + " are [" + lower + ", " + upper + "]");
        }
    }

    private double finite(double number, String what) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(what + " of program " + name + " is " + number);
        }
        return number;
    }

    private double finite(double number, String what, int at) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(what + " " + at + " of program " + name + " is " + number);
        }
        return number;
    }

    private String describeMajor(int number) {
        return (major == Major.COLUMNS ? "column " : "row ") + number + " of program " + name;
    }

    private static double[] cut(double[] array, int length) {
        return array.length == length ? array : Arrays.copyOf(array, length);
    }

    private static int larger(int length) {
        int larger = (int) Math.min(Integer.MAX_VALUE - 8L, length + (length >> 1) + 4L);
        if (larger <= length) {
            throw new IllegalArgumentException("a program holds at most " + length + " coefficients");
        }
        return larger;
    }
}
