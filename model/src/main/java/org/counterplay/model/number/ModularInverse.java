package org.counterplay.model.number;

import org.jspecify.annotations.Nullable;

/** The inverse of a matrix modulo a prime below 2^31, by Gauss-Jordan elimination. */
final class ModularInverse {
    private ModularInverse() {}

    /** The inverse, or null where the matrix is singular modulo the prime. The matrix is overwritten. */
    static long @Nullable [][] of(long[][] matrix, long prime) {
        int n = matrix.length;
        long[][] inverse = new long[n][n];
        for (int i = 0; i < n; i++) {
            inverse[i][i] = 1;
        }
        for (int pivot = 0; pivot < n; pivot++) {
            int found = pivot;
            while (found < n && matrix[found][pivot] == 0) {
                found++;
            }
            if (found == n) {
                return null;
            }
            swap(matrix, pivot, found);
            swap(inverse, pivot, found);
            long scale = power(matrix[pivot][pivot], prime - 2, prime);
            scale(matrix[pivot], scale, prime);
            scale(inverse[pivot], scale, prime);
            for (int i = 0; i < n; i++) {
                long factor = matrix[i][pivot];
                if (i != pivot && factor != 0) {
                    eliminate(matrix[i], matrix[pivot], prime - factor, prime, pivot);
                    eliminate(inverse[i], inverse[pivot], prime - factor, prime, 0);
                }
            }
        }
        return inverse;
    }

    private static void eliminate(long[] row, long[] pivotRow, long factor, long prime, int from) {
        for (int j = from; j < row.length; j++) {
            if (pivotRow[j] != 0) {
                row[j] = (row[j] + factor * pivotRow[j]) % prime;
            }
        }
    }

    private static void scale(long[] row, long factor, long prime) {
        for (int j = 0; j < row.length; j++) {
            row[j] = row[j] * factor % prime;
        }
    }

    private static void swap(long[][] rows, int a, int b) {
        long[] row = rows[a];
        rows[a] = rows[b];
        rows[b] = row;
    }

    private static long power(long base, long exponent, long prime) {
        long result = 1;
        long square = base % prime;
        for (long left = exponent; left > 0; left >>= 1) {
            if ((left & 1) == 1) {
                result = result * square % prime;
            }
            square = square * square % prime;
        }
        return result;
    }
}
