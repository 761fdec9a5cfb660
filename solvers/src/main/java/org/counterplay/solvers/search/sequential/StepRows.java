package org.counterplay.solvers.search.sequential;

import java.util.Arrays;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.counterplay.model.program.ProgramWriter;

/** Columns and rows of a step's program, in arrays that are used again for the next step. */
final class StepRows {
    private double[] columnLower = new double[256];
    private double[] columnUpper = new double[256];
    private double[] cost = new double[256];
    private int columns;
    private double[] lower = new double[256];
    private double[] upper = new double[256];
    private int[] start = new int[257];
    private int[] index = new int[4096];
    private double[] value = new double[4096];
    private int rows;
    private int entries;

    void clear() {
        columns = 0;
        rows = 0;
        entries = 0;
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    int column(double least, double most, double gain) {
        if (columns == cost.length) {
            columnLower = Arrays.copyOf(columnLower, 2 * columns);
            columnUpper = Arrays.copyOf(columnUpper, 2 * columns);
            cost = Arrays.copyOf(cost, 2 * columns);
        }
        columnLower[columns] = least;
        columnUpper[columns] = most;
        cost[columns] = gain;
        return columns++;
    }

    /** Adds to what a column gains. */
    void gain(int column, double more) {
        cost[column] += more;
    }

    /** Adds a coefficient to the row that the next {@link #row} closes. */
    void entry(int column, double coefficient) {
        if (coefficient == 0) {
            return;
        }
        if (entries == index.length) {
            index = Arrays.copyOf(index, 2 * entries);
            value = Arrays.copyOf(value, 2 * entries);
        }
        index[entries] = column;
        value[entries++] = coefficient;
    }

    void row(double least, double most) {
        if (rows == lower.length) {
            lower = Arrays.copyOf(lower, 2 * rows);
            upper = Arrays.copyOf(upper, 2 * rows);
            start = Arrays.copyOf(start, 2 * rows + 1);
        }
        lower[rows] = least;
        upper[rows] = most;
        start[++rows] = entries;
    }

    Program program() {
        ProgramWriter writer = new ProgramWriter("step", Sense.MAXIMIZE, Major.ROWS, columns, rows, entries);
        for (int j = 0; j < columns; j++) {
            writer.column(columnLower[j], columnUpper[j], cost[j]);
        }
        for (int k = 0; k < rows; k++) {
            writer.row(lower[k], upper[k]);
            for (int e = start[k]; e < start[k + 1]; e++) {
                writer.coefficient(index[e], value[e]);
            }
        }
        return writer.finish();
    }
}
