package org.counterplay.reports.result;

import java.nio.file.Path;
import java.util.List;
import org.counterplay.solvers.search.Found;
import org.counterplay.solvers.search.Question;
import org.counterplay.solvers.search.UpperBound;
import org.counterplay.solvers.search.Witness;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * What a search for a worst case came to, and where it was written.
 *
 * @param file the instance file of the witness, or null where there is none
 * @param certificates the certificates of the learner's and the expert's regret
 */
public record WorstCaseResult(
        Question question, long seed, Found found, @Nullable Path file, List<Path> certificates) {
    public WorstCaseResult {
        certificates = List.copyOf(certificates);
    }

    /** By how much the proved bound is above the witness's gap; null where there is no witness or no proved bound. */
    public @Nullable BigFraction within() {
        Witness witness = found.witness();
        return witness != null && found.bound() instanceof UpperBound.Proved(BigFraction most, String how)
                ? most.subtract(witness.gap())
                : null;
    }

    /** Whether the witness is proved to be the worst. */
    public boolean optimal() {
        return found.met();
    }
}
