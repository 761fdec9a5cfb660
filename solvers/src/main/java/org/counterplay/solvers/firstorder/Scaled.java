package org.counterplay.solvers.firstorder;

import java.util.Arrays;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;

/**
 * A program to be minimised whose rows and columns are scaled so that no coefficient is far from 1: columns by sizes
 * that are given and rows by the largest of theirs, then rounds of division by the roots of the largest ones (Ruiz
 * 2001), then one by the roots of the sums (Pock and Chambolle 2011). Column j of the program is {@code column[j]}
 * times the scaled one, row k's multiplier {@code row[k]} times the scaled one's.
 */
final class Scaled {
    private static final int ROUNDS = 10;

    final int columns;
    final int rows;
    final int[] start;
    final int[] index;
    final double[] value;
    final double[] cost;
    final double[] lower;
    final double[] upper;
    final double[] least;
    final double[] most;
    final double[] column;
    final double[] row;

    /** Scales a program, its columns first by about how large each one is. */
    Scaled(Program given, double[] sizes) {
        Program program = given.along(Major.ROWS);
        columns = program.columns();
        rows = program.rows();
        start = program.start();
        index = program.index();
        value = Arrays.copyOf(program.value(), start[rows]);
        column = new double[columns];
        row = new double[rows];
        size(sizes);
        for (int round = 0; round <= ROUNDS; round++) {
            scale(round < ROUNDS);
        }
        double sign = program.sense() == Sense.MAXIMIZE ? -1 : 1;
        cost = new double[columns];
        lower = new double[columns];
        upper = new double[columns];
        for (int j = 0; j < columns; j++) {
            cost[j] = sign * program.objective()[j] * column[j];
            lower[j] = program.columnLower()[j] / column[j];
            upper[j] = program.columnUpper()[j] / column[j];
        }
        least = new double[rows];
        most = new double[rows];
        for (int k = 0; k < rows; k++) {
            least[k] = program.rowLower()[k] * row[k];
            most[k] = program.rowUpper()[k] * row[k];
        }
    }

    private void size(double[] sizes) {
        System.arraycopy(sizes, 0, column, 0, columns);
        for (int k = 0; k < rows; k++) {
            double largest = 0;
            for (int e = start[k]; e < start[k + 1]; e++) {
                largest = Math.max(largest, sizes[index[e]]);
            }
            row[k] = largest > 0 ? 1 / largest : 1;
            for (int e = start[k]; e < start[k + 1]; e++) {
                value[e] *= row[k] * column[index[e]];
            }
        }
    }

    private void scale(boolean byLargest) {
        double[] ofColumn = new double[columns];
        double[] ofRow = new double[rows];
        for (int k = 0; k < rows; k++) {
            for (int e = start[k]; e < start[k + 1]; e++) {
                double size = Math.abs(value[e]);
                int j = index[e];
                ofRow[k] = byLargest ? Math.max(ofRow[k], size) : ofRow[k] + size;
                ofColumn[j] = byLargest ? Math.max(ofColumn[j], size) : ofColumn[j] + size;
            }
        }
        invert(ofRow, row);
        invert(ofColumn, column);
        for (int k = 0; k < rows; k++) {
            for (int e = start[k]; e < start[k + 1]; e++) {
                value[e] *= ofRow[k] * ofColumn[index[e]];
            }
        }
    }

    private static void invert(double[] sizes, double[] factors) {
        for (int k = 0; k < sizes.length; k++) {
            sizes[k] = sizes[k] > 0 ? 1 / Math.sqrt(sizes[k]) : 1;
            factors[k] *= sizes[k];
        }
    }
}
