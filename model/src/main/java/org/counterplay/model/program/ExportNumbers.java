package org.counterplay.model.program;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * Numbers as text. One that is exactly a double is written by the shortest decimal that reads back as that double; any other
 * finite decimal by all its digits; the rest cannot be written and must be scaled first.
 */
final class ExportNumbers {
    private static final BigInteger FIVE = BigInteger.valueOf(5);

    private ExportNumbers() {}

    /** Whether a finite decimal is exactly the number. */
    static boolean finiteDecimal(BigFraction number) {
        BigInteger denominator = number.getDenominator();
        return denominator.bitCount() == 1 || withoutFives(odd(denominator)).equals(BigInteger.ONE);
    }

    /**
     * The text of a number.
     *
     * @throws ArithmeticException if no finite decimal holds it
     */
    static String text(BigFraction number) {
        if (number.getDenominator().equals(BigInteger.ONE)) {
            return number.getNumerator().toString();
        }
        double nearest = Rationals.toDouble(number);
        if (Rationals.isExactly(number, nearest)) {
            return Double.toString(nearest);
        }
        return new BigDecimal(number.getNumerator())
                .divide(new BigDecimal(number.getDenominator()))
                .toString();
    }

    /** The least common multiple. */
    static BigInteger common(BigInteger a, BigInteger b) {
        return a.divide(a.gcd(b)).multiply(b);
    }

    private static BigInteger odd(BigInteger number) {
        return number.shiftRight(number.getLowestSetBit());
    }

    private static BigInteger withoutFives(BigInteger number) {
        BigInteger rest = number;
        for (BigInteger[] parts = rest.divideAndRemainder(FIVE);
                parts[1].signum() == 0;
                parts = rest.divideAndRemainder(FIVE)) {
            rest = parts[0];
        }
        return rest;
    }
}
