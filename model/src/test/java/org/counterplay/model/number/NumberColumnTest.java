package org.counterplay.model.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.Random;
import org.counterplay.model.sample.ForAll;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class NumberColumnTest {
    private final long seed = ForAll.firstSeed();
    private final Random random = new Random(seed);

    @Test
    void everyEntryIsKeptExactlyAndEnclosedByItsDoubles() {
        for (int round = 0; round < 300; round++) {
            BigFraction[] values = new BigFraction[random.nextInt(30)];
            NumberColumn.Writer writer = new NumberColumn.Writer(random.nextInt(4));
            for (int k = 0; k < values.length; k++) {
                if (random.nextInt(3) == 0) {
                    double value = random.nextGaussian() * Math.pow(2, random.nextInt(-1080, 900));
                    values[k] = Rationals.of(value);
                    writer.add(value);
                } else {
                    values[k] = new BigFraction(
                                    new BigInteger(1 + random.nextInt(90), random),
                                    new BigInteger(1 + random.nextInt(90), random).add(BigInteger.ONE))
                            .multiply(random.nextBoolean() ? BigFraction.ONE : Rationals.parse("-1e-300"));
                    writer.add(values[k]);
                }
            }
            NumberColumn column = writer.finish();
            assertThat(column.size()).isEqualTo(values.length);
            assertThat(column).isEqualTo(NumberColumn.of(values)).hasSameHashCodeAs(NumberColumn.of(values));
            boolean all = true;
            for (int k = 0; k < values.length; k++) {
                assertThat(column.at(k)).as("seed %d", seed).isEqualTo(values[k]);
                assertThat(column.doubleAt(k)).isEqualTo(Rationals.toDouble(values[k]));
                assertThat(Rationals.of(column.lower(k))).as("seed %d", seed).isLessThanOrEqualTo(values[k]);
                assertThat(Rationals.of(column.upper(k))).as("seed %d", seed).isGreaterThanOrEqualTo(values[k]);
                boolean exact = Rationals.of(column.doubleAt(k)).equals(values[k]);
                assertThat(column.isDouble(k)).isEqualTo(exact);
                assertThat(column.lower(k) == column.upper(k)).isEqualTo(exact);
                all &= exact;
            }
            assertThat(column.allDoubles()).isEqualTo(all);
        }
    }

    @Test
    void equalNumbersMakeEqualColumnsHoweverTheyWereGiven() {
        NumberColumn doubles = NumberColumn.ofDoubles(0.5, 0.0, -3);
        NumberColumn rationals = NumberColumn.of(Rationals.of(1, 2), BigFraction.ZERO, Rationals.of(-3));
        assertThat(doubles).isEqualTo(rationals).hasSameHashCodeAs(rationals);
        assertThat(NumberColumn.ofDoubles(-0.0)).isEqualTo(NumberColumn.of(BigFraction.ZERO));
        // Both are nearest to the same double.
        assertThat(NumberColumn.of(Rationals.of(1, 10))).isNotEqualTo(NumberColumn.ofDoubles(0.1));
        assertThat(NumberColumn.of(Rationals.of(1, 10)))
                .isNotEqualTo(NumberColumn.of(Rationals.parse("0.1000000000000000000001")));
    }

    @Test
    void tinyNumbersAreNoZeros() {
        NumberColumn column = NumberColumn.of(Rationals.parse("1e-400"), Rationals.parse("-1e-400"));
        assertThat(column.lower(0)).isLessThanOrEqualTo(0);
        assertThat(column.upper(0)).isPositive();
        assertThat(column.lower(1)).isNegative();
        assertThat(column.upper(1)).isGreaterThanOrEqualTo(0);
        assertThat(column.at(0)).isGreaterThan(BigFraction.ZERO);
    }

    @Test
    void whatADoubleCannotHoldIsRefused() {
        NumberColumn.Writer writer = new NumberColumn.Writer(1);
        assertThatIllegalArgumentException().isThrownBy(() -> writer.add(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> writer.add(Double.NEGATIVE_INFINITY));
        assertThatIllegalArgumentException().isThrownBy(() -> writer.add(Rationals.parse("1e400")));
        assertThatIllegalArgumentException().isThrownBy(() -> NumberColumn.ofDoubles(1, Double.NaN));
        assertThat(writer.size()).isZero();
    }
}
