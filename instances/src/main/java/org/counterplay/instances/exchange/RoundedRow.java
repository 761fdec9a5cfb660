package org.counterplay.instances.exchange;

import java.math.BigInteger;
import org.counterplay.model.number.ExactSum;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Makes probabilities that were written as rounded doubles sum to exactly 1. With {@code d = |sum - 1|} of the values exactly
 * as they are written:
 *
 * <ol>
 *   <li>{@code d = 0}: nothing is changed.
 *   <li>{@code d > 1e-9}: it is not rounding; refused.
 *   <li>Otherwise every value that is no fraction of a denominator up to 10^6 is replaced by the first convergent of its
 *       continued fraction within {@code t = max(1e-15, 4d)}, if that is positive and its denominator q is at most 10^6
 *       with {@code q^2 t <= 1/100}, so that the fit is no accident. If all are found and sum to exactly 1, this is it:
 *       0.9 and 0.09999999999999998 become 9/10 and 1/10.
 *   <li>Otherwise 1 - sum is added to the largest value, the first one among equals.
 * </ol>
 */
final class RoundedRow {
    /** What was done. */
    enum Outcome {
        EXACT,
        FRACTIONS,
        LARGEST_CHANGED,
        NOT_ROUNDING
    }

    private static final BigFraction MOST_OFF = Rationals.parse("1e-9");
    private static final BigFraction LEAST_TOLERANCE = Rationals.parse("1e-15");
    private static final BigInteger MOST_DENOMINATOR = BigInteger.valueOf(1_000_000);
    private static final BigInteger ACCIDENT = BigInteger.valueOf(100);

    private RoundedRow() {}

    /** Changes the values in place by the rule above; NOT_ROUNDING leaves them. */
    static Outcome settle(BigFraction[] values) {
        BigFraction lacking = BigFraction.ONE.subtract(sum(values));
        if (lacking.getNumerator().signum() == 0) {
            return Outcome.EXACT;
        }
        BigFraction off = lacking.abs();
        if (off.compareTo(MOST_OFF) > 0) {
            return Outcome.NOT_ROUNDING;
        }
        BigFraction tolerance = Rationals.max(LEAST_TOLERANCE, off.multiply(4));
        BigFraction[] fractions = new BigFraction[values.length];
        boolean all = true;
        for (int k = 0; k < values.length && all; k++) {
            BigFraction simple = simple(values[k], tolerance);
            all = simple != null;
            fractions[k] = simple == null ? BigFraction.ZERO : simple;
        }
        if (all && sum(fractions).equals(BigFraction.ONE)) {
            System.arraycopy(fractions, 0, values, 0, values.length);
            return Outcome.FRACTIONS;
        }
        int largest = 0;
        for (int k = 1; k < values.length; k++) {
            largest = values[k].compareTo(values[largest]) > 0 ? k : largest;
        }
        values[largest] = values[largest].add(lacking);
        return Outcome.LARGEST_CHANGED;
    }

    static BigFraction sum(BigFraction[] values) {
        ExactSum sum = new ExactSum();
        for (BigFraction value : values) {
            sum.add(value);
        }
        return sum.value();
    }

    /** The value itself or a convergent of its continued fraction as the rule has it, or null. */
    private static @Nullable BigFraction simple(BigFraction value, BigFraction tolerance) {
        if (value.getDenominator().compareTo(MOST_DENOMINATOR) <= 0) {
            return value;
        }
        BigInteger numerator = value.getNumerator();
        BigInteger denominator = value.getDenominator();
        BigInteger p = BigInteger.ONE;
        BigInteger q = BigInteger.ZERO;
        BigInteger lastP = BigInteger.ZERO;
        BigInteger lastQ = BigInteger.ONE;
        while (denominator.signum() != 0) {
            BigInteger[] parts = numerator.divideAndRemainder(denominator);
            BigInteger nextP = parts[0].multiply(p).add(lastP);
            BigInteger nextQ = parts[0].multiply(q).add(lastQ);
            if (nextQ.compareTo(MOST_DENOMINATOR) > 0) {
                return null;
            }
            lastP = p;
            lastQ = q;
            p = nextP;
            q = nextQ;
            numerator = denominator;
            denominator = parts[1];
            BigFraction convergent = new BigFraction(p, q);
            if (p.signum() > 0 && convergent.subtract(value).abs().compareTo(tolerance) <= 0) {
                BigFraction accident = tolerance.multiply(q.multiply(q).multiply(ACCIDENT));
                return accident.compareTo(BigFraction.ONE) <= 0 ? convergent : null;
            }
        }
        return null;
    }
}
