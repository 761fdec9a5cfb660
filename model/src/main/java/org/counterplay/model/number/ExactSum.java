package org.counterplay.model.number;

import java.math.BigInteger;
import org.hipparchus.fraction.BigFraction;

/**
 * A sum of rationals and of products of rationals, kept over one common denominator and reduced only when it is read.
 *
 * <p>Adding n products so takes one reduction instead of 2n; equal and dividing denominators, the usual case in a game
 * whose numbers were written by a person or are doubles, take none at all on the way.
 */
public final class ExactSum {
    private static final double EXACT_INTEGERS = 0x1p53;

    private BigInteger numerator = BigInteger.ZERO;
    private BigInteger denominator = BigInteger.ONE;

    /** Back to zero. */
    public void clear() {
        numerator = BigInteger.ZERO;
        denominator = BigInteger.ONE;
    }

    /** Adds a value. */
    public void add(BigFraction value) {
        add(value.getNumerator(), value.getDenominator());
    }

    /** Subtracts a value. */
    public void subtract(BigFraction value) {
        add(value.getNumerator().negate(), value.getDenominator());
    }

    /** Adds {@code a * b}. */
    public void addProduct(BigFraction a, BigFraction b) {
        if (a.getNumerator().signum() == 0 || b.getNumerator().signum() == 0) {
            return;
        }
        add(a.getNumerator().multiply(b.getNumerator()), a.getDenominator().multiply(b.getDenominator()));
    }

    /** Adds {@code column_k * b}; an integer that a double holds takes a short way. */
    public void addProduct(NumberColumn column, int k, BigFraction b) {
        double nearest = column.doubleAt(k);
        if (column.isDouble(k) && nearest == Math.rint(nearest) && Math.abs(nearest) < EXACT_INTEGERS) {
            BigInteger other = b.getNumerator();
            if (nearest == 1) {
                add(other, b.getDenominator());
            } else if (nearest != 0 && other.signum() != 0) {
                add(other.multiply(BigInteger.valueOf((long) nearest)), b.getDenominator());
            }
        } else {
            addProduct(column.at(k), b);
        }
    }

    /** Whether the sum is negative, zero or positive. */
    public int signum() {
        return numerator.signum();
    }

    /** The sum, in lowest terms. */
    public BigFraction value() {
        return new BigFraction(numerator, denominator);
    }

    /** The sign of (sum - value): negative, zero or positive. */
    public int compareTo(BigFraction value) {
        return numerator
                .multiply(value.getDenominator())
                .compareTo(value.getNumerator().multiply(denominator));
    }

    /** The sign of (sum - value * scale), without reducing anything. */
    public int compareToScaled(BigFraction value, BigInteger scale) {
        return numerator
                .multiply(value.getDenominator())
                .compareTo(value.getNumerator().multiply(scale).multiply(denominator));
    }

    /** {@code sum / scale}, in lowest terms. */
    public BigFraction valueOver(BigInteger scale) {
        return new BigFraction(numerator, denominator.multiply(scale));
    }

    private void add(BigInteger termNumerator, BigInteger termDenominator) {
        if (denominator.equals(termDenominator)) {
            numerator = numerator.add(termNumerator);
            return;
        }
        BigInteger common = denominator.gcd(termDenominator);
        BigInteger scale = termDenominator.divide(common);
        numerator = numerator.multiply(scale).add(termNumerator.multiply(denominator.divide(common)));
        denominator = denominator.multiply(scale);
    }
}
