package org.counterplay.reports.audit;

import java.util.List;
import org.counterplay.instances.audit.Reading;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** What comes of an audit, of a theorem or of one of its readings. */
public sealed interface Verdict {
    /** In one word, for programs. */
    String label();

    /** In a sentence, with the exact numbers. */
    String sentence();

    /** Whether the theorem stands as it is printed, in every reading. */
    default boolean stands() {
        return this instanceof Holds || this instanceof NotJudged;
    }

    /** The same in other words. */
    Verdict in(String other);

    /** It holds in every reading: the witness is right, or no counterexample was found. */
    record Holds(String sentence) implements Verdict {
        @Override
        public String label() {
            return "HOLDS";
        }

        @Override
        public Verdict in(String other) {
            return new Holds(other);
        }
    }

    /**
     * It holds in some readings only.
     *
     * @param otherwise what comes of the first of the others
     */
    record HoldsUnder(List<Reading> readings, Verdict otherwise, String sentence) implements Verdict {
        @Override
        public String label() {
            return "HOLDS_UNDER_READING";
        }

        @Override
        public Verdict in(String other) {
            return new HoldsUnder(readings, otherwise, other);
        }
    }

    /**
     * The printed constant is too small; a larger one, which is derived, was not refuted.
     *
     * @param constant the larger one, for as many agents as the counterexample has
     * @param source how it is derived
     * @param refuted what the printed constant comes to
     */
    record HoldsWith(BigFraction constant, String source, Refuted refuted, String sentence) implements Verdict {
        @Override
        public String label() {
            return "HOLDS_WITH_CONSTANT";
        }

        @Override
        public Verdict in(String other) {
            return new HoldsWith(constant, source, refuted, other);
        }
    }

    /**
     * The witness does not meet what the theorem assumes, in any reading.
     *
     * @param factor by how much it is missed; null where that is no number
     */
    record Violated(String assumption, @Nullable BigFraction factor, String sentence) implements Verdict {
        @Override
        public String label() {
            return "ASSUMPTION_VIOLATED";
        }

        @Override
        public Verdict in(String other) {
            return new Violated(assumption, factor, other);
        }
    }

    /**
     * What is claimed of the witness is not so.
     *
     * @param factor by how much it is missed; null where that is no number
     */
    record ClaimWrong(String claim, @Nullable BigFraction factor, String sentence) implements Verdict {
        @Override
        public String label() {
            return "CLAIM_WRONG";
        }

        @Override
        public Verdict in(String other) {
            return new ClaimWrong(claim, factor, other);
        }
    }

    /**
     * There is a counterexample.
     *
     * @param by its name
     * @param factor how many times the bound it is; null where that is no number
     */
    record Refuted(String by, @Nullable BigFraction factor, String sentence) implements Verdict {
        @Override
        public String label() {
            return "REFUTED";
        }

        @Override
        public Verdict in(String other) {
            return new Refuted(by, factor, other);
        }
    }

    /** A limit was reached before it was decided. */
    record Open(String sentence) implements Verdict {
        @Override
        public String label() {
            return "OPEN";
        }

        @Override
        public Verdict in(String other) {
            return new Open(other);
        }
    }

    /** Nothing that a witness decides. */
    record NotJudged(String sentence) implements Verdict {
        @Override
        public String label() {
            return "NOT_JUDGED";
        }

        @Override
        public Verdict in(String other) {
            return new NotJudged(other);
        }
    }
}
