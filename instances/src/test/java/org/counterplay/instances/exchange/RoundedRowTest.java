package org.counterplay.instances.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.counterplay.instances.exchange.RoundedRow.Outcome;
import org.counterplay.instances.format.Cases;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class RoundedRowTest {
    private static void settles(Outcome outcome, String written, String expected) {
        BigFraction[] values = numbers(written);
        assertThat(RoundedRow.settle(values)).as(written).isEqualTo(outcome);
        assertThat(values).as(written).containsExactly(numbers(expected));
    }

    private static BigFraction[] numbers(String text) {
        return Arrays.stream(text.split(" ")).map(Rationals::parse).toArray(BigFraction[]::new);
    }

    @Test
    void whatSumsToOneIsKeptAsWritten() {
        settles(Outcome.EXACT, "0.25 0.75", "1/4 3/4");
        settles(Outcome.EXACT, "0.3333333333333333 0.6666666666666667", "0.3333333333333333 0.6666666666666667");
        settles(Outcome.EXACT, "1/3 1/3 1/3", "1/3 1/3 1/3");
    }

    @Test
    void roundedFractionsAreFoundAgain() {
        settles(Outcome.FRACTIONS, "0.9 0.09999999999999998", "9/10 1/10");
        settles(Outcome.FRACTIONS, "0.3333333333333333 0.3333333333333333 0.3333333333333333", "1/3 1/3 1/3");
        settles(Outcome.FRACTIONS, "0.333333333333 0.666666666666", "1/3 2/3");
        settles(Outcome.FRACTIONS, "0.999999 1.00000000002876E-6", "999999/1000000 1/1000000");
        settles(Outcome.FRACTIONS, "1.0000000000000002", "1");
        settles(Outcome.FRACTIONS, "0.333333333 0.333333333 0.333333333", "1/3 1/3 1/3");
    }

    @Test
    void otherwiseTheLargestTakesTheDifference() {
        settles(
                Outcome.LARGEST_CHANGED,
                "0.12345678901234567 0.87654321098765432",
                "0.12345678901234567 0.87654321098765433");
        // 1e-13 is as good as 0 at this tolerance, but a positive probability never becomes 0.
        settles(Outcome.LARGEST_CHANGED, "1e-13 0.999999999999", "1e-13 0.9999999999999");
    }

    @Test
    void whatIsNoRoundingIsLeft() {
        settles(Outcome.NOT_ROUNDING, "0.333333 0.333333 0.333333", "0.333333 0.333333 0.333333");
        settles(Outcome.NOT_ROUNDING, "0.5", "0.5");
    }

    /** Doubles of fractions, as a program would compute and print them: the last one as 1 minus the others. */
    @Test
    void doublesOfFractionsSumToOneAndBarelyChange() {
        Cases.run(3_000, random -> {
            int count = 2 + random.nextInt(4);
            int denominator = 2 + random.nextInt(999);
            boolean fraction = random.nextInt(4) > 0;
            BigFraction[] values = new BigFraction[count];
            double rest = 1;
            for (int k = 0; k + 1 < count; k++) {
                double value = fraction
                        ? (1 + random.nextInt(Math.max(1, denominator / count))) / (double) denominator
                        : random.nextDouble() / count;
                values[k] = Rationals.parse(Double.toString(value));
                rest -= value;
            }
            values[count - 1] = Rationals.parse(Double.toString(Math.abs(rest)));
            if (rest <= 0) {
                return;
            }
            BigFraction[] settled = values.clone();
            assertThat(RoundedRow.settle(settled)).isNotEqualTo(Outcome.NOT_ROUNDING);
            assertThat(RoundedRow.sum(settled)).isEqualTo(BigFraction.ONE);
            for (int k = 0; k < count; k++) {
                assertThat(settled[k].getNumerator().signum()).isPositive();
                double change = Math.abs(Rationals.toDouble(settled[k].subtract(values[k])));
                assertThat(change).isLessThan(5e-15);
            }
        });
    }
}
