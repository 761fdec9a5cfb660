package org.counterplay.solvers.search.witness;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.search.evaluate.Layout;
import org.counterplay.solvers.search.evaluate.Who;
import org.hipparchus.fraction.BigFraction;

/** Random games with two policies whose numbers are all exactly doubles. */
public final class RandomPoints {
    private static final int PARTS = 16;

    private RandomPoints() {}

    /** The seed of the first case. */
    public static long firstSeed() {
        return Long.getLong("tests.seed", 20_240_604_219L);
    }

    /** Probabilities are multiples of 1/16, often 0; rewards multiples of 1/8 in [-1,1]. */
    public static ExactPoint of(Layout layout, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        BigFraction[] values = new BigFraction[layout.length()];
        int firstReward = layout.reward(0, 0, 0);
        for (int k = 0; k < firstReward; k += layout.states()) {
            distribution(values, k, layout.states(), random);
        }
        for (int k = firstReward; k < layout.play(Who.EXPERT, 0, 0); k++) {
            values[k] = Rationals.of(random.nextInt(17) - 8, 8);
        }
        for (int k = layout.play(Who.EXPERT, 0, 0); k < values.length; k += layout.joints()) {
            distribution(values, k, layout.joints(), random);
        }
        return new ExactPoint(layout, values);
    }

    private static void distribution(BigFraction[] values, int from, int count, SplittableRandom random) {
        int[] parts = new int[count];
        int support = 1 + random.nextInt(count);
        for (int k = 0; k < PARTS; k++) {
            parts[random.nextInt(support) * 7 % count]++;
        }
        Arrays.setAll(parts, k -> parts[k]);
        for (int k = 0; k < count; k++) {
            values[from + k] = Rationals.of(parts[k], PARTS);
        }
    }
}
