package org.counterplay.solvers.exact;

import org.hipparchus.fraction.BigFraction;

/** What is proved of a linear program; signs of dual values as in {@link org.counterplay.model.program}. */
@SuppressWarnings("ArrayRecordComponent") // flat data
public sealed interface ExactOutcome {
    /** How it was reached. */
    Account account();

    /**
     * The optimum, as {@link org.counterplay.model.program.OptimalityCheck} confirmed.
     *
     * @param objective the optimal value, the program's offset included
     * @param primal a value per column
     * @param dual a dual value per row
     * @param account how it was found
     */
    record Optimal(BigFraction objective, BigFraction[] primal, BigFraction[] dual, Account account)
            implements ExactOutcome {}

    /**
     * No point satisfies rows and bounds: {@code sum_k ray_k (row k)}, each row at the bound that the ray's sign asks for,
     * contradicts the column bounds, as {@link org.counterplay.model.program.InfeasibilityCheck} confirmed.
     *
     * @param ray a multiplier per row
     */
    record Infeasible(BigFraction[] ray, Account account) implements ExactOutcome {}

    /**
     * The objective improves without end from the feasible point along the ray, as {@link
     * org.counterplay.model.program.UnboundednessCheck} confirmed.
     *
     * @param point a value per column
     * @param ray a direction per column
     */
    record Unbounded(BigFraction[] point, BigFraction[] ray, Account account) implements ExactOutcome {}

    /** Nothing is proved; why, in words. */
    record Undecided(String why, Account account) implements ExactOutcome {}

    /**
     * How an outcome was reached.
     *
     * @param backend what proposed
     * @param floatSeconds time of the floating-point solves
     * @param exactSeconds time of everything exact
     * @param refinements how often the proposal failed and the program was solved again in floating point
     * @param steps exact simplex steps; 0 where the first basis was optimal
     * @param systemSize unknowns of the last exact linear system
     */
    record Account(
            String backend, double floatSeconds, double exactSeconds, int refinements, int steps, int systemSize) {}
}
