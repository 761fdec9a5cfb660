package org.counterplay.model.number;

/** Refuses what would not fit in memory before it is allocated. */
public final class Footprint {
    private static final double SHARE = 0.9;

    private Footprint() {}

    /**
     * Makes sure that arrays of a size can fit at all, other things in memory left aside.
     *
     * @param bytes how much they take
     * @param what what they are for, to be followed by "needs"
     * @throws IllegalArgumentException if they take more than nine tenths of the largest heap of this JVM
     */
    public static void require(double bytes, String what) {
        long most = Runtime.getRuntime().maxMemory();
        if (bytes > SHARE * most) {
            throw new IllegalArgumentException(
                    what + " needs about " + megabytes(bytes) + " MB; this Java machine has at most " + megabytes(most)
                            + " MB. Maybe give it more (-Xmx), or take a smaller game");
        }
    }

    private static long megabytes(double bytes) {
        return Math.round(Math.ceil(bytes / (1 << 20)));
    }
}
