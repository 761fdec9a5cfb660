package org.counterplay.solvers.search.evaluate;

/** Gaussian elimination with partial pivoting in place, for systems of a few unknowns. */
final class Elimination {
    private Elimination() {}

    /** Replaces the right side by the solution; the matrix (by rows) is destroyed. It must be regular. */
    static void solve(double[] matrix, double[] right, int n) {
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int i = k + 1; i < n; i++) {
                if (Math.abs(matrix[i * n + k]) > Math.abs(matrix[pivot * n + k])) {
                    pivot = i;
                }
            }
            if (pivot != k) {
                for (int j = k; j < n; j++) {
                    double held = matrix[k * n + j];
                    matrix[k * n + j] = matrix[pivot * n + j];
                    matrix[pivot * n + j] = held;
                }
                double held = right[k];
                right[k] = right[pivot];
                right[pivot] = held;
            }
            for (int i = k + 1; i < n; i++) {
                double ratio = matrix[i * n + k] / matrix[k * n + k];
                if (ratio != 0) {
                    for (int j = k + 1; j < n; j++) {
                        matrix[i * n + j] -= ratio * matrix[k * n + j];
                    }
                    right[i] -= ratio * right[k];
                }
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            double sum = right[i];
            for (int j = i + 1; j < n; j++) {
                sum -= matrix[i * n + j] * right[j];
            }
            right[i] = sum / matrix[i * n + i];
        }
    }
}
