package org.counterplay.solvers.equilibrium;

/** How a backward induction carries values from a step to the one before; asked of {@link MarkovEquilibrium}. */
public enum Carrying {
    /** In rationals however long they grow: up to a length beyond which there is no answer. Regret 0 or a refusal. */
    EXACT,
    /** In rationals as long as they are affordable, then rounded. Always an answer; its record says which. */
    AUTOMATIC,
    /** Rounded from the last step on. Always an answer, and a small regret. */
    ROUNDED
}
