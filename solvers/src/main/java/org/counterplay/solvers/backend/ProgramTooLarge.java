package org.counterplay.solvers.backend;

import org.counterplay.model.program.Program;

/** A backend does not take programs of this size. Nothing was solved. */
public final class ProgramTooLarge extends UnsupportedOperationException {
    private final String backend;

    /** @param limit what it takes, and what to use instead */
    public ProgramTooLarge(String backend, Program program, String limit) {
        super("program " + program.name() + " has " + program.columns() + " columns, " + program.rows() + " rows and "
                + program.coefficients() + " coefficients; backend " + backend + " " + limit);
        this.backend = backend;
    }

    /** Name of the backend. */
    public String backend() {
        return backend;
    }
}
