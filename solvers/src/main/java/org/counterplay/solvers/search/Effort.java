package org.counterplay.solvers.search;

import java.time.Duration;
import org.counterplay.solvers.backend.Interruption;

/**
 * How long and how a search runs. One seed gives one witness, as long as the time is not what ends the search.
 *
 * @param time wall-clock limit
 * @param seed of all random choices
 * @param threads threads that may be used, at least 1
 * @param interruption polled often
 * @param listener told of progress, from any thread
 */
public record Effort(Duration time, long seed, int threads, Interruption interruption, Listener listener) {
    public Effort {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("time " + time + " is not positive");
        }
        if (threads < 1) {
            throw new IllegalArgumentException(threads + " threads; at least 1 is needed");
        }
    }

    /** Told how a search goes. */
    public interface Listener {
        /** Hears nothing. */
        Listener NONE = (gap, bound, structures) -> {};

        /**
         * Hears of the state of the search.
         *
         * @param gap the best gap so far, in floating point, minus infinity before the first
         * @param bound the least upper bound so far, infinity where there is none
         * @param structures transition structures or starts seen
         */
        void progress(double gap, double bound, long structures);
    }
}
