package org.counterplay.model.number;

import java.math.BigInteger;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Brings rationals over one denominator, so that long sums of them need no greatest common divisors: the values {@code v_k}
 * become integers {@code v_k * scale}. Where the common denominator would be much longer than each of theirs, scale is 1 and
 * the values stay as they are.
 */
public final class SharedDenominator {
    private static final int MOST_TIMES_LONGER = 6;
    private static final int SHORT = 512;

    private SharedDenominator() {}

    /** The scale: the least common denominator of the values that are not null, or 1 where that is too long. */
    public static BigInteger of(@Nullable BigFraction[] values) {
        BigInteger scale = BigInteger.ONE;
        int longest = 1;
        for (BigFraction value : values) {
            if (value == null) {
                continue;
            }
            BigInteger denominator = value.getDenominator();
            longest = Math.max(longest, denominator.bitLength());
            if (scale.equals(denominator) || scale.mod(denominator).signum() == 0) {
                continue;
            }
            scale = scale.divide(scale.gcd(denominator)).multiply(denominator);
            if (scale.bitLength() > SHORT + MOST_TIMES_LONGER * longest) {
                return BigInteger.ONE;
            }
        }
        return scale;
    }

    /** {@code value * scale}. */
    public static BigFraction scaled(BigFraction value, BigInteger scale) {
        if (scale.equals(BigInteger.ONE)) {
            return value;
        }
        BigInteger[] parts = scale.divideAndRemainder(value.getDenominator());
        return parts[1].signum() == 0
                ? new BigFraction(value.getNumerator().multiply(parts[0]))
                : new BigFraction(value.getNumerator().multiply(scale), value.getDenominator());
    }
}
