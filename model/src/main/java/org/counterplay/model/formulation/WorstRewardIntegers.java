package org.counterplay.model.formulation;

import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.ProgramWriter;

/**
 * A mixed-integer program of worst rewards in integers alone, for solvers that know no others. A continuous column x becomes
 * {@code X = g x}, {@code g = 2^12}, coefficients a become {@code A = g a}, rounded to the nearest:
 *
 * <pre>
 *   L &lt;= sum_j a_j x_j &lt;= U      becomes      g^2 (L - e) &lt;= sum_j A_j X_j + sum_j g A_j y_j &lt;= g^2 (U + e)
 *   e = sum over continuous j of abs(a_j) / (2 g)  +  sum_j max abs(x_j) / (2 g)
 * </pre>
 *
 * so that rounding keeps every feasible point feasible: the integers relax the program, and their optimum is at most {@link
 * #error} below the program's. It may be above it by what the rows were widened.
 *
 * @param program in integers; its objective is in the units of the program that it was made of
 * @param error what the objective of a rounded point may be too small by
 */
public record WorstRewardIntegers(Program program, double error) {
    private static final double GRID = 0x1p12;
    private static final double UNIT = GRID * GRID;

    /**
     * Writes a program in integers.
     *
     * @throws IllegalArgumentException if a column is unbounded
     */
    public static WorstRewardIntegers of(Program given) {
        Program from = given.along(Major.ROWS);
        ProgramWriter writer = new ProgramWriter(
                from.name() + ", in integers",
                from.sense(),
                Major.ROWS,
                from.columns(),
                from.rows(),
                from.value().length);
        double[] size = new double[from.columns()];
        double error = 0;
        for (int j = 0; j < from.columns(); j++) {
            double lower = from.columnLower()[j];
            double upper = from.columnUpper()[j];
            if (Double.isInfinite(lower) || Double.isInfinite(upper)) {
                throw new IllegalArgumentException("column " + from.columnName(j) + " of " + from.name()
                        + " is unbounded, so it has no integers; give it bounds");
            }
            size[j] = Math.max(Math.abs(lower), Math.abs(upper));
            double cost = Math.rint(GRID * from.objective()[j]);
            error += widening(from, j, from.objective()[j], size[j]);
            if (from.integral(j)) {
                writer.integer(lower, upper, cost / GRID);
            } else {
                writer.integer(Math.floor(GRID * lower), Math.ceil(GRID * upper), cost / UNIT);
            }
        }
        for (int k = 0; k < from.rows(); k++) {
            double widening = 0;
            for (int e = from.start()[k]; e < from.start()[k + 1]; e++) {
                widening += widening(from, from.index()[e], from.value()[e], size[from.index()[e]]);
            }
            writer.row(
                    Math.floor(UNIT * (from.rowLower()[k] - widening)) - 1,
                    Math.ceil(UNIT * (from.rowUpper()[k] + widening)) + 1);
            for (int e = from.start()[k]; e < from.start()[k + 1]; e++) {
                double coefficient = Math.rint(GRID * from.value()[e]);
                if (coefficient != 0) {
                    writer.coefficient(
                            from.index()[e], from.integral(from.index()[e]) ? GRID * coefficient : coefficient);
                }
            }
        }
        return new WorstRewardIntegers(writer.finish(), error);
    }

    private static double widening(Program from, int column, double value, double size) {
        double grid = from.integral(column) ? 0 : Math.abs(value) / (2 * GRID) + 1 / (4 * UNIT);
        return grid + size / (2 * GRID);
    }
}
