package org.counterplay.solvers.backend;

/** How a linear program is solved. */
public enum Algorithm {
    /** The backend's own choice. */
    AUTOMATIC,
    PRIMAL_SIMPLEX,
    DUAL_SIMPLEX,
    /** Interior point, then crossover to a vertex. */
    INTERIOR_POINT,
    /** Interior point, stopped where it converges: not a vertex, no basis. */
    INTERIOR_POINT_WITHOUT_CROSSOVER,
    /** A primal-dual first-order method. */
    FIRST_ORDER
}
