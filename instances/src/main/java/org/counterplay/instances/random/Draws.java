package org.counterplay.instances.random;

import java.util.Arrays;
import java.util.SplittableRandom;

/** A stream of random draws that is a function of a seed and a purpose, so that one part of a game does not move another. */
final class Draws {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final SplittableRandom words;

    Draws(long seed, Purpose purpose) {
        words = new SplittableRandom(seed + GOLDEN * (purpose.ordinal() + 1));
    }

    /** What a stream is for. The order is part of what a seed means. */
    enum Purpose {
        ACTION_SETS,
        DYNAMICS,
        EXPERT,
        LEARNER
    }

    /** An integer of 0 .. bound-1, each as likely (up to 2^-33 for bounds below 2^31). */
    int below(int bound) {
        return (int) (((words.nextLong() >>> 32) * bound) >>> 32);
    }

    /** True with probability {@code parts / 2^30}. */
    boolean chance(int parts) {
        return words.nextLong() >>> 34 < parts;
    }

    /** {@code count} distinct integers of 0 .. bound-1, in the order drawn, into the beginning of an array. */
    void distinct(int count, int bound, int[] into) {
        if (3L * count > bound) { // few are left out: shuffle the beginning of the list of all
            int[] all = new int[bound];
            Arrays.setAll(all, k -> k);
            for (int k = 0; k < count; k++) {
                int other = k + below(bound - k);
                into[k] = all[other];
                all[other] = all[k];
            }
            return;
        }
        for (int k = 0; k < count; ) {
            int drawn = below(bound);
            if (!contains(into, k, drawn)) {
                into[k++] = drawn;
            }
        }
    }

    /** {@code count} positive integers with sum {@code total}, into the beginning of an array; {@code total >= count}. */
    void composition(int count, int total, int[] into) {
        distinct(count - 1, total - 1, into);
        Arrays.sort(into, 0, count - 1);
        int previous = 0;
        for (int k = 0; k < count - 1; k++) {
            int cut = into[k] + 1;
            into[k] = cut - previous;
            previous = cut;
        }
        into[count - 1] = total - previous;
    }

    static boolean contains(int[] array, int length, int value) {
        for (int k = 0; k < length; k++) {
            if (array[k] == value) {
                return true;
            }
        }
        return false;
    }
}
