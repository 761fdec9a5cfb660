package org.counterplay.solvers.search.reward;

import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;

/**
 * An upper bound on a linear program's maximum from any row multipliers y, in doubles with all rounding errors counted:
 *
 * <pre>
 *   c x = y A x + (c - y A) x &lt;= sum_k max over the row's bounds of y_k (A x)_k + sum_j max over the column's bounds of (c_j - (y A)_j) x_j
 * </pre>
 *
 * Every number of the program may be off by {@link #DATUM} of itself (the sums, products and quotients of rounded data
 * that it was made of), and every sum of n terms by {@code n 2^-52} of the sum of their sizes; both are added. All
 * columns must be bounded, or the bound is infinite where an unbounded one has a reduced cost of the wrong sign.
 */
final class SafeBound {
    /** Of numbers that are sums of up to 2,000 products of rounded ones. */
    static final double DATUM = 0x1p-42;

    private static final double ROUNDING = 0x1p-52;

    private SafeBound() {}

    /** The bound; y needs neither the right signs nor to be optimal. */
    static double of(Program given, double[] dual) {
        Program program = given.along(Major.ROWS);
        int columns = program.columns();
        double[] reduced = program.objective().clone();
        double[] size = new double[columns];
        int[] terms = new int[columns];
        for (int j = 0; j < columns; j++) {
            size[j] = Math.abs(reduced[j]);
        }
        double sum = 0;
        double sizes = 0;
        for (int k = 0; k < program.rows(); k++) {
            double y = dual[k];
            double side = y > 0 ? program.rowUpper()[k] : program.rowLower()[k];
            if (y == 0 || Double.isInfinite(side) || Double.isNaN(y)) {
                continue;
            }
            sum += y * side;
            sizes += Math.abs(y * side);
            for (int e = program.start()[k]; e < program.start()[k + 1]; e++) {
                double term = y * program.value()[e];
                int j = program.index()[e];
                reduced[j] -= term;
                size[j] += Math.abs(term);
                terms[j]++;
            }
        }
        double slack = 0;
        for (int j = 0; j < columns; j++) {
            double wrong = size[j] * (DATUM + (terms[j] + 2) * ROUNDING);
            double lower = program.columnLower()[j];
            double upper = program.columnUpper()[j];
            double high = reduced[j] + wrong;
            double low = reduced[j] - wrong;
            double most = Math.max(
                    Math.max(times(high, upper), times(low, upper)), Math.max(times(high, lower), times(low, lower)));
            sum += most;
            sizes += Math.abs(most);
            slack += Math.abs(most) * DATUM;
        }
        return sum + slack + sizes * (DATUM + (columns + program.rows() + 4.0) * ROUNDING);
    }

    /** The product, 0 where a factor is 0 though the other may be infinite. */
    private static double times(double a, double b) {
        return a == 0 || b == 0 ? 0 : a * b;
    }
}
