package org.counterplay.model.program;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.counterplay.model.program.Program.Major;
import org.jspecify.annotations.Nullable;

/**
 * A program that changes: rows and columns are added, costs and bounds replaced, and {@link #snapshot} gives it as it stands.
 * Numbers are doubles, each standing for itself; names are the default ones.
 */
public final class GrowingProgram {
    private final String name;
    private final Program.Sense sense;
    private final double offset;
    private double[] objective;
    private double[] columnLower;
    private double[] columnUpper;
    private boolean[] integral;
    private boolean mixedInteger;
    private double[] rowLower;
    private double[] rowUpper;
    private int columns;
    private int rows;

    /** Coefficients in the order that they came, with their rows and columns. */
    private int[] ofRow;

    private int[] ofColumn;
    private double[] value;
    private int coefficients;
    private @Nullable Program last;

    /** The entry of each row and column, while it is known. */
    private @Nullable Map<Long, Integer> entries;

    /** Begins with a program. */
    public GrowingProgram(Program from) {
        name = from.name();
        sense = from.sense();
        offset = from.offset();
        columns = from.columns();
        rows = from.rows();
        objective = from.objective().clone();
        columnLower = from.columnLower().clone();
        columnUpper = from.columnUpper().clone();
        integral = new boolean[columns];
        for (int j = 0; j < columns; j++) {
            integral[j] = from.integral(j);
        }
        mixedInteger = from.mixedInteger();
        rowLower = from.rowLower().clone();
        rowUpper = from.rowUpper().clone();
        Program byRows = from.along(Major.ROWS);
        coefficients = from.coefficients();
        ofColumn = byRows.index().clone();
        value = byRows.value().clone();
        ofRow = new int[coefficients];
        for (int k = 0; k < rows; k++) {
            Arrays.fill(ofRow, byRows.start()[k], byRows.start()[k + 1], k);
        }
        last = from;
    }

    public int columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    /** Whether some column must be an integer. */
    public boolean mixedInteger() {
        return mixedInteger;
    }

    /** Adds a row with coefficients at distinct columns; returns its number. */
    public int addRow(double lower, double upper, int[] columnsOf, double[] values) {
        checkEntries("row " + rows, columnsOf, values, columns);
        checkBounds("row " + rows, lower, upper);
        if (rows == rowLower.length) {
            rowLower = Arrays.copyOf(rowLower, larger(rows));
            rowUpper = Arrays.copyOf(rowUpper, larger(rows));
        }
        rowLower[rows] = lower;
        rowUpper[rows] = upper;
        for (int k = 0; k < values.length; k++) {
            add(rows, columnsOf[k], values[k]);
        }
        last = null;
        return rows++;
    }

    /** Adds a column with coefficients at distinct rows; returns its number. */
    public int addColumn(double lower, double upper, double cost, boolean integer, int[] rowsOf, double[] values) {
        checkEntries("column " + columns, rowsOf, values, rows);
        checkBounds("column " + columns, lower, upper);
        checkFinite("cost of column " + columns, cost);
        if (columns == objective.length) {
            int room = larger(columns);
            objective = Arrays.copyOf(objective, room);
            columnLower = Arrays.copyOf(columnLower, room);
            columnUpper = Arrays.copyOf(columnUpper, room);
            integral = Arrays.copyOf(integral, room);
        }
        objective[columns] = cost;
        columnLower[columns] = lower;
        columnUpper[columns] = upper;
        integral[columns] = integer;
        mixedInteger |= integer;
        for (int k = 0; k < values.length; k++) {
            add(rowsOf[k], columns, values[k]);
        }
        last = null;
        return columns++;
    }

    /** Takes away the last rows, so that so many are left. */
    public void keepRows(int kept) {
        if (kept < 0 || kept > rows) {
            throw new IllegalArgumentException(kept + " rows to keep of the " + rows + " of program " + name);
        }
        int left = 0;
        for (int k = 0; k < coefficients; k++) {
            if (ofRow[k] < kept) {
                ofRow[left] = ofRow[k];
                ofColumn[left] = ofColumn[k];
                value[left++] = value[k];
            }
        }
        coefficients = left;
        entries = null;
        rows = kept;
        last = null;
    }

    /** Replaces a cost. */
    public void cost(int column, double cost) {
        checkFinite("cost of column " + column, cost);
        objective[checkIndex("column", column, columns)] = cost;
        last = null;
    }

    /** Replaces the coefficient of a row and a column, which may be 0 before and after. */
    public void coefficient(int row, int column, double number) {
        checkFinite("coefficient of row " + row + " and column " + column, number);
        Map<Long, Integer> index = entries;
        if (index == null) {
            index = new HashMap<>();
            for (int k = 0; k < coefficients; k++) {
                index.put(key(ofRow[k], ofColumn[k]), k);
            }
            entries = index;
        }
        Integer entry = index.get(key(checkIndex("row", row, rows), checkIndex("column", column, columns)));
        if (entry != null) {
            value[entry] = number;
        } else if (number != 0) {
            add(row, column, number);
        }
        last = null;
    }

    private static long key(int row, int column) {
        return ((long) row << 32) | column;
    }

    /** Replaces a column's bounds. */
    public void columnBounds(int column, double lower, double upper) {
        checkBounds("column " + column, lower, upper);
        columnLower[checkIndex("column", column, columns)] = lower;
        columnUpper[column] = upper;
        last = null;
    }

    /** Replaces a row's bounds. */
    public void rowBounds(int row, double lower, double upper) {
        checkBounds("row " + row, lower, upper);
        rowLower[checkIndex("row", row, rows)] = lower;
        rowUpper[row] = upper;
        last = null;
    }

    /** The program as it stands, along rows; the same one until something changes. O(coefficients). */
    public Program snapshot() {
        Program snapshot = last;
        if (snapshot == null) {
            snapshot = write();
            last = snapshot;
        }
        return snapshot;
    }

    private Program write() {
        int[] start = new int[rows + 1];
        for (int k = 0; k < coefficients; k++) {
            start[ofRow[k] + 1]++;
        }
        for (int k = 0; k < rows; k++) {
            start[k + 1] += start[k];
        }
        int[] next = start.clone();
        int[] index = new int[coefficients];
        double[] values = new double[coefficients];
        for (int k = 0; k < coefficients; k++) {
            int at = next[ofRow[k]]++;
            index[at] = ofColumn[k];
            values[at] = value[k];
        }
        return new Program(
                name,
                sense,
                offset,
                Arrays.copyOf(objective, columns),
                Arrays.copyOf(columnLower, columns),
                Arrays.copyOf(columnUpper, columns),
                mixedInteger ? Arrays.copyOf(integral, columns) : null,
                Arrays.copyOf(rowLower, rows),
                Arrays.copyOf(rowUpper, rows),
                Major.ROWS,
                start,
                index,
                values,
                j -> "x" + (j + 1),
                k -> "r" + (k + 1),
                null);
    }

    private void add(int row, int column, double coefficient) {
        if (coefficient == 0) {
            return;
        }
        if (coefficients == value.length) {
            int room = larger(coefficients);
            ofRow = Arrays.copyOf(ofRow, room);
            ofColumn = Arrays.copyOf(ofColumn, room);
            value = Arrays.copyOf(value, room);
        }
        if (entries != null) {
            entries.put(key(row, column), coefficients);
        }
        ofRow[coefficients] = row;
        ofColumn[coefficients] = column;
        value[coefficients++] = coefficient;
    }

    private void checkEntries(String what, int[] at, double[] values, int below) {
        if (at.length != values.length) {
            throw new IllegalArgumentException(what + " of program " + name + " has " + values.length
                    + " coefficients at " + at.length + " places");
        }
        boolean[] seen = new boolean[below];
        for (int k = 0; k < at.length; k++) {
            if (at[k] < 0 || at[k] >= below || seen[at[k]]) {
                throw new IllegalArgumentException(what + " of program " + name + " has a coefficient at " + at[k]
                        + (at[k] < 0 || at[k] >= below ? ", of " + below : " twice"));
            }
            seen[at[k]] = true;
            checkFinite("coefficient " + at[k] + " of " + what, values[k]);
        }
    }

    private void checkBounds(String what, double lower, double upper) {
        // Written so that NaN fails.
        if (!(lower <= upper) || lower == Double.POSITIVE_INFINITY || upper == Double.NEGATIVE_INFINITY) {
            throw new IllegalArgumentException(
                    "bounds of " + what + " of program " + name + " are [" + lower + ", " + upper + "]");
        }
    }

    private void checkFinite(String what, double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(what + " of program " + name + " is " + number);
        }
    }

    private int checkIndex(String kind, int number, int below) {
        if (number < 0 || number >= below) {
            throw new IllegalArgumentException(kind + " " + number + " of the " + below + " of program " + name);
        }
        return number;
    }

    private static int larger(int length) {
        return length + (length >> 1) + 8;
    }
}
