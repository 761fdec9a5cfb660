package org.counterplay.solvers.search.structure;

import org.counterplay.solvers.search.Found;
import org.counterplay.solvers.search.UpperBound;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * What a search over structures came to.
 *
 * @param best the best candidate, or null where nothing with a positive gap was found
 * @param classBound proved: no deterministic game of at most the asked size, with one initial state and policies that
 *     recommend one joint action at each state, has a larger gap
 * @param bound proved for all games and all stationary policies, see {@link StructureSearch}
 * @param ending why it stopped
 * @param structures structures that were scored
 * @param seconds wall-clock
 * @param position where to go on
 */
public record StructureOptimum(
        @Nullable Candidate best,
        BigFraction classBound,
        UpperBound.Proved bound,
        Found.Ending ending,
        long structures,
        double seconds,
        Position position) {
    /** The best gap, 0 where there is none: the learner may be the expert. */
    public BigFraction gap() {
        return best == null ? BigFraction.ZERO : best.gap();
    }

    /** Whether the best is proved optimal within the class. */
    public boolean optimalInClass() {
        return gap().compareTo(classBound) >= 0;
    }

    /** Whether the best is proved optimal among all games and stationary policies. */
    public boolean optimal() {
        return gap().compareTo(bound.value()) >= 0;
    }
}
