package org.counterplay.solvers.exact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.counterplay.model.program.ExactProgram;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * An oracle for tests that shares nothing with the code under test: the program in the form max c x, A x &lt;= b, x &gt;= 0, as
 * a dense dictionary over the rationals, two phases, Bland's rule throughout.
 */
final class DictionarySimplex {
    /** What is true of a program. */
    enum Truth {
        OPTIMAL,
        INFEASIBLE,
        UNBOUNDED
    }

    /** @param value the optimum, where there is one */
    record Answer(Truth truth, @Nullable BigFraction value) {}

    private final List<BigFraction[]> rows = new ArrayList<>();
    private final List<BigFraction> rights = new ArrayList<>();
    private BigFraction[] cost = new BigFraction[0];
    private BigFraction constant = BigFraction.ZERO;
    private int width;

    private DictionarySimplex() {}

    static Answer solve(Program given) {
        Program program = given.along(Major.ROWS);
        ExactProgram exact = program.exact();
        DictionarySimplex simplex = new DictionarySimplex();
        int n = program.columns();
        // Column j is shift + sum over its parts of sign * part, all parts >= 0.
        BigFraction[] shift = new BigFraction[n];
        int[][] parts = new int[n][];
        int[] signs = new int[2 * n];
        for (int j = 0; j < n; j++) {
            BigFraction lower = exact.columnLower()[j];
            BigFraction upper = exact.columnUpper()[j];
            shift[j] = lower != null ? lower : upper != null ? upper : BigFraction.ZERO;
            int first = simplex.width++;
            signs[first] = lower == null && upper != null ? -1 : 1;
            parts[j] = new int[] {first};
            if (lower == null && upper == null) {
                int second = simplex.width++;
                signs[second] = -1;
                parts[j] = new int[] {first, second};
            }
        }
        simplex.cost = zeros(simplex.width);
        simplex.constant = exact.offset();
        boolean maximize = program.sense() == Sense.MAXIMIZE;
        for (int j = 0; j < n; j++) {
            BigFraction c = exact.objective().at(j);
            simplex.constant = simplex.constant.add(c.multiply(shift[j]));
            for (int part : parts[j]) {
                simplex.cost[part] = c.multiply(maximize ? signs[part] : -signs[part]);
            }
            BigFraction lower = exact.columnLower()[j];
            BigFraction upper = exact.columnUpper()[j];
            if (lower != null && upper != null) {
                BigFraction[] row = zeros(simplex.width);
                row[parts[j][0]] = BigFraction.ONE;
                simplex.atMost(row, upper.subtract(lower));
            }
        }
        for (int k = 0; k < program.rows(); k++) {
            BigFraction[] row = zeros(simplex.width);
            BigFraction fixed = BigFraction.ZERO;
            for (int at = program.start()[k]; at < program.start()[k + 1]; at++) {
                int j = program.index()[at];
                BigFraction a = exact.value().at(at);
                fixed = fixed.add(a.multiply(shift[j]));
                for (int part : parts[j]) {
                    row[part] = a.multiply(signs[part]);
                }
            }
            BigFraction lower = exact.rowLower()[k];
            BigFraction upper = exact.rowUpper()[k];
            if (upper != null) {
                simplex.atMost(row.clone(), upper.subtract(fixed));
            }
            if (lower != null) {
                BigFraction[] negated = row.clone();
                for (int p = 0; p < negated.length; p++) {
                    negated[p] = negated[p].negate();
                }
                simplex.atMost(negated, fixed.subtract(lower));
            }
        }
        BigFraction[] value = new BigFraction[1];
        Truth truth = simplex.run(value);
        return new Answer(
                truth, truth == Truth.OPTIMAL ? simplex.constant.add(maximize ? value[0] : value[0].negate()) : null);
    }

    private void atMost(BigFraction[] row, BigFraction right) {
        rows.add(row);
        rights.add(right);
    }

    /** Rows are: basic = right - sum coefficients * nonbasic. Nonbasic number width is the auxiliary variable of phase one. */
    private Truth run(BigFraction[] value) {
        int m = rows.size();
        BigFraction[][] t = new BigFraction[m + 1][];
        for (int i = 0; i < m; i++) {
            t[i] = Arrays.copyOf(rows.get(i), width + 2);
            t[i][width] = BigFraction.MINUS_ONE;
            t[i][width + 1] = rights.get(i);
        }
        int[] basic = new int[m];
        int[] nonbasic = new int[width + 1];
        for (int i = 0; i < m; i++) {
            basic[i] = width + 1 + i;
        }
        for (int j = 0; j <= width; j++) {
            nonbasic[j] = j;
        }
        int worst = -1;
        for (int i = 0; i < m; i++) {
            if (rights.get(i).compareTo(BigFraction.ZERO) < 0
                    && (worst < 0 || rights.get(i).compareTo(rights.get(worst)) < 0)) {
                worst = i;
            }
        }
        if (worst >= 0) {
            t[m] = zeros(width + 2); // maximise minus the auxiliary: the row holds the negated coefficients
            t[m][width] = BigFraction.ONE;
            pivot(t, basic, nonbasic, worst, width);
            if (!climb(t, basic, nonbasic, -1)) {
                throw new IllegalStateException("phase one is bounded");
            }
            if (t[m][width + 1].compareTo(BigFraction.ZERO) != 0) {
                return Truth.INFEASIBLE;
            }
            for (int i = 0; i < m; i++) {
                if (basic[i] == width) {
                    int j = 0;
                    while (j <= width && t[i][j].compareTo(BigFraction.ZERO) == 0) {
                        j++;
                    }
                    pivot(t, basic, nonbasic, i, j);
                }
            }
        }
        BigFraction[] objective = zeros(width + 2);
        for (int j = 0; j <= width; j++) {
            if (nonbasic[j] < width) {
                objective[j] = objective[j].subtract(cost[nonbasic[j]]);
            }
        }
        for (int i = 0; i < m; i++) {
            if (basic[i] < width) {
                for (int j = 0; j <= width + 1; j++) {
                    objective[j] = objective[j].add(cost[basic[i]].multiply(t[i][j]));
                }
            }
        }
        t[m] = objective;
        if (!climb(t, basic, nonbasic, width)) {
            return Truth.UNBOUNDED;
        }
        value[0] = t[m][width + 1];
        return Truth.OPTIMAL;
    }

    private boolean climb(BigFraction[][] t, int[] basic, int[] nonbasic, int forbidden) {
        int m = basic.length;
        while (true) {
            int column = -1;
            for (int j = 0; j <= width; j++) {
                if (nonbasic[j] != forbidden
                        && t[m][j].compareTo(BigFraction.ZERO) < 0
                        && (column < 0 || nonbasic[j] < nonbasic[column])) {
                    column = j;
                }
            }
            if (column < 0) {
                return true;
            }
            int row = -1;
            BigFraction least = BigFraction.ZERO;
            for (int i = 0; i < m; i++) {
                if (t[i][column].compareTo(BigFraction.ZERO) > 0) {
                    BigFraction ratio = t[i][width + 1].divide(t[i][column]);
                    int order = row < 0 ? -1 : ratio.compareTo(least);
                    if (order < 0 || order == 0 && basic[i] < basic[row]) {
                        row = i;
                        least = ratio;
                    }
                }
            }
            if (row < 0) {
                return false;
            }
            pivot(t, basic, nonbasic, row, column);
        }
    }

    private void pivot(BigFraction[][] t, int[] basic, int[] nonbasic, int row, int column) {
        BigFraction inverse = t[row][column].reciprocal();
        for (int j = 0; j <= width + 1; j++) {
            t[row][j] = j == column ? inverse : t[row][j].multiply(inverse);
        }
        for (int i = 0; i < t.length; i++) {
            if (i == row || t[i] == null || t[i][column].compareTo(BigFraction.ZERO) == 0) {
                continue;
            }
            BigFraction factor = t[i][column];
            for (int j = 0; j <= width + 1; j++) {
                t[i][j] =
                        j == column ? factor.multiply(inverse).negate() : t[i][j].subtract(factor.multiply(t[row][j]));
            }
        }
        int swap = basic[row];
        basic[row] = nonbasic[column];
        nonbasic[column] = swap;
    }

    private static BigFraction[] zeros(int length) {
        BigFraction[] zeros = new BigFraction[length];
        Arrays.fill(zeros, BigFraction.ZERO);
        return zeros;
    }
}
