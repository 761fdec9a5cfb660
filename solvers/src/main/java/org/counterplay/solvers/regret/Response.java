package org.counterplay.solvers.regret;

import org.counterplay.model.deviation.Deviation;

/**
 * An agent's best deviation as a solver found it: a proposal and claims, not proved.
 *
 * @param agent number of the agent
 * @param value claimed value of obedience, summed over steps (discounted: not normalised)
 * @param deviating claimed value of the deviation
 * @param error bound on the rounding error of either value, or NaN where the solver gives none
 * @param deviation the deviation; obedience where none is better
 */
public record Response(int agent, double value, double deviating, double error, Deviation deviation) {
    /** {@code max(0, deviating - value)}. */
    public double regret() {
        return Math.max(0, deviating - value);
    }
}
