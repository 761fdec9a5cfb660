package org.counterplay.solvers.backend;

/**
 * How large a residual may be before it refutes a claim; see {@link org.counterplay.model.program.Residuals} for what each
 * is relative to.
 *
 * @param primal violation of rows and bounds
 * @param integrality distance of an integral column from an integer
 * @param dual violation of dual feasibility
 * @param gap distance between primal and dual objective, and between claimed and recomputed objective
 */
public record Tolerances(double primal, double integrality, double dual, double gap) {
    /** 1e-6 each: solvers aim at 1e-7 and lose some when they undo scaling and presolve. */
    public static final Tolerances DEFAULT = new Tolerances(1e-6, 1e-6, 1e-6, 1e-6);

    /** The same tolerance for everything. */
    public static Tolerances of(double all) {
        return new Tolerances(all, all, all, all);
    }
}
