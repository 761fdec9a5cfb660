package org.counterplay.model.certificate;

import java.util.List;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.number.Enclosure;

/**
 * What is claimed of one agent, and the tables that prove it; see the package for the inequalities.
 *
 * @param value the agent's value when all obey: from {@code obeyingLower} and {@code obeyingUpper} at the initial states
 * @param regret {@code [max(0, rho_0 deviating - rho_0 obeyingUpper), max(0, max_k rho_0 bounding_k - rho_0 obeyingLower)]}
 * @param obeyingLower at most the value of obedience, at every place that obedience reaches
 * @param obeyingUpper at least that; equal to {@code obeyingLower} where the value is known exactly
 * @param deviation a deviation of the class
 * @param deviating at most the value of that deviation, at every place that it reaches
 * @param bounding at least the value of every deviation of the class, at every place that one reaches: one table; for a
 *     listed class one table for each of the agent's listed deviations, in the list's order; for single-place swaps one for
 *     each (state, recommendation, action other than it) in that order; for stationary and budget classes one for each
 *     case of the cover, in its order
 * @param cover the cases of a stationary or budget class; {@link Cover#WHOLE} in all other classes
 */
public record AgentProof(
        Enclosure value,
        Enclosure regret,
        ValueTable obeyingLower,
        ValueTable obeyingUpper,
        Deviation deviation,
        ValueTable deviating,
        List<ValueTable> bounding,
        Cover cover) {
    public AgentProof {
        bounding = List.copyOf(bounding);
    }

    /** A proof that distinguishes no cases. */
    @SuppressWarnings("TooManyParameters")
    public AgentProof(
            Enclosure value,
            Enclosure regret,
            ValueTable obeyingLower,
            ValueTable obeyingUpper,
            Deviation deviation,
            ValueTable deviating,
            List<ValueTable> bounding) {
        this(value, regret, obeyingLower, obeyingUpper, deviation, deviating, bounding, Cover.WHOLE);
    }
}
