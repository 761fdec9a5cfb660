package org.counterplay.instances.random;

import java.util.Locale;

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

    /** Why it cannot be built with so much memory, or an empty text where it can. */
    String refusal(double availableBytes) {
        if (rows > MOST_ENTRIES || entries > MOST_ENTRIES || places > MOST_ENTRIES || recommendations > MOST_ENTRIES) {
            return size() + "; an array holds at most " + Integer.MAX_VALUE + " entries; " + REMEDY;
        }
        if (bytes() > availableBytes) {
            return String.format(
                    Locale.ROOT,
                    "%s, about %.1f GB; there are %.1f GB; %s, or give Java more memory (-Xmx)",
                    size(),
                    bytes() / 1e9,
                    availableBytes / 1e9,
                    REMEDY);
        }
        return "";
    }

    private static final String REMEDY = "make the game smaller";

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
