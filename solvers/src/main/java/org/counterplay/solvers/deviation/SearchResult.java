package org.counterplay.solvers.deviation;

import org.counterplay.model.certificate.Cover;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.number.Enclosure;
import org.hipparchus.fraction.BigFraction;

/**
 * What a search found of one agent.
 *
 * @param deviation the best deviation of the class that is known
 * @param value its value, exactly
 * @param optimum encloses the value of the best deviation of the class; exact where the search was finished. No tolerance took
 *     part: nodes were given up only where their bound, rounded up, or computed in rationals, is at most a value known exactly
 * @param cover cases whose bounds are at least as good as those of the nodes that were open when the cover was as fine as was
 *     allowed
 * @param covered whether the cover's bounds prove all that was found: no node was distinguished further than it goes
 * @param nodes how many nodes were examined
 * @param exactBounds how many of them had to be decided in rationals
 * @param seconds wall-clock time
 */
public record SearchResult(
        Deviation deviation,
        BigFraction value,
        Enclosure optimum,
        Cover cover,
        boolean covered,
        long nodes,
        long exactBounds,
        double seconds) {
    /** Whether the optimum is known. */
    public boolean finished() {
        return optimum.exact();
    }
}
