package org.counterplay.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0",
                "-4 | -4",
                "7/3 | 7/3 (2.33333)",
                "-5/2 | -5/2 (-2.5)",
                "1/1000000 | 1/1000000 (0.000001)",
                "1000000 | 1000000",
                "10000000000000000000001/10000000000000000000000 | 1..",
                "2333333333333333333333333/1000000000000000000000000 | 2.33333333333..",
            })
    void exactNumbersAreFractionsWithTheirDecimals(String value, String shown) {
        assertThat(Figures.exact(Rationals.parse(value))).isEqualTo(shown);
    }

    @Test
    void endsOfAnEnclosureCanBeToldApart() {
        assertThat(Figures.enclosure(new Enclosure(Rationals.parse("2.333333333"), Rationals.parse("2.333333334"))))
                .isEqualTo("[2.333333333, 2.333333334]");
        assertThat(Figures.enclosure(new Enclosure(Rationals.parse("0"), Rationals.parse("1e-17"))))
                .isEqualTo("[0, 1e-17]");
        assertThat(Figures.enclosure(Enclosure.exactly(Rationals.of(1, 2)))).isEqualTo("1/2 (0.5)");
    }

    @Test
    void boundsAreRoundedOutwardAndNotByMuch() {
        long seed = Long.getLong("tests.seed", new Random().nextLong());
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            BigFraction lower = number(random);
            BigFraction width = number(random).abs().multiply(Rationals.parse("1e-" + random.nextInt(30)));
            Enclosure value = new Enclosure(lower, lower.add(width));
            String what = "round " + round + " of -Dtests.seed=" + seed + ": " + value;
            if (value.exact()) {
                continue;
            }
            String shown = Figures.enclosure(value);
            String[] ends = shown.substring(1, shown.length() - 1).split(", ");
            BigFraction from = Rationals.parse(ends[0]);
            BigFraction to = Rationals.parse(ends[1]);
            assertThat(from).as(what).isLessThanOrEqualTo(value.lower());
            assertThat(to).as(what).isGreaterThanOrEqualTo(value.upper());
            assertThat(to.subtract(from))
                    .as(what)
                    .isLessThanOrEqualTo(value.width().multiply(Rationals.of(5, 4)));
            assertThat(Rationals.parse(Figures.atMost(value.lower()))).as(what).isLessThanOrEqualTo(value.lower());
            assertThat(Rationals.parse(Figures.atLeast(value.upper()))).as(what).isGreaterThanOrEqualTo(value.upper());
        }
    }

    private static BigFraction number(Random random) {
        BigInteger numerator = new BigInteger(1 + random.nextInt(80), random);
        BigInteger denominator = new BigInteger(1 + random.nextInt(80), random).add(BigInteger.ONE);
        return new BigFraction(random.nextBoolean() ? numerator : numerator.negate(), denominator);
    }
}
