package org.counterplay.reports.result;

import java.nio.file.Path;
import java.util.List;
import org.counterplay.solvers.search.Found;
import org.counterplay.solvers.search.Question;
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

    /** Whether the witness is proved to be the worst. */
    public boolean optimal() {
        return found.met();
    }
}
