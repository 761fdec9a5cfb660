package org.counterplay.model.number;

import java.math.BigInteger;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** Rationals from their residues modulo a large number (Wang 1981), tried first with the denominators found before. */
final class Reconstruction {
    private Reconstruction() {}

    /** Rationals with numerator and denominator below sqrt(modulus / 2) that have these residues, or null. */
    static BigFraction @Nullable [] of(BigInteger[] residues, BigInteger modulus) {
        BigInteger half = modulus.shiftRight(1);
        BigInteger bound = half.sqrt();
        BigInteger common = BigInteger.ONE;
        BigFraction[] result = new BigFraction[residues.length];
        for (int i = 0; i < residues.length; i++) {
            if (residues[i].signum() == 0) {
                result[i] = BigFraction.ZERO;
                continue;
            }
            // With a denominator that earlier entries share, the numerator is usually small at once.
            BigInteger scaled = residues[i].multiply(common).mod(modulus);
            if (scaled.compareTo(half) > 0) {
                scaled = scaled.subtract(modulus);
            }
            BigInteger denominator = BigInteger.ONE;
            if (scaled.abs().compareTo(bound) > 0) {
                BigInteger[] fraction = fraction(scaled.mod(modulus), modulus, bound);
                if (fraction == null) {
                    return null;
                }
                scaled = fraction[0];
                denominator = fraction[1];
            }
            common = common.multiply(denominator);
            if (common.compareTo(bound) > 0) {
                return null;
            }
            result[i] = new BigFraction(scaled, common);
        }
        return result;
    }

    /** The extended Euclidean algorithm, stopped halfway. */
    private static BigInteger @Nullable [] fraction(BigInteger residue, BigInteger modulus, BigInteger bound) {
        BigInteger r0 = modulus;
        BigInteger r1 = residue;
        BigInteger t0 = BigInteger.ZERO;
        BigInteger t1 = BigInteger.ONE;
        while (r1.compareTo(bound) > 0) {
            BigInteger[] step = r0.divideAndRemainder(r1);
            BigInteger t2 = t0.subtract(step[0].multiply(t1));
            r0 = r1;
            r1 = step[1];
            t0 = t1;
            t1 = t2;
        }
        if (t1.signum() == 0 || t1.abs().compareTo(bound) > 0) {
            return null;
        }
        return t1.signum() < 0 ? new BigInteger[] {r1.negate(), t1.negate()} : new BigInteger[] {r1, t1};
    }
}
