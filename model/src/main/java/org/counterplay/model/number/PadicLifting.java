package org.counterplay.model.number;

import java.math.BigInteger;
import java.util.Arrays;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Lifts solutions of {@code A x = b} and {@code A^T y = c}, A of integers and factored modulo a prime p, digit by digit in
 * base p (Dixon 1982), and reconstructs the rationals. Once the residuals are below 2^62, and where the coefficients allow it
 * from then on, digits cost no long arithmetic.
 */
final class PadicLifting {
    private static final long SMALL = 1L << 61;

    private final int size;
    private final int[][] columns;
    private final BigInteger[][] coefficients;
    /** The coefficients as they are, or null where sums of them times p may leave the range of a long. */
    private final long @Nullable [][] small;

    private final ModularFactor factor;
    private final long p;
    private final BigInteger prime;

    PadicLifting(int[][] columns, BigInteger[][] coefficients, ModularFactor factor, long p) {
        size = columns.length;
        this.columns = columns;
        this.coefficients = coefficients;
        this.factor = factor;
        this.p = p;
        prime = BigInteger.valueOf(p);
        small = small();
    }

    /** The solution of {@code A x = b}, or of {@code A^T x = b}. */
    BigFraction[] solve(BigInteger[] right, boolean transposed) {
        BigInteger[] solution = new BigInteger[size];
        Arrays.fill(solution, BigInteger.ZERO);
        BigInteger modulus = BigInteger.ONE;
        Residual residual = new Residual(right);
        for (int digitsSoFar = 0; ; ) {
            int more = digitsSoFar < 2
                    ? 1
                    : Math.min(digitsSoFar, 32); // try rarely: reconstruction costs more than a digit
            long[][] digits = new long[more][];
            for (int d = 0; d < more; d++) {
                digits[d] = residual.nextDigits(transposed);
            }
            for (int i = 0; i < size; i++) {
                BigInteger chunk = BigInteger.ZERO;
                for (int d = more - 1; d >= 0; d--) {
                    chunk = chunk.signum() == 0
                            ? BigInteger.valueOf(digits[d][i])
                            : chunk.multiply(prime).add(BigInteger.valueOf(digits[d][i]));
                }
                if (chunk.signum() != 0) {
                    solution[i] = solution[i].add(modulus.multiply(chunk));
                }
            }
            digitsSoFar += more;
            modulus = modulus.multiply(prime.pow(more));
            BigFraction[] candidate = Reconstruction.of(solution, modulus);
            if (candidate != null && solves(candidate, right, transposed)) {
                return candidate;
            }
        }
    }

    private long @Nullable [][] small() {
        long[][] result = new long[size][];
        double[] columnSums = new double[size];
        double largest = 0;
        for (int i = 0; i < size; i++) {
            result[i] = new long[columns[i].length];
            double sum = 0;
            for (int k = 0; k < columns[i].length; k++) {
                if (coefficients[i][k].bitLength() > 31) {
                    return null;
                }
                result[i][k] = coefficients[i][k].longValue();
                double magnitude = Math.abs((double) result[i][k]);
                sum += magnitude;
                columnSums[columns[i][k]] += magnitude;
            }
            largest = Math.max(largest, sum);
        }
        for (double sum : columnSums) {
            largest = Math.max(largest, sum);
        }
        return largest * p < SMALL ? result : null;
    }

    /** What is left of the right side, in longs as soon as possible. */
    private final class Residual {
        private final BigInteger[] left;
        private long @Nullable [] leftSmall;

        Residual(BigInteger[] right) {
            left = right.clone();
            shrink();
        }

        /** The next digits of the solution; afterwards the residual is (residual - A digits) / p. */
        long[] nextDigits(boolean transposed) {
            long[] residues = new long[size];
            long[] inLongs = leftSmall;
            for (int i = 0; i < size; i++) {
                residues[i] = inLongs == null ? left[i].mod(prime).longValue() : Math.floorMod(inLongs[i], p);
            }
            long[] digits = transposed ? factor.solveTransposed(residues) : factor.solve(residues);
            if (inLongs != null && small != null) {
                subtract(inLongs, small, digits, transposed);
            } else {
                subtract(digits, transposed);
                shrink();
            }
            return digits;
        }

        private void subtract(long[] inLongs, long[][] matrix, long[] digits, boolean transposed) {
            for (int i = 0; i < size; i++) {
                int[] rowColumns = columns[i];
                long[] row = matrix[i];
                if (transposed) {
                    long digit = digits[i];
                    for (int k = 0; k < row.length; k++) {
                        inLongs[rowColumns[k]] -= row[k] * digit;
                    }
                } else {
                    long sum = 0;
                    for (int k = 0; k < row.length; k++) {
                        sum += row[k] * digits[rowColumns[k]];
                    }
                    inLongs[i] -= sum;
                }
            }
            for (int i = 0; i < size; i++) {
                inLongs[i] /= p;
            }
        }

        private void subtract(long[] digits, boolean transposed) {
            for (int i = 0; i < size; i++) {
                int[] rowColumns = columns[i];
                BigInteger[] row = coefficients[i];
                for (int k = 0; k < rowColumns.length; k++) {
                    int from = transposed ? i : rowColumns[k];
                    int to = transposed ? rowColumns[k] : i;
                    if (digits[from] != 0) {
                        left[to] = left[to].subtract(row[k].multiply(BigInteger.valueOf(digits[from])));
                    }
                }
            }
            for (int i = 0; i < size; i++) {
                left[i] = left[i].divide(prime);
            }
        }

        private void shrink() {
            if (small == null) {
                return;
            }
            long[] shrunk = new long[size];
            for (int i = 0; i < size; i++) {
                if (left[i].bitLength() > 61) {
                    return;
                }
                shrunk[i] = left[i].longValue();
            }
            leftSmall = shrunk;
        }
    }

    /** Substitutes numerators over a common denominator: {@code sum_j a_ij n_j = b_i d} for each row. */
    private boolean solves(BigFraction[] candidate, BigInteger[] right, boolean transposed) {
        BigInteger scale = BigInteger.ONE;
        for (BigFraction value : candidate) {
            if (scale.mod(value.getDenominator()).signum() != 0) {
                scale = scale.divide(scale.gcd(value.getDenominator())).multiply(value.getDenominator());
            }
        }
        BigInteger[] left = new BigInteger[size];
        Arrays.fill(left, BigInteger.ZERO);
        BigInteger[] numerators = new BigInteger[size];
        for (int j = 0; j < size; j++) {
            numerators[j] = candidate[j].getNumerator().multiply(scale.divide(candidate[j].getDenominator()));
        }
        for (int i = 0; i < size; i++) {
            int[] rowColumns = columns[i];
            for (int k = 0; k < rowColumns.length; k++) {
                int from = transposed ? i : rowColumns[k];
                int to = transposed ? rowColumns[k] : i;
                if (numerators[from].signum() != 0) {
                    left[to] = left[to].add(coefficients[i][k].multiply(numerators[from]));
                }
            }
        }
        for (int i = 0; i < size; i++) {
            if (!left[i].equals(right[i].multiply(scale))) {
                return false;
            }
        }
        return true;
    }
}
