package org.counterplay.model.assumption;

/** Which state distribution a constant speaks of, where a paper leaves it open. */
public enum Reading {
    /** {@code d = (1/H) sum_h d_h}; in a discounted game {@code (1 - gamma) sum_t gamma^(t-1) d_t}. */
    AVERAGED,
    /** Each {@code d_h} for itself; in a discounted game the same as averaged. */
    PER_STEP
}
