package org.counterplay.model.proof;

/**
 * The class of stationary deviations is truly harder than markov for this policy (NP-hard in general), and what is at hand
 * does not decide it.
 */
public final class HarderClass extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what recurs where, and what to ask instead */
    public HarderClass(String message) {
        super(message);
    }
}
