package org.counterplay.model.sample;

import org.jspecify.annotations.Nullable;

/**
 * Runs a property over seeded random games. A failure is shrunk and names the seed that replays it as the first case:
 * {@code -Dtests.seed=SEED}.
 */
public final class ForAll {
    private static final long STANDARD_SEED = 20_240_604_219L;

    /** Nanoseconds. */
    private static final long MOST_SHRINKING = 15_000_000_000L;

    private ForAll() {}

    /** What must hold of a game; all other randomness is to come from the seed. */
    public interface Property {
        void check(SmallGame game, long seed) throws Exception;
    }

    /** The seed of the first case: the system property {@code tests.seed}, or always the same. */
    public static long firstSeed() {
        return Long.getLong("tests.seed", STANDARD_SEED);
    }

    /** Checks the property on so many games. */
    public static void games(int count, Property property) {
        for (int k = 0; k < count; k++) {
            long seed = firstSeed() + k;
            SmallGame game = SmallGames.of(seed);
            Throwable failure = failure(property, game, seed);
            if (failure != null) {
                long deadline = System.nanoTime() + MOST_SHRINKING;
                SmallGame small = Shrinker.shrink(game, candidate -> {
                    if (System.nanoTime() > deadline) {
                        return false;
                    }
                    Throwable other = failure(property, candidate, seed);
                    return other != null && other.getClass() == failure.getClass();
                });
                Throwable last = failure(property, small, seed);
                throw new AssertionError(
                        "replay with -Dtests.seed=" + seed + "; shrunk to\n" + small + last,
                        last == null ? failure : last);
            }
        }
    }

    private static @Nullable Throwable failure(Property property, SmallGame game, long seed) {
        try {
            property.check(game, seed);
            return null;
        } catch (Exception | AssertionError e) {
            return e;
        }
    }
}
