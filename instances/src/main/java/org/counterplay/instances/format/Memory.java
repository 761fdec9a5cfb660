package org.counterplay.instances.format;

import java.util.Locale;

/** Refuses what would not fit in memory before it is allocated. */
public final class Memory {
    private static final double SHARE = 0.8;
    private static final double MEBIBYTE = 1 << 20;

    private Memory() {}

    /** Bytes that may be used in all. */
    static long available() {
        return (long) (SHARE * Runtime.getRuntime().maxMemory());
    }

    /** Throws an {@link InputException} where something needs more bytes than there are, or more than an array holds. */
    public static void require(String file, String what, double bytes) {
        if (bytes > available()) {
            throw new InputException(file, refusal(what, bytes));
        }
    }

    /** The sentence that refuses. */
    static String refusal(String what, double bytes) {
        return what
                + String.format(
                        Locale.ROOT,
                        " would need about %.0f MiB of memory; there are %.0f MiB. Maybe give Java more (-Xmx)",
                        bytes / MEBIBYTE,
                        available() / MEBIBYTE);
    }
}
