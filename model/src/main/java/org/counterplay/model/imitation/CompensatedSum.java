package org.counterplay.model.imitation;

/**
 * A sum of doubles that carries along what rounding takes away (Neumaier 1974): with fewer than 2^26 terms its error is at most
 * {@code 2^-51} of the sum of the terms' absolute values.
 */
final class CompensatedSum {
    private double sum;
    private double lost;
    private double size;

    void add(double term) {
        double next = sum + term;
        lost += Math.abs(sum) >= Math.abs(term) ? (sum - next) + term : (term - next) + sum;
        sum = next;
        size += Math.abs(term);
    }

    double value() {
        return sum + lost;
    }

    /** A bound on the error, subnormal terms included. */
    double error() {
        return Math.nextUp(size * 0x1p-50) + Double.MIN_NORMAL;
    }
}
