package org.counterplay.model.number;

/**
 * Solves {@code (I - g P) x = b} in doubles, P being row-stochastic (or less) and sparse, g below 1; for the discounted
 * value of one policy. What comes back is an approximation that the caller must measure.
 */
public final class SparseSystem {
    private static final int MOST_ITERATIONS = 20_000;
    private static final int MOST_IDLE_ITERATIONS = 500;
    private static final int MOST_STARTS = 5;
    private static final int MOST_ELIMINATED = 300;

    private final int size;
    private final int[] start;
    private final int[] column;
    private final double[] value;
    private final double factor;

    /** The matrix P by compressed rows, and g. */
    public SparseSystem(int[] start, int[] column, double[] value, double factor) {
        size = start.length - 1;
        this.start = start;
        this.column = column;
        this.value = value;
        this.factor = factor;
    }

    /**
     * An approximate solution: BiCGSTAB (van der Vorst 1992), begun anew from what is left over as long as that helps; where the
     * true residual stays above 1e-9 of the right side, elimination for a small system and Gauss-Seidel for a large one.
     */
    public double[] solve(double[] right) {
        double goal = 1e-9 * norm(right);
        double[] x = new double[size];
        double[] left = right;
        for (int attempt = 0; attempt < MOST_STARTS && norm(left) > goal; attempt++) {
            double[] next = krylov(left);
            for (int i = 0; i < size; i++) {
                next[i] += x[i];
            }
            double[] remaining = residual(right, next);
            if (!(norm(remaining) < norm(left))) {
                break;
            }
            x = next;
            left = remaining;
        }
        if (norm(left) <= goal) {
            return x;
        }
        return size <= MOST_ELIMINATED ? eliminated(right) : sweeps(right, x);
    }

    /** {@code right - (I - g P) x}; the residual that BiCGSTAB carries along can part from it where it nearly breaks down. */
    private double[] residual(double[] right, double[] x) {
        double[] residual = new double[size];
        apply(x, residual);
        for (int i = 0; i < size; i++) {
            residual[i] = right[i] - residual[i];
        }
        return residual;
    }

    /** Gaussian elimination; the matrix is strictly diagonally dominant, so no row need be exchanged. */
    private double[] eliminated(double[] right) {
        double[][] matrix = new double[size][size];
        double[] x = right.clone();
        for (int i = 0; i < size; i++) {
            matrix[i][i] = 1;
            for (int k = start[i]; k < start[i + 1]; k++) {
                matrix[i][column[k]] -= factor * value[k];
            }
        }
        for (int pivot = 0; pivot < size; pivot++) {
            for (int i = pivot + 1; i < size; i++) {
                double multiple = matrix[i][pivot] / matrix[pivot][pivot];
                for (int j = pivot; multiple != 0 && j < size; j++) {
                    matrix[i][j] -= multiple * matrix[pivot][j];
                }
                x[i] -= multiple * x[pivot];
            }
        }
        for (int i = size - 1; i >= 0; i--) {
            for (int j = i + 1; j < size; j++) {
                x[i] -= matrix[i][j] * x[j];
            }
            x[i] /= matrix[i][i];
        }
        return x;
    }

    /** BiCGSTAB from zero: the best iterate by the residual that it carries along. */
    private double[] krylov(double[] right) {
        double[] best = new double[size];
        double[] x = new double[size];
        double[] r = right.clone();
        double[] shadow = right.clone();
        double[] p = new double[size];
        double[] v = new double[size];
        double[] s = new double[size];
        double[] t = new double[size];
        double rho = 1;
        double alpha = 1;
        double omega = 1;
        double target = 1e-15 * norm(right);
        double bestNorm = norm(right);
        int bestIteration = 0;
        for (int iteration = 0; iteration < MOST_ITERATIONS && bestNorm > target; iteration++) {
            double nextRho = dot(shadow, r);
            if (nextRho == 0 || omega == 0) {
                break;
            }
            double beta = nextRho / rho * (alpha / omega);
            rho = nextRho;
            for (int i = 0; i < size; i++) {
                p[i] = r[i] + beta * (p[i] - omega * v[i]);
            }
            apply(p, v);
            alpha = rho / dot(shadow, v);
            for (int i = 0; i < size; i++) {
                s[i] = r[i] - alpha * v[i];
            }
            apply(s, t);
            double tt = dot(t, t);
            omega = tt == 0 ? 0 : dot(t, s) / tt;
            for (int i = 0; i < size; i++) {
                x[i] += alpha * p[i] + omega * s[i];
                r[i] = s[i] - omega * t[i];
            }
            double norm = norm(r);
            if (!Double.isFinite(norm)) {
                break;
            }
            if (norm < bestNorm) {
                bestNorm = norm;
                bestIteration = iteration;
                System.arraycopy(x, 0, best, 0, size);
            } else if (iteration - bestIteration > MOST_IDLE_ITERATIONS) {
                break; // rounding allows no better
            }
        }
        return best;
    }

    /** Gauss-Seidel from a starting point; converges for every such matrix. */
    private double[] sweeps(double[] right, double[] x) {
        for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
            double change = 0;
            double largest = 0;
            for (int i = 0; i < size; i++) {
                double sum = right[i];
                double diagonal = 1;
                for (int k = start[i]; k < start[i + 1]; k++) {
                    if (column[k] == i) {
                        diagonal -= factor * value[k];
                    } else {
                        sum += factor * value[k] * x[column[k]];
                    }
                }
                double next = sum / diagonal;
                change = Math.max(change, Math.abs(next - x[i]));
                largest = Math.max(largest, Math.abs(next));
                x[i] = next;
            }
            if (change <= 1e-16 * largest) {
                break;
            }
        }
        return x;
    }

    private void apply(double[] x, double[] result) {
        for (int i = 0; i < size; i++) {
            double sum = 0;
            for (int k = start[i]; k < start[i + 1]; k++) {
                sum += value[k] * x[column[k]];
            }
            result[i] = x[i] - factor * sum;
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double norm(double[] a) {
        double largest = 0;
        for (double entry : a) {
            largest = Math.max(largest, Math.abs(entry));
        }
        return largest;
    }
}
