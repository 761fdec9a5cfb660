package org.counterplay.solvers.backend;

import org.counterplay.model.program.Program;

/** A library reported an error instead of an answer. */
public final class BackendFailure extends RuntimeException {
    private final String backend;

    public BackendFailure(String backend, Program program, String what) {
        super("backend " + backend + " on program " + program.name() + ": " + what);
        this.backend = backend;
    }

    /** Name of the backend. */
    public String backend() {
        return backend;
    }
}
