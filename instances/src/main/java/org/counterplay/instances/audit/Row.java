package org.counterplay.instances.audit;

import java.util.List;
import org.counterplay.instances.promise.Promise;

/** A theorem as it is audited. */
public sealed interface Row {
    /** As {@code P1/5.4} or {@code P2/Lemma-4}. */
    String key();

    /** What it says, in one line. */
    String statement();

    /** Paper and number. */
    String source();

    /** All readings. */
    List<Reading> readings();

    /** Something exists, and the paper shows it: the witness is replayed. */
    record Exists(String key, String statement, String source, List<Reading> readings, List<Exhibit> exhibits)
            implements Row {
        public Exists {
            readings = List.copyOf(readings);
            exhibits = List.copyOf(exhibits);
        }
    }

    /**
     * Something holds for all games and policies: a counterexample is searched for.
     *
     * @param promises what is stated, all of which must hold
     * @param suspects instances that are tried beside the library's and random ones; their policies are {@code expert} and
     *     {@code learner}
     */
    record ForAll(
            String key,
            String statement,
            String source,
            List<Reading> readings,
            List<Promise> promises,
            List<Exhibit> suspects)
            implements Row {
        public ForAll {
            readings = List.copyOf(readings);
            promises = List.copyOf(promises);
            suspects = List.copyOf(suspects);
        }
    }

    /** What a witness cannot decide: how hard something is to compute. The growth of time on families of bimatrix games is measured. */
    record Hard(String key, String statement, String source, String why) implements Row {
        @Override
        public List<Reading> readings() {
            return Reading.all();
        }
    }

    /** What a witness cannot decide. */
    record Unjudged(String key, String statement, String source, String why) implements Row {
        @Override
        public List<Reading> readings() {
            return Reading.all();
        }
    }
}
