package org.counterplay.solvers.ortools;

import java.math.BigInteger;
import org.counterplay.model.program.ExactProgram;
import org.counterplay.model.program.Program;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * The integers that each column of a purely integral program may take, from its bounds and, where those leave a column without
 * end, from the rows: row {@code sum_j a_j x_j <= u} gives {@code a_j x_j <= u - (least of the rest)}, exactly. Null where a
 * column has no bound.
 */
final class IntegerBounds {
    /** Rows are gone through so often; what has no bound then is taken to have none. */
    private static final int ROUNDS = 10;

    private final Program rows;
    private final ExactProgram exact;
    private final @Nullable BigInteger[] lower;
    private final @Nullable BigInteger[] upper;

    private IntegerBounds(Program rows) {
        this.rows = rows;
        exact = rows.exact();
        lower = new BigInteger[rows.columns()];
        upper = new BigInteger[rows.columns()];
    }

    /** @param rows a program along rows, each column integral */
    static IntegerBounds of(Program rows) {
        IntegerBounds bounds = new IntegerBounds(rows);
        for (int j = 0; j < rows.columns(); j++) {
            BigFraction low = bounds.exact.columnLower()[j];
            BigFraction high = bounds.exact.columnUpper()[j];
            bounds.lower[j] = low == null ? null : ceiling(low);
            bounds.upper[j] = high == null ? null : floor(high);
        }
        for (int round = 0; round < ROUNDS && bounds.missing() && bounds.tighten(); round++) {}
        return bounds;
    }

    @Nullable
    BigInteger lower(int column) {
        return lower[column];
    }

    @Nullable
    BigInteger upper(int column) {
        return upper[column];
    }

    static BigInteger floor(BigFraction number) {
        BigInteger[] parts = number.getNumerator().divideAndRemainder(number.getDenominator());
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    static BigInteger ceiling(BigFraction number) {
        return floor(number.negate()).negate();
    }

    private boolean missing() {
        for (int j = 0; j < lower.length; j++) {
            if (lower[j] == null || upper[j] == null) {
                return true;
            }
        }
        return false;
    }

    private boolean tighten() {
        boolean found = false;
        for (int k = 0; k < rows.rows(); k++) {
            BigFraction low = exact.rowLower()[k];
            BigFraction high = exact.rowUpper()[k];
            for (int at = rows.start()[k]; at < rows.start()[k + 1]; at++) {
                int j = rows.index()[at];
                if (lower[j] != null && upper[j] != null) {
                    continue;
                }
                found |= high != null && bound(k, at, high, true);
                found |= low != null && bound(k, at, low, false);
            }
        }
        return found;
    }

    /** Bounds the column of a coefficient where the rest of the row has an end: the least of it if the row is bounded above. */
    private boolean bound(int row, int at, BigFraction of, boolean above) {
        BigFraction rest = of;
        for (int other = rows.start()[row]; other < rows.start()[row + 1]; other++) {
            if (other != at) {
                BigFraction coefficient = exact.value().at(other);
                boolean low = coefficient.getNumerator().signum() > 0 == above;
                BigInteger end = low ? lower[rows.index()[other]] : upper[rows.index()[other]];
                if (end == null) {
                    return false;
                }
                rest = rest.subtract(coefficient.multiply(end));
            }
        }
        BigFraction coefficient = exact.value().at(at);
        BigFraction end = rest.divide(coefficient);
        int j = rows.index()[at];
        if (coefficient.getNumerator().signum() > 0 == above) {
            if (upper[j] == null) {
                upper[j] = floor(end);
                return true;
            }
        } else if (lower[j] == null) {
            lower[j] = ceiling(end);
            return true;
        }
        return false;
    }
}
