package org.counterplay.model.number;

import java.util.Locale;
import java.util.Optional;

/** The memory of this Java machine; what would not fit in it is refused before it is allocated. */
public final class Heap {
    /** The part of the largest heap that what is asked for may take; the rest is for all else. */
    private static final double SHARE = 0.9;

    private static final double MEBIBYTE = 1 << 20;

    private Heap() {}

    /** Bytes that may be used in all: nine tenths of the largest heap of this Java machine. */
    public static long available() {
        return (long) (SHARE * Runtime.getRuntime().maxMemory());
    }

    /**
     * Why something cannot fit, other things in memory left aside, or empty where it can.
     *
     * @param what what it is for, to be followed by "needs"
     * @param bytes how much it takes
     */
    public static Optional<String> shortage(String what, double bytes) {
        return bytes <= available()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%s needs about %.0f MiB of memory; this Java machine has %.0f MiB for it."
                                + " Maybe give it more (-Xmx), or take a smaller game",
                        what,
                        Math.ceil(bytes / MEBIBYTE),
                        Math.floor(available() / MEBIBYTE)));
    }

    /**
     * Makes sure that arrays of a size can fit at all.
     *
     * @throws IllegalArgumentException if they cannot, see {@link #shortage}
     */
    public static void require(String what, double bytes) {
        shortage(what, bytes).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
    }
}
