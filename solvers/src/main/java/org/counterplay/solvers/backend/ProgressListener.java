package org.counterplay.solvers.backend;

/**
 * Hears how far a search over integers has come: at each better point, and now and then between. Called by the thread that
 * called {@code solve}. It must return at once; what it throws stops the solve and is thrown on by it.
 */
@FunctionalInterface
public interface ProgressListener {
    /** Nobody listens. */
    ProgressListener NONE = progress -> {};

    /** Takes note. */
    void report(SearchProgress progress);
}
