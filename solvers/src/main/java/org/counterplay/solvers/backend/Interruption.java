package org.counterplay.solvers.backend;

/**
 * A wish to stop, polled by the solving thread (and by no other). It must answer at once; what it throws stops the solve
 * and is thrown on by it.
 */
@FunctionalInterface
public interface Interruption {
    /** Nobody ever asks to stop. */
    Interruption NEVER = () -> false;

    /** Whether the solve should stop now. */
    boolean requested();
}
