package org.counterplay.reports.audit.draft;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hipparchus.fraction.BigFraction;

/** Rationals that are simpler than a given one. */
final class Simpler {
    private static final int DEEPEST = 60;

    private Simpler() {}

    /** {@code |p| + q} of {@code p/q}: 1 of 0, 2 of 1 and -1, 3 of 1/2 and 2. All ancestors in the Stern-Brocot tree cost less. */
    static BigInteger cost(BigFraction value) {
        return value.getNumerator().abs().add(value.getDenominator());
    }

    /**
     * 0, 1, 1/2 and the ancestors of a number in the Stern-Brocot tree, with its sign, as far as they are simpler than it; the
     * simplest first. Of the ancestors the first {@value #DEEPEST} and the convergents of its continued fraction.
     */
    static List<BigFraction> than(BigFraction value) {
        BigFraction size = value.abs();
        Set<BigFraction> found = new LinkedHashSet<>(List.of(BigFraction.ZERO, BigFraction.ONE, BigFraction.ONE_HALF));
        descend(size, found);
        converge(size, found);
        boolean negative = value.getNumerator().signum() < 0;
        return found.stream()
                .filter(candidate -> cost(candidate).compareTo(cost(size)) < 0)
                .sorted(Comparator.<BigFraction, BigInteger>comparing(Simpler::cost)
                        .thenComparing(candidate -> candidate.subtract(size).abs())
                        .thenComparing(Comparator.naturalOrder()))
                .map(candidate -> negative ? candidate.negate() : candidate)
                .toList();
    }

    private static void descend(BigFraction size, Set<BigFraction> found) {
        BigInteger[] left = {BigInteger.ZERO, BigInteger.ONE};
        BigInteger[] right = {BigInteger.ONE, BigInteger.ZERO};
        for (int depth = 0; depth < DEEPEST; depth++) {
            BigInteger[] middle = {left[0].add(right[0]), left[1].add(right[1])};
            BigFraction mediant = new BigFraction(middle[0], middle[1]);
            int side = size.compareTo(mediant);
            if (side == 0 || size.getNumerator().signum() == 0) {
                return;
            }
            found.add(mediant);
            if (side < 0) {
                right = middle;
            } else {
                left = middle;
            }
        }
    }

    private static void converge(BigFraction size, Set<BigFraction> found) {
        BigInteger p = BigInteger.ONE;
        BigInteger q = BigInteger.ZERO;
        BigInteger before = BigInteger.ZERO;
        BigInteger beforeQ = BigInteger.ONE;
        BigInteger numerator = size.getNumerator();
        BigInteger denominator = size.getDenominator();
        while (denominator.signum() != 0) {
            BigInteger[] parts = numerator.divideAndRemainder(denominator);
            BigInteger nextP = parts[0].multiply(p).add(before);
            BigInteger nextQ = parts[0].multiply(q).add(beforeQ);
            before = p;
            beforeQ = q;
            p = nextP;
            q = nextQ;
            found.add(new BigFraction(p, q));
            numerator = denominator;
            denominator = parts[1];
        }
    }
}
