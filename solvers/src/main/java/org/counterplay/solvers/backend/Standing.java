package org.counterplay.solvers.backend;

/**
 * What is known after measuring, in double arithmetic and to the tolerances; never more than was measured. Proofs are
 * certificates, which are another thing.
 */
public enum Standing {
    /** The primal vector is feasible, the dual vector too, and their objectives meet: optimal by weak duality. */
    OPTIMAL,
    /** The primal vector is feasible and claimed optimal; nothing that could be measured says so. */
    FEASIBLE_CLAIMED_OPTIMAL,
    /** The primal vector is feasible. */
    FEASIBLE,
    /** A ray of the dual shows that no point satisfies rows and bounds. */
    INFEASIBLE,
    /** Claimed infeasible; no ray shows it. */
    CLAIMED_INFEASIBLE,
    /** A feasible point and a ray from it along which the objective improves without end. */
    UNBOUNDED,
    /** Claimed unbounded; no ray from a feasible point shows it. */
    CLAIMED_UNBOUNDED,
    /** Nothing is known. */
    NOTHING;

    /** Whether the solution's primal vector was measured to be feasible. */
    public boolean feasible() {
        return this == OPTIMAL || this == FEASIBLE_CLAIMED_OPTIMAL || this == FEASIBLE || this == UNBOUNDED;
    }

    /** Whether it answers the program, as far as measuring goes. */
    public boolean settled() {
        return this == OPTIMAL || this == INFEASIBLE || this == UNBOUNDED;
    }
}
