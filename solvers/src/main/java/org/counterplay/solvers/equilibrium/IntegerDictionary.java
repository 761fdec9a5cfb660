package org.counterplay.solvers.equilibrium;

import java.math.BigInteger;

/**
 * A simplex dictionary in integers over one common denominator D &gt; 0:
 *
 * <pre>
 *   D x_basic(i) = constant(i) + sum_j entry(i,j) x_nonbasic(j),      D z = constant(rows) + sum_j entry(rows,j) x_nonbasic(j)
 * </pre>
 *
 * Every entry is a minor of the matrix that it began with, so a pivot divides by the old D without remainder (Edmonds 1967,
 * Bareiss 1968): no greatest common divisors, and numbers no longer than the determinants of the bases.
 *
 * <p>Rows {@code 0 .. rows-1} are those of basic variables, row {@code rows} is that of the objective, to be made large.
 * Column {@code columns} holds the constants. All variables are at least 0, but for those said to be free.
 */
final class IntegerDictionary {
    private final BigInteger[][] entries;
    private final int rows;
    private final int columns;
    private final int[] basic;
    private final int[] nonbasic;
    private final boolean[] free;
    private final boolean[] gone;
    private BigInteger common = BigInteger.ONE;
    private int pivots;

    /**
     * Takes over a dictionary with D = 1.
     *
     * @param entries {@code rows + 1} rows of {@code columns + 1} integers
     * @param free per variable, whether it may be negative; variables {@code 0 .. columns-1} are nonbasic, {@code columns ..
     *     columns+rows-1} basic
     */
    IntegerDictionary(BigInteger[][] entries, boolean[] free) {
        this.entries = entries;
        this.free = free;
        rows = entries.length - 1;
        columns = entries[0].length - 1;
        basic = new int[rows];
        nonbasic = new int[columns];
        gone = new boolean[rows + columns];
        for (int i = 0; i < rows; i++) {
            basic[i] = columns + i;
        }
        for (int j = 0; j < columns; j++) {
            nonbasic[j] = j;
        }
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    /** Pivots so far. */
    int pivots() {
        return pivots;
    }

    /** The denominator D. */
    BigInteger common() {
        return common;
    }

    int basic(int row) {
        return basic[row];
    }

    int nonbasic(int column) {
        return nonbasic[column];
    }

    BigInteger entry(int row, int column) {
        return entries[row][column];
    }

    /** The constant of a row: D times the value of its basic variable. */
    BigInteger constant(int row) {
        return entries[row][columns];
    }

    /** D times the reduced cost of a nonbasic variable. */
    BigInteger reduced(int column) {
        return entries[rows][column];
    }

    boolean free(int variable) {
        return free[variable];
    }

    /** Fixes a nonbasic variable at 0 for good. */
    void fix(int column) {
        gone[nonbasic[column]] = true;
    }

    /** Whether a nonbasic variable may enter the basis. */
    boolean enters(int column) {
        return !gone[nonbasic[column]];
    }

    /** Exchanges the basic variable of a row for the nonbasic one of a column; their entry must not be 0. */
    void pivot(int row, int column) {
        BigInteger[] pivotRow = entries[row];
        BigInteger pivot = pivotRow[column];
        boolean negative = pivot.signum() < 0;
        BigInteger size = pivot.abs();
        boolean whole = common.equals(BigInteger.ONE);
        for (int i = 0; i <= rows; i++) {
            if (i == row) {
                continue;
            }
            BigInteger[] current = entries[i];
            BigInteger factor = current[column];
            BigInteger signed = negative ? factor.negate() : factor;
            for (int j = 0; j <= columns; j++) {
                if (j == column) {
                    continue;
                }
                BigInteger product = current[j].signum() == 0 ? BigInteger.ZERO : current[j].multiply(size);
                if (signed.signum() != 0 && pivotRow[j].signum() != 0) {
                    product = product.subtract(signed.multiply(pivotRow[j]));
                }
                current[j] = whole || product.signum() == 0 ? product : product.divide(common);
            }
            current[column] = signed;
        }
        for (int j = 0; j <= columns; j++) {
            if (j != column && !negative) {
                pivotRow[j] = pivotRow[j].negate();
            }
        }
        pivotRow[column] = negative ? common.negate() : common;
        common = size;
        int leaving = basic[row];
        basic[row] = nonbasic[column];
        nonbasic[column] = leaving;
        pivots++;
    }
}
