package org.counterplay.solvers.ojalgo;

import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.counterplay.model.program.ProgramWriter;

/**
 * The dual of a linear program, itself a linear program.
 *
 * <p>With s = 1 when minimising and -1 when maximising, and c the costs times s:
 *
 * <pre>
 *   maximise    sum_k (rowLower_k p_k - rowUpper_k q_k) + sum_j (columnLower_j v_j - columnUpper_j w_j)
 *   subject to  sum_k A_kj (p_k - q_k) + v_j - w_j = c_j  for each column j,    p, q, v, w &gt;= 0
 * </pre>
 *
 * where a variable exists only if its bound is finite, and one free variable stands for both where the two bounds are equal.
 * The dual value of row k is s (p_k - q_k).
 */
final class DualProgram {
    private final Program primal;
    private final Program dual;

    /** Column of p_k (or of the free variable) and of q_k in the dual; -1 where there is none. */
    private final int[] lowerColumn;

    private final int[] upperColumn;

    private DualProgram(Program primal, Program dual, int[] lowerColumn, int[] upperColumn) {
        this.primal = primal;
        this.dual = dual;
        this.lowerColumn = lowerColumn;
        this.upperColumn = upperColumn;
    }

    static DualProgram of(Program primal) {
        Program rows = primal.along(Major.ROWS);
        double sign = sign(primal);
        ProgramWriter writer = new ProgramWriter(
                "dual of " + primal.name(),
                Sense.MAXIMIZE,
                Major.COLUMNS,
                0,
                primal.columns(),
                2 * primal.coefficients());
        for (int j = 0; j < primal.columns(); j++) {
            writer.row(sign * primal.objective()[j], sign * primal.objective()[j]);
        }
        int[] lowerColumn = new int[primal.rows()];
        int[] upperColumn = new int[primal.rows()];
        for (int k = 0; k < primal.rows(); k++) {
            double lower = primal.rowLower()[k];
            double upper = primal.rowUpper()[k];
            lowerColumn[k] = Double.isInfinite(lower) ? -1 : column(writer, lower == upper, lower);
            if (lowerColumn[k] >= 0) {
                coefficients(writer, rows, k, 1);
            }
            upperColumn[k] = Double.isInfinite(upper) || lower == upper ? -1 : column(writer, false, -upper);
            if (upperColumn[k] >= 0) {
                coefficients(writer, rows, k, -1);
            }
        }
        for (int j = 0; j < primal.columns(); j++) {
            double lower = primal.columnLower()[j];
            double upper = primal.columnUpper()[j];
            if (!Double.isInfinite(lower)) {
                column(writer, lower == upper, lower);
                writer.coefficient(j, 1);
            }
            if (!Double.isInfinite(upper) && lower != upper) {
                column(writer, false, -upper);
                writer.coefficient(j, -1);
            }
        }
        return new DualProgram(primal, writer.finish(), lowerColumn, upperColumn);
    }

    private static int column(ProgramWriter writer, boolean free, double cost) {
        return writer.column(free ? Double.NEGATIVE_INFINITY : 0, Double.POSITIVE_INFINITY, cost);
    }

    private static void coefficients(ProgramWriter writer, Program rows, int row, double sign) {
        for (int at = rows.start()[row]; at < rows.start()[row + 1]; at++) {
            writer.coefficient(rows.index()[at], sign * rows.value()[at]);
        }
    }

    private static double sign(Program program) {
        return program.sense() == Sense.MINIMIZE ? 1 : -1;
    }

    Program program() {
        return dual;
    }

    /** The dual values of the primal's rows, from a solution of the dual. */
    double[] rowValues(double[] solution) {
        double[] values = new double[primal.rows()];
        for (int k = 0; k < values.length; k++) {
            double value = lowerColumn[k] < 0 ? 0 : solution[lowerColumn[k]];
            value -= upperColumn[k] < 0 ? 0 : solution[upperColumn[k]];
            values[k] = sign(primal) * value;
        }
        return values;
    }
}
