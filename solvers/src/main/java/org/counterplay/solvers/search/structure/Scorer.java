package org.counterplay.solvers.search.structure;

import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/** Values structures by the largest gap that rewards can make on them. Values are in units of the width of the rewards. */
public interface Scorer {
    /** A bound on the value that costs next to nothing: a number of steps. */
    int bound(Structure structure);

    /**
     * The exact value, if it is above a floor; otherwise empty, and then it is proved to be at most the floor.
     *
     * @throws ScoringFailed if that was not decided
     */
    Optional<Score> above(Structure structure, BigFraction floor);

    /** A linear program was not solved exactly. */
    final class ScoringFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ScoringFailed(String message) {
            super(message);
        }
    }
}
