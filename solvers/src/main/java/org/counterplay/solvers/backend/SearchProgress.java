package org.counterplay.solvers.backend;

/**
 * How far a search over integers has come: the solver's own figures, all of them claims.
 *
 * @param objective of the best point found so far, NaN where there is none yet
 * @param bound on the optimum (from below when minimising, from above when maximising), NaN where there is none yet
 * @param nodes of the search tree so far, -1 where unknown
 * @param seconds since the solver began
 * @param improved whether a better point was just found
 */
public record SearchProgress(double objective, double bound, long nodes, double seconds, boolean improved) {
    /** {@code |objective - bound| / |objective|}: 0 where they are equal, NaN where either is missing. */
    public double gap() {
        double apart = Math.abs(objective - bound);
        return apart == 0 ? 0 : apart / Math.abs(objective);
    }
}
