package org.counterplay.model.assumption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.counterplay.model.number.ExactSum;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Bounds against the exact optimum, which takes the best places first. */
class KnapsackTest {
    private static final long SEED = Long.getLong("tests.seed", 20_251_121);

    @Test
    void isTheOptimumAndNeverLess() {
        Random random = new Random(SEED);
        Knapsack knapsack = new Knapsack();
        int full = 0;
        for (int round = 0; round < 1_500; round++) {
            int places = random.nextInt(1, 60);
            int count = random.nextInt(1, places + 1);
            int from = random.nextInt(3);
            double scale = Math.pow(10, -random.nextInt(6));
            boolean coarse = random.nextBoolean();
            double[] caps = random.doubles(places)
                    .map(x -> Math.min(1, 3 * x * x / count * (coarse ? 40 : 1)))
                    .toArray();
            double[] worths = random.doubles(from + count)
                    .map(x -> scale * (coarse ? Math.floor(4 * x) : x * x * x))
                    .toArray();
            if (random.nextInt(4) == 0) {
                caps[random.nextInt(places)] = 0;
            }
            int[] at = random.ints(from + count, 0, places).toArray();
            String name = "seed " + SEED + " round " + round;
            double bound = knapsack.bound(at, caps, worths, from, from + count);
            BigFraction exact = exact(at, caps, worths, from, from + count);
            double optimum = Rationals.toDouble(exact);
            assertThat(Rationals.of(bound)).as(name).isGreaterThanOrEqualTo(exact);
            assertThat(bound).as(name).isCloseTo(optimum, within(0x1p-9 * optimum + 1e-300));
            full += knapsack.lambda() > 0 ? 1 : 0;
        }
        assertThat(full).as("rounds in which the caps did not all fit").isBetween(150, 1_350);
    }

    @Test
    void manyEqualWorthsAreFound() {
        double[] caps = new double[10_000];
        double[] worths = new double[10_000];
        Arrays.fill(caps, 0.01);
        Arrays.fill(worths, 0.25);
        worths[9_999] = 1;
        int[] at = IntStream.range(0, 10_000).toArray();
        assertThat(new Knapsack().bound(at, caps, worths, 0, 10_000)).isBetween(0.2575, 0.258);
    }

    private static BigFraction exact(int[] at, double[] caps, double[] worths, int from, int to) {
        int[] order = IntStream.range(from, to)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -worths[k]))
                .mapToInt(k -> k)
                .toArray();
        BigFraction left = BigFraction.ONE;
        ExactSum sum = new ExactSum();
        for (int k : order) {
            BigFraction taken = Rationals.min(left, Rationals.of(caps[at[k]]));
            sum.addProduct(taken, Rationals.of(worths[k]));
            left = left.subtract(taken);
        }
        return sum.value();
    }
}
