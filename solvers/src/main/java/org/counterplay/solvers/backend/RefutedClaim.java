package org.counterplay.solvers.backend;

import org.counterplay.model.program.Program;
import org.counterplay.model.program.Residuals;

/** A backend claimed something of a program that measuring refutes. */
public final class RefutedClaim extends RuntimeException {
    private final String backend;
    private final String program;
    private final transient Residuals residuals;

    /** @param what the claim and the figure that refutes it */
    public RefutedClaim(String backend, Program program, Residuals residuals, String what) {
        super("backend " + backend + " on program " + program.name() + " (" + program.columns() + " columns, "
                + program.rows() + " rows): " + what
                + ". Ask another backend, another algorithm, or scale the program.");
        this.backend = backend;
        this.program = program.name();
        this.residuals = residuals;
    }

    /** Name of the backend. */
    public String backend() {
        return backend;
    }

    /** Name of the program. */
    public String program() {
        return program;
    }

    /** What was measured. */
    public Residuals residuals() {
        return residuals;
    }
}
