package org.counterplay.model.assumption;

import java.util.Optional;
import org.counterplay.model.number.ExactSum;
import org.hipparchus.fraction.BigFraction;

/**
 * {@code x^T M^+ x} of a positive semidefinite matrix M, exactly, for x in its range: with {@code M = L D L^T}, L unit lower
 * triangular, and {@code L y = x} it is {@code sum over D_k > 0 of y_k^2 / D_k}. Where D_k = 0 the whole rest of row and column is 0
 * (M being semidefinite), so x is in the range if and only if y_k = 0 there.
 */
final class QuadraticForm {
    private final BigFraction[][] lower;
    private final BigFraction[] diagonal;

    /** Takes the matrix apart; it is overwritten. Throws IllegalArgumentException if it is not positive semidefinite. */
    QuadraticForm(BigFraction[][] matrix) {
        int d = matrix.length;
        lower = new BigFraction[d][d];
        diagonal = new BigFraction[d];
        for (int k = 0; k < d; k++) {
            diagonal[k] = matrix[k][k];
            int sign = diagonal[k].getNumerator().signum();
            for (int i = k + 1; i < d; i++) {
                if (sign < 0 || (sign == 0 && matrix[i][k].getNumerator().signum() != 0)) {
                    throw new IllegalArgumentException("the matrix is not positive semidefinite");
                }
                lower[i][k] = sign == 0 ? BigFraction.ZERO : matrix[i][k].divide(diagonal[k]);
            }
            for (int i = k + 1; i < d; i++) {
                if (lower[i][k].getNumerator().signum() == 0) {
                    continue;
                }
                for (int j = k + 1; j <= i; j++) {
                    matrix[i][j] = matrix[i][j].subtract(lower[i][k].multiply(matrix[j][k]));
                }
            }
        }
    }

    /** {@code x^T M^+ x}, or empty where x is not in the range of M. */
    Optional<BigFraction> at(BigFraction[] x) {
        BigFraction[] y = new BigFraction[x.length];
        ExactSum total = new ExactSum();
        for (int k = 0; k < x.length; k++) {
            ExactSum sum = new ExactSum();
            sum.add(x[k]);
            for (int j = 0; j < k; j++) {
                sum.addProduct(lower[k][j].negate(), y[j]);
            }
            y[k] = sum.value();
            if (diagonal[k].getNumerator().signum() == 0) {
                if (y[k].getNumerator().signum() != 0) {
                    return Optional.empty();
                }
            } else {
                total.add(y[k].multiply(y[k]).divide(diagonal[k]));
            }
        }
        return Optional.of(total.value());
    }

    /** The number of positive D_k. */
    int rank() {
        int rank = 0;
        for (BigFraction each : diagonal) {
            rank += each.getNumerator().signum() > 0 ? 1 : 0;
        }
        return rank;
    }
}
