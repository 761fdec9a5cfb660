package org.counterplay.instances.random;

import java.util.Locale;
import java.util.Optional;
import org.counterplay.model.number.Heap;

/**
 * How large an instance will be, known before it is allocated.
 *
 * @param rows (state, joint action) pairs
 * @param entries successor entries
 * @param places (step, state) pairs of a policy
 * @param recommendations entries of a policy, at most
 */
record Footprint(
        double states, double rows, double entries, double places, double recommendations, int agents, boolean dyadic) {
    private static final double MOST_ENTRIES = Integer.MAX_VALUE - 8;

    /** A BigFraction of two small BigIntegers, and the pointer to it. */
    private static final double RATIONAL_BYTES = 160;

    private static final int POLICIES = 2;

    /** Bytes of the arrays that hold game and policies. */
    double bytes() {
        double number = Double.BYTES + (dyadic ? 0 : RATIONAL_BYTES);
        return states * 8
                + rows * (Integer.BYTES + agents * number)
                + entries * (Integer.BYTES + number)
                + POLICIES * (places * Integer.BYTES + recommendations * (Integer.BYTES + number));
    }

    /** Why it cannot be built, or empty where it can. */
    Optional<String> refusal() {
        if (rows > MOST_ENTRIES || entries > MOST_ENTRIES || places > MOST_ENTRIES || recommendations > MOST_ENTRIES) {
            return Optional.of(
                    size() + "; an array holds at most " + Integer.MAX_VALUE + " entries; make the game smaller");
        }
        return Heap.shortage("a game of " + size(), bytes());
    }

    private String size() {
        return String.format(
                Locale.ROOT,
                "%.4g states with %.4g joint actions, %.4g transitions and %.4g recommendations a policy",
                states,
                rows,
                entries,
                recommendations);
    }
}
