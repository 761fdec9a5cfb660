package org.counterplay.model.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hipparchus.fraction.BigFraction;

/**
 * Reading and writing of exact rationals.
 *
 * <p>A number is read as it is written: {@code "1/3"} is one third, {@code "0.1"} and {@code 1e-1} are one tenth. A double
 * is the dyadic rational that it holds, so {@code of(0.1)} is not one tenth. Sizes are limited before anything is computed,
 * so a text like {@code 1e999999999} is refused at once.
 */
public final class Rationals {
    /** Longest decimal exponent, in absolute value, that {@link #parse} accepts. */
    public static final int MAX_EXPONENT = 5_000;

    /** Longest text that {@link #parse} accepts. */
    public static final int MAX_LENGTH = 20_000;

    private static final Pattern FRACTION = Pattern.compile("([+-]?[0-9]+)\\s*/\\s*([0-9]+)");
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE]([+-]?[0-9]+))?");
    private static final int SIGNIFICAND_BITS = 53;

    private Rationals() {}

    /**
     * Reads {@code p/q}, an integer or a decimal with optional exponent, exactly.
     *
     * @throws NumberFormatException if the text is no such number, is longer than {@link #MAX_LENGTH}, has an exponent
     *     beyond {@link #MAX_EXPONENT} or a zero denominator; the message names the text
     */
    public static BigFraction parse(String text) {
        String trimmed = text.strip();
        if (trimmed.length() > MAX_LENGTH) {
            throw new NumberFormatException("number of " + trimmed.length() + " characters; at most " + MAX_LENGTH
                    + " are read: '" + trimmed.substring(0, 20) + "...'");
        }
        Matcher fraction = FRACTION.matcher(trimmed);
        if (fraction.matches()) {
            BigInteger denominator = new BigInteger(fraction.group(2));
            if (denominator.signum() == 0) {
                throw new NumberFormatException("zero denominator: '" + trimmed + "'");
            }
            return new BigFraction(new BigInteger(withoutPlus(fraction.group(1))), denominator);
        }
        Matcher decimal = DECIMAL.matcher(trimmed);
        if (!decimal.matches()) {
            throw new NumberFormatException("not a number: '" + abbreviate(trimmed)
                    + "'; write an integer, a decimal like 0.25 or 1e-3, or a fraction like \"1/3\"");
        }
        checkExponent(trimmed, decimal.group(1));
        BigDecimal exact = new BigDecimal(withoutPlus(trimmed));
        BigInteger unscaled = exact.unscaledValue();
        return exact.scale() <= 0
                ? new BigFraction(unscaled.multiply(BigInteger.TEN.pow(-exact.scale())))
                : new BigFraction(unscaled, BigInteger.TEN.pow(exact.scale()));
    }

    /**
     * The dyadic rational that a double holds.
     *
     * @throws IllegalArgumentException if the value is infinite or not a number
     */
    public static BigFraction of(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("not a finite number: " + value);
        }
        if (value == Math.rint(value) && Math.abs(value) < 1L << SIGNIFICAND_BITS) {
            return of((long) value);
        }
        long significand = Double.doubleToRawLongBits(value) & ((1L << (SIGNIFICAND_BITS - 1)) - 1);
        int exponent = Math.max(Math.getExponent(value), Double.MIN_EXPONENT) - (SIGNIFICAND_BITS - 1);
        if (Math.getExponent(value) >= Double.MIN_EXPONENT) {
            significand |= 1L << (SIGNIFICAND_BITS - 1);
        }
        int trailing = Long.numberOfTrailingZeros(significand);
        BigInteger odd =
                BigInteger.valueOf(Math.copySign(1, value) < 0 ? -(significand >> trailing) : significand >> trailing);
        int power = exponent + trailing;
        return power >= 0
                ? new BigFraction(odd.shiftLeft(power))
                : new BigFraction(odd, BigInteger.ONE.shiftLeft(-power));
    }

    /** An integer as a rational. */
    public static BigFraction of(long value) {
        return new BigFraction(BigInteger.valueOf(value));
    }

    /** {@code p/q} as a rational; q must not be 0. */
    public static BigFraction of(long numerator, long denominator) {
        return new BigFraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /** The double nearest to a rational of any size, ties to even; infinite beyond the range of doubles. */
    public static double toDouble(BigFraction value) {
        BigInteger numerator = value.getNumerator();
        BigInteger denominator = value.getDenominator();
        if (numerator.bitLength() <= SIGNIFICAND_BITS && denominator.bitLength() <= SIGNIFICAND_BITS) {
            return numerator.doubleValue() / denominator.doubleValue(); // both exact, so the quotient is rounded once
        }
        if (denominator.bitCount() == 1) { // dyadic: scaling by a power of two rounds once unless it is subnormal
            int shift = denominator.bitLength() - 1;
            if (numerator.bitLength() - shift > Double.MIN_EXPONENT + 2 && shift <= 1000) {
                double significand = numerator.doubleValue();
                return Double.isInfinite(significand)
                        ? quotient(numerator, denominator)
                        : Math.scalb(significand, -shift);
            }
        }
        return quotient(numerator, denominator);
    }

    /** Whether the rational is exactly the given double. */
    public static boolean isExactly(BigFraction value, double candidate) {
        if (!Double.isFinite(candidate)) {
            return false;
        }
        BigInteger denominator = value.getDenominator();
        return denominator.bitCount() == 1 && of(candidate).equals(value);
    }

    /** {@code p/q}, or {@code p} where q is 1. */
    public static String format(BigFraction value) {
        return value.getDenominator().equals(BigInteger.ONE)
                ? value.getNumerator().toString()
                : value.getNumerator() + "/" + value.getDenominator();
    }

    /** The smallest multiple of {@code 2^-bits} that is at least the value. */
    public static BigFraction roundUp(BigFraction value, int bits) {
        return dyadic(value, bits, true);
    }

    /** The largest multiple of {@code 2^-bits} that is at most the value. */
    public static BigFraction roundDown(BigFraction value, int bits) {
        return dyadic(value, bits, false);
    }

    /** Bits of numerator and denominator together: a measure of what arithmetic on the value costs. */
    public static int bits(BigFraction value) {
        return value.getNumerator().bitLength() + value.getDenominator().bitLength();
    }

    /** The larger of two rationals. */
    public static BigFraction max(BigFraction a, BigFraction b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    /** The smaller of two rationals. */
    public static BigFraction min(BigFraction a, BigFraction b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private static BigFraction dyadic(BigFraction value, int bits, boolean up) {
        BigInteger[] parts = value.getNumerator().shiftLeft(bits).divideAndRemainder(value.getDenominator());
        BigInteger rounded = parts[0];
        if (parts[1].signum() > 0 && up) {
            rounded = rounded.add(BigInteger.ONE);
        } else if (parts[1].signum() < 0 && !up) {
            rounded = rounded.subtract(BigInteger.ONE);
        }
        int reducible = rounded.signum() == 0 ? bits : Math.min(bits, rounded.getLowestSetBit());
        return new BigFraction(rounded.shiftRight(reducible), BigInteger.ONE.shiftLeft(bits - reducible));
    }

    /** By integers: a quotient of at least 64 bits whose last bit stands for all that follow, so it is rounded once. */
    private static double quotient(BigInteger numerator, BigInteger denominator) {
        BigInteger size = numerator.abs();
        int shift = 65 - (size.bitLength() - denominator.bitLength());
        BigInteger[] parts = (shift >= 0 ? size.shiftLeft(shift) : size)
                .divideAndRemainder(shift >= 0 ? denominator : denominator.shiftLeft(-shift));
        BigInteger digits = parts[1].signum() == 0 ? parts[0] : parts[0].setBit(0);
        int below =
                shift + Double.MIN_EXPONENT - (SIGNIFICAND_BITS - 1); // bits that stand for less than the least double
        double nearest = digits.bitLength() - below < SIGNIFICAND_BITS
                ? subnormal(digits, below)
                : Math.scalb(digits.doubleValue(), -shift);
        return numerator.signum() < 0 ? -nearest : nearest;
    }

    /** The digits without those below, rounded to even, times the least double. */
    private static double subnormal(BigInteger digits, int below) {
        long units = digits.shiftRight(below).longValueExact();
        boolean half = digits.testBit(below - 1);
        if (half && (digits.getLowestSetBit() < below - 1 || (units & 1) == 1)) {
            units++;
        }
        return Double.longBitsToDouble(units); // subnormal doubles are numbered so, and the least normal one follows
    }

    private static void checkExponent(String text, @org.jspecify.annotations.Nullable String exponent) {
        if (exponent == null) {
            return;
        }
        String digits = withoutPlus(exponent);
        if (digits.length() > 10 || Math.abs(Long.parseLong(digits)) > MAX_EXPONENT) {
            throw new NumberFormatException(
                    "exponent of '" + abbreviate(text) + "' is beyond " + MAX_EXPONENT + "; maybe a typing error");
        }
    }

    private static String withoutPlus(String text) {
        return text.startsWith("+") ? text.substring(1) : text;
    }

    private static String abbreviate(String text) {
        return text.length() <= 40 ? text : text.substring(0, 37) + "...";
    }
}
