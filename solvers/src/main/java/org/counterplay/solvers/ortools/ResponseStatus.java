package org.counterplay.solvers.ortools;

/** The numbers of {@code MPSolverResponseStatus}, with which OR-Tools says how a solve ended. */
final class ResponseStatus {
    static final int OPTIMAL = 0;
    static final int FEASIBLE = 1;
    static final int INFEASIBLE = 2;
    static final int UNBOUNDED = 3;
    static final int ABNORMAL = 4;
    static final int NOT_SOLVED = 6;
    static final int CANCELLED = 98;

    private ResponseStatus() {}
}
