package org.counterplay.model.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Random;
import org.counterplay.model.sample.ForAll;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RationalsTest {
    private final long seed = ForAll.firstSeed();
    private final Random random = new Random(seed);

    @ParameterizedTest
    @CsvSource({
        "1/3, 1, 3",
        "0.1, 1, 10",
        "-0.25, -1, 4",
        "+7, 7, 1",
        "+6/4, 3, 2",
        "-6 / 4, -3, 2",
        "1e-1, 1, 10",
        "2.5E+2, 250, 1",
        ".5, 1, 2",
        "5., 5, 1",
        "-.5e1, -5, 1",
        "-0, 0, 1",
        "0/5, 0, 1",
        "' 3 ', 3, 1",
        "0.0000, 0, 1",
        "0e5000, 0, 1"
    })
    void aNumberIsReadAsItIsWritten(String text, long numerator, long denominator) {
        assertThat(Rationals.parse(text)).isEqualTo(Rationals.of(numerator, denominator));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                "1/",
                "/2",
                "1/0",
                "1/-2",
                "1//2",
                "1.5/2",
                "0x10",
                "NaN",
                "Infinity",
                "-Infinity",
                "1e",
                "1e+",
                "--1",
                "+-1",
                "1 2",
                "1,5",
                "1_000",
                "1d",
                "1f",
                ".",
                "-",
                "+",
                "e5",
                "\u0661",
                "1e999999999",
                "1e-999999999",
                "1e5001",
                "1e99999999999999999999",
                "-1E+999999999"
            })
    void whatIsNoNumberOrTooLargeIsRefusedAtOnce(String text) {
        Assertions.assertTimeout(
                Duration.ofSeconds(2),
                () -> assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> Rationals.parse(text)));
    }

    @Test
    void longTextsAreRefusedAndTheLongestIsReadQuickly() {
        assertThatExceptionOfType(NumberFormatException.class)
                .isThrownBy(() -> Rationals.parse("1".repeat(Rationals.MAX_LENGTH + 1)));
        Assertions.assertTimeout(Duration.ofSeconds(5), () -> {
            Rationals.parse("1".repeat(Rationals.MAX_LENGTH));
            Rationals.parse("1".repeat(9_000) + "/" + "3".repeat(9_000));
            Rationals.parse("0." + "3".repeat(9_000) + "e-5000");
        });
        assertThat(Rationals.parse("1e5000").getNumerator()).isEqualTo(BigInteger.TEN.pow(5000));
        assertThat(Rationals.parse("1e-5000").getDenominator()).isEqualTo(BigInteger.TEN.pow(5000));
    }

    @Test
    void whatIsFormattedIsReadBack() {
        for (int k = 0; k < 3_000; k++) {
            BigFraction value = fraction(1 + random.nextInt(300));
            assertThat(Rationals.parse(Rationals.format(value)))
                    .as("seed %d", seed)
                    .isEqualTo(value);
        }
        assertThat(Rationals.format(Rationals.of(-6, 4))).isEqualTo("-3/2");
        assertThat(Rationals.format(Rationals.of(6, 3))).isEqualTo("2");
        assertThat(Rationals.format(BigFraction.ZERO)).isEqualTo("0");
    }

    @Test
    void aDoubleIsTheDyadicRationalThatItHolds() {
        for (int k = 0; k < 20_000; k++) {
            double value = anyDouble();
            BigFraction exact = Rationals.of(value);
            BigDecimal decimal = new BigDecimal(value);
            assertThat(new BigDecimal(exact.getNumerator())
                            .compareTo(decimal.multiply(new BigDecimal(exact.getDenominator()))))
                    .as("%s, seed %d", value, seed)
                    .isZero();
            assertThat(exact.getNumerator().gcd(exact.getDenominator())).isEqualTo(BigInteger.ONE);
            assertThat(Rationals.toDouble(exact)).as("seed %d", seed).isEqualTo(value == 0 ? 0.0 : value);
            assertThat(Rationals.isExactly(exact, value)).isTrue();
        }
        assertThat(Rationals.of(0.1)).isNotEqualTo(Rationals.of(1, 10));
        assertThat(Rationals.of(-0.0)).isEqualTo(BigFraction.ZERO);
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Rationals.of(bad));
            assertThat(Rationals.isExactly(BigFraction.ONE, bad)).isFalse();
        }
    }

    /** Nearest: no neighbour of the double is nearer to the rational. */
    @Test
    void aRationalGoesToTheNearestDouble() {
        for (int k = 0; k < 3_000; k++) {
            int bits = 1 + random.nextInt(200);
            int shift = random.nextInt(1100) - 550;
            BigFraction value = fraction(bits)
                    .multiply(
                            shift >= 0
                                    ? new BigFraction(BigInteger.ONE.shiftLeft(shift))
                                    : new BigFraction(BigInteger.ONE, BigInteger.ONE.shiftLeft(-shift)));
            assertNearest(value);
        }
        for (int k = 0; k < 2_000; k++) { // dyadic: ties, subnormal results, and just beside both
            BigInteger odd = new BigInteger(1 + random.nextInt(80), random).setBit(0);
            int power = -1140 + random.nextInt(300);
            BigFraction dyadic = new BigFraction(odd, BigInteger.ONE.shiftLeft(-power));
            assertNearest(dyadic);
            assertNearest(dyadic.add(new BigFraction(BigInteger.ONE, BigInteger.ONE.shiftLeft(1300))));
            assertNearest(dyadic.negate());
        }
    }

    private void assertNearest(BigFraction value) {
        double nearest = Rationals.toDouble(value);
        if (Double.isInfinite(nearest)) {
            assertThat(value.abs()).isGreaterThan(Rationals.of(Double.MAX_VALUE));
            return;
        }
        BigFraction distance = value.subtract(Rationals.of(nearest)).abs();
        for (double neighbour : new double[] {Math.nextUp(nearest), Math.nextDown(nearest)}) {
            if (Double.isFinite(neighbour)) {
                assertThat(distance)
                        .as("%s against %s, seed %d", nearest, neighbour, seed)
                        .isLessThanOrEqualTo(
                                value.subtract(Rationals.of(neighbour)).abs());
            }
        }
    }

    @Test
    void numbersBeyondDoublesBecomeInfiniteOrZero() {
        assertThat(Rationals.toDouble(Rationals.parse("1e5000"))).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Rationals.toDouble(Rationals.parse("-1e5000"))).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Rationals.toDouble(Rationals.parse("1e-5000"))).isZero();
        assertThat(Rationals.toDouble(
                        new BigFraction(BigInteger.ONE.shiftLeft(1024).subtract(BigInteger.ONE))))
                .isEqualTo(Double.POSITIVE_INFINITY); // nearer to 2^1024 than to the largest double
        assertThat(Rationals.toDouble(Rationals.of(Double.MIN_VALUE))).isEqualTo(Double.MIN_VALUE);
    }

    @Test
    void roundingUpAndDownEnclosesWithinOneUnit() {
        for (int k = 0; k < 3_000; k++) {
            BigFraction value = fraction(1 + random.nextInt(150));
            int bits = random.nextInt(100);
            BigFraction unit = new BigFraction(BigInteger.ONE, BigInteger.ONE.shiftLeft(bits));
            BigFraction up = Rationals.roundUp(value, bits);
            BigFraction down = Rationals.roundDown(value, bits);
            assertThat(up).as("seed %d", seed).isGreaterThanOrEqualTo(value).isLessThan(value.add(unit));
            assertThat(down).as("seed %d", seed).isLessThanOrEqualTo(value).isGreaterThan(value.subtract(unit));
            for (BigFraction rounded : new BigFraction[] {up, down}) {
                assertThat(rounded.divide(unit).getDenominator()).isEqualTo(BigInteger.ONE);
                assertThat(rounded.getNumerator().gcd(rounded.getDenominator())).isEqualTo(BigInteger.ONE);
            }
            assertThat(Rationals.roundUp(down, bits)).isEqualTo(down);
        }
    }

    @Test
    void aZeroDenominatorIsRefused() {
        assertThatThrownBy(() -> Rationals.of(1, 0)).isInstanceOf(RuntimeException.class);
        assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> Rationals.parse("1/000"));
    }

    private BigFraction fraction(int bits) {
        BigInteger numerator = new BigInteger(bits, random);
        return new BigFraction(
                random.nextBoolean() ? numerator : numerator.negate(),
                new BigInteger(1 + random.nextInt(bits), random).add(BigInteger.ONE));
    }

    private double anyDouble() {
        double value = switch (random.nextInt(4)) {
            case 0 -> Double.longBitsToDouble(random.nextLong());
            case 1 -> Double.longBitsToDouble(random.nextLong() & ((1L << 52) - 1)); // subnormal
            case 2 -> random.nextInt(-1000, 1000) / 8.0;
            default -> random.nextLong() * (random.nextBoolean() ? 1.0 : 0x1p-64);
        };
        return Double.isFinite(value) ? value : 0;
    }
}
