package org.counterplay.solvers.exact;

import java.util.Arrays;
import org.counterplay.model.number.ExactLinearSystem;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.program.ExactProducts;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * The square system of a basis: with R the nonbasic rows and C the basic columns, {@code A[R,C]}. It gives the basic point,
 * the dual values of given costs, and how everything moves when a nonbasic variable does. Factored once.
 */
final class BasicSystem {
    private final SimplexForm form;
    private final Standings standings;
    private final int[] basicColumns;
    private final int[] nonbasicRows;
    private final ExactLinearSystem system;

    /**
     * @throws ArithmeticException if the numbers of basic columns and nonbasic rows differ; that the matrix is singular shows
     *     at the first use
     */
    BasicSystem(SimplexForm form, Standings standings) {
        this.form = form;
        this.standings = standings;
        basicColumns = new int[standings.basicColumns()];
        nonbasicRows = new int[standings.nonbasicRows()];
        if (basicColumns.length != nonbasicRows.length) {
            throw new ArithmeticException(
                    basicColumns.length + " basic columns for " + nonbasicRows.length + " nonbasic rows");
        }
        int[] columnPosition = new int[form.columns];
        int[] rowPosition = new int[form.rows];
        Arrays.fill(columnPosition, -1);
        Arrays.fill(rowPosition, -1);
        int filled = 0;
        for (int j = 0; j < form.columns; j++) {
            if (standings.basic(j)) {
                columnPosition[j] = filled;
                basicColumns[filled++] = j;
            }
        }
        filled = 0;
        for (int k = 0; k < form.rows; k++) {
            if (!standings.basic(form.columns + k)) {
                rowPosition[k] = filled;
                nonbasicRows[filled++] = k;
            }
        }
        system = matrix(columnPosition, rowPosition);
    }

    private ExactLinearSystem matrix(int[] columnPosition, int[] rowPosition) {
        int size = basicColumns.length;
        int[][] columns = new int[size][4];
        BigFraction[][] values = new BigFraction[size][4];
        int[] count = new int[size];
        Program program = form.program;
        NumberColumn exact = program.exact().value();
        boolean byColumns = program.major() == Major.COLUMNS;
        int[] majorPosition = byColumns ? columnPosition : rowPosition;
        int[] minorPosition = byColumns ? rowPosition : columnPosition;
        for (int p = 0; p < majorPosition.length; p++) {
            for (int k = program.start()[p]; k < program.start()[p + 1] && majorPosition[p] >= 0; k++) {
                int minor = minorPosition[program.index()[k]];
                if (minor < 0) {
                    continue;
                }
                int row = byColumns ? minor : majorPosition[p];
                if (count[row] == columns[row].length) {
                    columns[row] = Arrays.copyOf(columns[row], 2 * count[row]);
                    values[row] = Arrays.copyOf(values[row], 2 * count[row]);
                }
                columns[row][count[row]] = byColumns ? majorPosition[p] : minor;
                values[row][count[row]++] = exact.at(k);
            }
        }
        ExactLinearSystem made = new ExactLinearSystem(size);
        for (int row = 0; row < size; row++) {
            made.row(Arrays.copyOf(columns[row], count[row]), Arrays.copyOf(values[row], count[row]), BigFraction.ZERO);
        }
        return made;
    }

    /** Unknowns of the system. */
    int size() {
        return basicColumns.length;
    }

    /** The values of all variables, nonbasic ones at their bounds. */
    BigFraction[] point() {
        @Nullable BigFraction[] x = new BigFraction[form.columns];
        for (int j = 0; j < form.columns; j++) {
            if (!standings.basic(j)) {
                x[j] = standings.value(j);
            }
        }
        ExactProducts fromNonbasic = ExactProducts.activities(form.program, x);
        BigFraction[] right = new BigFraction[nonbasicRows.length];
        for (int t = 0; t < right.length; t++) {
            BigFraction bound = standings.value(form.columns + nonbasicRows[t]);
            int row = nonbasicRows[t];
            right[t] = fromNonbasic.isZero(row) ? bound : bound.subtract(fromNonbasic.at(row));
        }
        return withActivities(x, system.solve(right), true);
    }

    /** The dual values per row that make the reduced cost of every basic variable zero. */
    BigFraction[] multipliers(BigFraction[] costs) {
        @Nullable BigFraction[] y = new BigFraction[form.rows];
        for (int k = 0; k < form.rows; k++) {
            int variable = form.columns + k;
            if (standings.basic(variable)) {
                BigFraction cost = costs[variable];
                y[k] = cost.getNumerator().signum() == 0 ? cost : cost.negate();
            }
        }
        ExactProducts fromRows = ExactProducts.combinations(form.program, y);
        BigFraction[] right = new BigFraction[basicColumns.length];
        for (int t = 0; t < right.length; t++) {
            int j = basicColumns[t];
            right[t] = fromRows.isZero(j) ? costs[j] : costs[j].subtract(fromRows.at(j));
        }
        BigFraction[] solved = system.solveTransposed(right);
        BigFraction[] result = new BigFraction[form.rows];
        for (int k = 0; k < form.rows; k++) {
            BigFraction basic = y[k];
            result[k] = basic == null ? BigFraction.ZERO : basic;
        }
        for (int t = 0; t < solved.length; t++) {
            result[nonbasicRows[t]] = solved[t];
        }
        return result;
    }

    /** How all variables change per unit of a nonbasic one, the other nonbasic ones staying. */
    BigFraction[] direction(int entering) {
        @Nullable BigFraction[] x = new BigFraction[form.columns];
        BigFraction[] right = new BigFraction[nonbasicRows.length];
        if (entering < form.columns) {
            x[entering] = BigFraction.ONE;
            ExactProducts column = ExactProducts.activities(form.program, x);
            for (int t = 0; t < right.length; t++) {
                right[t] = column.at(nonbasicRows[t]).negate();
            }
        } else {
            for (int t = 0; t < right.length; t++) {
                right[t] = nonbasicRows[t] == entering - form.columns ? BigFraction.ONE : BigFraction.ZERO;
            }
        }
        return withActivities(x, system.solve(right), false);
    }

    /** Basic columns from the solution, basic rows by substitution; nonbasic rows at bounds, or as substituted. */
    private BigFraction[] withActivities(@Nullable BigFraction[] x, BigFraction[] solved, boolean atBounds) {
        for (int t = 0; t < solved.length; t++) {
            x[basicColumns[t]] = solved[t];
        }
        ExactProducts activities = ExactProducts.activities(form.program, x);
        BigFraction[] all = new BigFraction[form.variables];
        for (int j = 0; j < form.columns; j++) {
            BigFraction value = x[j];
            all[j] = value == null ? BigFraction.ZERO : value;
        }
        for (int k = 0; k < form.rows; k++) {
            int variable = form.columns + k;
            all[variable] = atBounds && !standings.basic(variable) ? standings.value(variable) : activities.at(k);
        }
        return all;
    }
}
