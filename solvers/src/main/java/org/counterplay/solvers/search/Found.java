package org.counterplay.solvers.search;

import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * What a search came to.
 *
 * @param witness the best that was found and verified, or null if there was none
 * @param bound how large the gap can be at most
 * @param ending why it stopped
 * @param structures transition structures that were seen, 0 for engines that see none
 * @param seconds wall-clock
 */
public record Found(@Nullable Witness witness, UpperBound bound, Ending ending, long structures, double seconds) {
    /** Why a search stopped. */
    public enum Ending {
        /** Witness and bound meet, or everything was tried. */
        FINISHED,
        /** The time was over. */
        TIME,
        /** It was asked to stop. */
        INTERRUPTED
    }

    /** Whether the witness is as bad as anything can be: its gap is the proved bound. */
    public boolean met() {
        return witness != null
                && bound instanceof UpperBound.Proved(BigFraction value, String how)
                && witness.gap().compareTo(value) >= 0;
    }

    /** The same with another ending. */
    public Found ended(Ending other) {
        return new Found(witness, bound, other, structures, seconds);
    }
}
