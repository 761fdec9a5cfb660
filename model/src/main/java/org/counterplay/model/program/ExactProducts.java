package org.counterplay.model.program;

import java.math.BigInteger;
import org.counterplay.model.number.ExactSum;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.number.SharedDenominator;
import org.counterplay.model.program.Program.Major;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * The exact products {@code A x} or {@code A^T y} of a program's coefficients with a vector, over the vector's common
 * denominator. Entries of the vector that are zero (or null) cost nothing, nor do the coefficients under them where these stand
 * together.
 */
public final class ExactProducts {
    private final @Nullable ExactSum[] sums;
    private final BigInteger scale;

    private ExactProducts(@Nullable ExactSum[] sums, BigInteger scale) {
        this.sums = sums;
        this.scale = scale;
    }

    /** {@code sum_j A_kj x_j} per row k; a null entry of x counts as 0. */
    public static ExactProducts activities(Program program, @Nullable BigFraction[] x) {
        requireLength(program, "columns", program.columns(), x.length);
        return product(program, x, program.major() == Major.COLUMNS, program.rows());
    }

    /** {@code sum_k y_k A_kj} per column j; a null entry of y counts as 0. */
    public static ExactProducts combinations(Program program, @Nullable BigFraction[] y) {
        requireLength(program, "rows", program.rows(), y.length);
        return product(program, y, program.major() == Major.ROWS, program.columns());
    }

    /** Whether entry k is zero. */
    public boolean isZero(int k) {
        ExactSum sum = sums[k];
        return sum == null || sum.signum() == 0;
    }

    /** Entry k, in lowest terms. */
    public BigFraction at(int k) {
        ExactSum sum = sums[k];
        return sum == null ? BigFraction.ZERO : sum.valueOver(scale);
    }

    /** The sign of (entry k - value), without reducing anything. */
    public int compareTo(int k, BigFraction value) {
        ExactSum sum = sums[k];
        return sum == null ? -value.getNumerator().signum() : sum.compareToScaled(value, scale);
    }

    private static void requireLength(Program program, String what, int wanted, int given) {
        if (wanted != given) {
            throw new IllegalArgumentException("a vector of " + given + " entries for the " + wanted + " " + what
                    + " of program " + program.name());
        }
    }

    private static ExactProducts product(Program program, @Nullable BigFraction[] vector, boolean byMajor, int size) {
        BigInteger scale = SharedDenominator.of(vector);
        @Nullable BigFraction[] scaled = new BigFraction[vector.length];
        for (int v = 0; v < vector.length; v++) {
            BigFraction entry = vector[v];
            if (entry != null && entry.getNumerator().signum() != 0) {
                scaled[v] = SharedDenominator.scaled(entry, scale);
            }
        }
        @Nullable ExactSum[] sums = new ExactSum[size];
        NumberColumn values = program.exact().value();
        int[] start = program.start();
        int[] index = program.index();
        for (int p = 0; p + 1 < start.length; p++) {
            BigFraction ofMajor = byMajor ? scaled[p] : null;
            if (byMajor && ofMajor == null) {
                continue;
            }
            for (int k = start[p]; k < start[p + 1]; k++) {
                BigFraction factor = byMajor ? ofMajor : scaled[index[k]];
                if (factor != null) {
                    int target = byMajor ? index[k] : p;
                    ExactSum sum = sums[target];
                    if (sum == null) {
                        sum = new ExactSum();
                        sums[target] = sum;
                    }
                    sum.addProduct(values, k, factor);
                }
            }
        }
        return new ExactProducts(sums, scale);
    }
}
