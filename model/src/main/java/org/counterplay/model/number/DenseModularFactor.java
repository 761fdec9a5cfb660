package org.counterplay.model.number;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A dense square matrix factored as P A = L U modulo a prime below 2^30, L with units on its diagonal (Crout). Inner products
 * are reduced once in seven terms, each below 2^60.
 */
final class DenseModularFactor {
    private final int size;
    private final long prime;
    /** Row i holds L(i, 0..i-1). */
    private final long[][] lower;
    /** Row j holds U(0..j, j): the transpose, so that inner products run along both. */
    private final long[][] upperTransposed;

    private final long[] inversePivot;
    private final int[] permutation;

    private DenseModularFactor(long prime, long[][] lower, long[][] upperTransposed, int[] permutation) {
        size = lower.length;
        inversePivot = new long[size];
        for (int j = 0; j < size; j++) {
            inversePivot[j] = inverse(upperTransposed[j][j], prime);
        }
        this.prime = prime;
        this.lower = lower;
        this.upperTransposed = upperTransposed;
        this.permutation = permutation;
    }

    /** The factors, or null where the matrix is singular modulo the prime. The matrix is overwritten. */
    static @Nullable DenseModularFactor of(long[][] matrix, long prime) {
        int n = matrix.length;
        long[][] upper = new long[n][];
        int[] permutation = new int[n];
        for (int i = 0; i < n; i++) {
            permutation[i] = i;
        }
        for (int j = 0; j < n; j++) {
            long[] column = new long[n];
            for (int i = 0; i < j; i++) {
                column[i] = difference(matrix[i][j], dot(matrix[i], column, i, prime), prime);
            }
            int pivot = -1;
            for (int i = j; i < n; i++) {
                matrix[i][j] = difference(matrix[i][j], dot(matrix[i], column, j, prime), prime);
                if (pivot < 0 && matrix[i][j] != 0) {
                    pivot = i;
                }
            }
            if (pivot < 0) {
                return null;
            }
            long[] row = matrix[j];
            matrix[j] = matrix[pivot];
            matrix[pivot] = row;
            int swap = permutation[j];
            permutation[j] = permutation[pivot];
            permutation[pivot] = swap;
            column[j] = matrix[j][j];
            long inverse = inverse(column[j], prime);
            for (int i = j + 1; i < n; i++) {
                matrix[i][j] = matrix[i][j] * inverse % prime;
            }
            upper[j] = Arrays.copyOf(column, j + 1);
        }
        return new DenseModularFactor(prime, matrix, upper, permutation);
    }

    /** The solution of A x = b. */
    long[] solve(long[] right) {
        long[] x = new long[size];
        for (int i = 0; i < size; i++) {
            x[i] = difference(right[permutation[i]], dot(lower[i], x, i, prime), prime);
        }
        for (int j = size - 1; j >= 0; j--) { // by columns of U, which are rows here
            long[] column = upperTransposed[j];
            x[j] = x[j] * inversePivot[j] % prime;
            long factor = prime - x[j];
            for (int i = 0; i < j && x[j] != 0; i++) {
                x[i] = (x[i] + factor * column[i]) % prime;
            }
        }
        return x;
    }

    /** The solution of A^T y = c. */
    long[] solveTransposed(long[] right) {
        long[] z = new long[size];
        for (int j = 0; j < size; j++) {
            long left = difference(right[j], dot(upperTransposed[j], z, j, prime), prime);
            z[j] = left * inversePivot[j] % prime;
        }
        for (int i = size - 1; i >= 0; i--) {
            long factor = prime - z[i];
            for (int k = 0; k < i && z[i] != 0; k++) {
                z[k] = (z[k] + factor * lower[i][k]) % prime;
            }
        }
        long[] y = new long[size];
        for (int i = 0; i < size; i++) {
            y[permutation[i]] = z[i];
        }
        return y;
    }

    /** The inverse of a residue that is not 0, by Fermat's little theorem. */
    static long inverse(long residue, long prime) {
        long result = 1;
        long square = residue % prime;
        for (long left = prime - 2; left > 0; left >>= 1) {
            if ((left & 1) == 1) {
                result = result * square % prime;
            }
            square = square * square % prime;
        }
        return result;
    }

    private static long dot(long[] a, long[] b, int length, long prime) {
        long sum = 0;
        int k = 0;
        for (; k + 6 < length; k += 7) { // seven products below 2^60 and a residue stay below 2^63
            sum += a[k] * b[k] + a[k + 1] * b[k + 1] + a[k + 2] * b[k + 2] + a[k + 3] * b[k + 3];
            sum += a[k + 4] * b[k + 4] + a[k + 5] * b[k + 5] + a[k + 6] * b[k + 6];
            sum %= prime;
        }
        for (; k < length; k++) {
            sum = (sum + a[k] * b[k]) % prime;
        }
        return sum;
    }

    private static long difference(long a, long b, long prime) {
        long difference = a - b;
        return difference < 0 ? difference + prime : difference;
    }
}
