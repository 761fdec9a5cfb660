package org.counterplay.model.assumption;

import java.util.concurrent.atomic.AtomicLong;

/** The largest ratio that some deviation is known to attain, of all agents; shared by threads. At first 0. */
final class AttainedRatio {
    private final AtomicLong bits = new AtomicLong(Double.doubleToRawLongBits(0));

    /** Learns of one. */
    void atLeast(double ratio) {
        bits.accumulateAndGet(
                Double.doubleToRawLongBits(ratio),
                (a, b) -> Double.longBitsToDouble(a) >= Double.longBitsToDouble(b) ? a : b);
    }

    /** The largest. */
    double known() {
        return Double.longBitsToDouble(bits.get());
    }
}
