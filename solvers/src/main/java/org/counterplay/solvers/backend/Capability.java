package org.counterplay.solvers.backend;

/** What a {@link Backend} can do. One that it does not list is refused before any solve, never ignored. */
public enum Capability {
    /** Linear programs. */
    LP,
    /** Programs with integral columns. */
    MIP,
    /** Dual values of linear programs. */
    DUALS,
    /** Rays that prove a linear program infeasible or unbounded. */
    RAYS,
    /** {@link SolveOptions#start}, for programs with integral columns. */
    WARM_START,
    /** {@link SolveOptions#timeLimit}. */
    TIME_LIMIT,
    /** {@link SolveOptions#interruption}, polled during a solve. */
    INTERRUPTION,
    /** {@link SolveOptions#threads} above one. */
    THREADS,
    /** {@link SolveOptions#tolerance}. */
    TOLERANCE,
    /** {@link SolveOptions#seed}. */
    SEED,
    /** {@link SolveOptions#log}: the solver's own log, to SLF4J. */
    LOG,
    /** {@link SolveOptions#gap} other than none. */
    GAP,
    /** {@link SolveOptions#progress}, for programs with integral columns. */
    PROGRESS
}
