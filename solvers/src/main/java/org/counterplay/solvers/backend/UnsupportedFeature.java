package org.counterplay.solvers.backend;

/** A backend was asked for something that it cannot do. Nothing was solved. */
public final class UnsupportedFeature extends UnsupportedOperationException {
    private final String backend;

    /** @param what what was asked for and what to do instead */
    public UnsupportedFeature(String backend, String what) {
        super("backend " + backend + " " + what);
        this.backend = backend;
    }

    /** Name of the backend. */
    public String backend() {
        return backend;
    }
}
