package org.counterplay.reports.tightness;

import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a sweep.
 *
 * @param label in one word
 * @param sentence with the exact numbers
 * @param largestRatio the largest value found, divided by the bound with the first constant; null where there is none
 * @param sharp the constant with which the bound is proved, and that is attained; null where none is
 * @param where the point at which it is attained, or empty
 */
public record Conclusion(
        Label label,
        String sentence,
        @Nullable BigFraction largestRatio,
        @Nullable BigFraction sharp,
        String where) {
    /** In one word. */
    public enum Label {
        /** A printed constant is exceeded. */
        REFUTED,
        /** A constant that was said to be proved is exceeded. */
        PROOF_REFUTED,
        /** The first constant is attained: nothing smaller holds. */
        SHARP,
        /** The bound holds wherever it was looked at; a smaller constant may. */
        RESPECTED,
        /** Nothing that meets the assumptions was measured. */
        OPEN
    }

    static Conclusion of(SweepResult result) {
        return new Conclusions(result).draw();
    }
}
