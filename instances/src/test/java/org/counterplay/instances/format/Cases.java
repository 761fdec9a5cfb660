package org.counterplay.instances.format;

import java.util.SplittableRandom;

/** Runs a test over many seeds; a failure names the seed that replays it as the first: {@code -Dtests.seed=SEED}. */
public final class Cases {
    private static final long FIRST = Long.getLong("tests.seed", 20_240_604L);

    private Cases() {}

    public interface Case {
        void run(SplittableRandom random) throws Exception;
    }

    public static void run(int count, Case test) {
        for (int k = 0; k < count; k++) {
            long seed = FIRST + k;
            try {
                test.run(new SplittableRandom(seed));
            } catch (Exception | AssertionError | StackOverflowError | OutOfMemoryError failure) {
                throw new AssertionError("replay with -Dtests.seed=" + seed + ": " + failure, failure);
            }
        }
    }
}
