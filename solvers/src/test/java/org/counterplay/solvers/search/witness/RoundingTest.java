package org.counterplay.solvers.search.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class RoundingTest {
    @Test
    void theSimplestFractionHasTheLeastDenominatorOfAll() {
        long seed = RandomPoints.firstSeed();
        SplittableRandom random = new SplittableRandom(seed);
        for (int k = 0; k < 300; k++) {
            BigFraction low = Rationals.of(random.nextInt(1000), 1 + random.nextInt(999));
            BigFraction high = low.add(Rationals.of(1 + random.nextInt(50), 1000));
            BigFraction found = Rounding.simplest(low, high);
            assertThat(found).as("seed %s", seed).isBetween(low, high);
            long least = 1;
            while (!holdsMultiple(low, high, least)) {
                least++;
            }
            assertThat(found.getDenominator().longValueExact())
                    .as("seed %s", seed)
                    .isEqualTo(least);
        }
    }

    private static boolean holdsMultiple(BigFraction low, BigFraction high, long denominator) {
        BigFraction scaled = low.multiply((int) denominator);
        BigFraction next = new BigFraction(scaled.getNumerator()
                .add(scaled.getDenominator())
                .subtract(java.math.BigInteger.ONE)
                .divide(scaled.getDenominator()));
        return next.divide((int) denominator).compareTo(high) <= 0;
    }

    @Test
    void numbersThatWereSmallFractionsAreFoundAgain() {
        BigFraction tolerance = Rationals.of(1, 1_000_000);
        for (int q = 1; q < 60; q++) {
            for (int p = -q; p <= q; p++) {
                assertThat(Rounding.near((double) p / q + 3e-8, tolerance)).isEqualTo(Rationals.of(p, q));
            }
        }
    }
}
