package org.counterplay.reports.audit;

import java.util.List;
import org.counterplay.instances.audit.Reading;

/** What comes of an audit. */
public sealed interface Verdict {
    /** In one word, for programs. */
    String label();

    /** In a sentence, with the exact numbers. */
    String sentence();

    /** Whether the theorem stands as it is printed, in every reading. */
    default boolean stands() {
        return this instanceof Holds || this instanceof NotJudged;
    }

    /** It holds in every reading: the witness is right, or no counterexample was found. */
    record Holds(String sentence) implements Verdict {
        @Override
        public String label() {
            return "HOLDS";
        }
    }

    /** It holds in some readings only. */
    record HoldsUnder(List<Reading> readings, String sentence) implements Verdict {
        @Override
        public String label() {
            return "HOLDS_UNDER_READING";
        }
    }

    /** The witness does not meet what the theorem assumes, in any reading. */
    record Violated(String assumption, String sentence) implements Verdict {
        @Override
        public String label() {
            return "ASSUMPTION_VIOLATED";
        }
    }

    /** What is claimed of the witness is not so. */
    record ClaimWrong(String claim, String sentence) implements Verdict {
        @Override
        public String label() {
            return "CLAIM_WRONG";
        }
    }

    /** There is a counterexample. */
    record Refuted(String by, String sentence) implements Verdict {
        @Override
        public String label() {
            return "REFUTED";
        }
    }

    /** A limit was reached before it was decided. */
    record Open(String sentence) implements Verdict {
        @Override
        public String label() {
            return "OPEN";
        }
    }

    /** Nothing that a witness decides. */
    record NotJudged(String sentence) implements Verdict {
        @Override
        public String label() {
            return "NOT_JUDGED";
        }
    }
}
