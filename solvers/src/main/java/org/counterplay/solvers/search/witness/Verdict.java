package org.counterplay.solvers.search.witness;

import java.util.List;
import org.counterplay.solvers.search.Witness;

/** What the exact check says of a game, an expert and a learner. */
public sealed interface Verdict {
    /** All holds. */
    record Verified(Witness witness) implements Verdict {}

    /** Something does not hold; what, in words, is said of everything that does not. */
    record Refuted(List<String> faults) implements Verdict {
        public Refuted {
            faults = List.copyOf(faults);
        }
    }
}
