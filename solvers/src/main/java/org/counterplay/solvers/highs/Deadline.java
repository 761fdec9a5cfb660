package org.counterplay.solvers.highs;

import org.counterplay.solvers.backend.Interruption;

/**
 * A time limit that is kept by interrupting: HiGHS's interior point method does not look at its own. Counts from the time
 * that it is made.
 */
final class Deadline implements Interruption {
    private final Interruption other;
    private final long end;
    private boolean passed;

    /** @param other a wish to stop that counts as well */
    Deadline(double seconds, Interruption other) {
        this.other = other;
        end = System.nanoTime() + (long) Math.min(seconds * 1e9, Long.MAX_VALUE / 4.0);
    }

    @Override
    public boolean requested() {
        if (other.requested()) {
            return true;
        }
        passed |= System.nanoTime() - end > 0;
        return passed;
    }

    /** Whether it was this limit that asked to stop. */
    boolean passed() {
        return passed;
    }
}
