package org.counterplay.solvers.search.evaluate;

/** Whose policy. */
public enum Who {
    EXPERT,
    LEARNER
}
