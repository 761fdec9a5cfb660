package org.counterplay.model.deviation;

import java.util.List;
import java.util.Set;

/**
 * The deviations that an agent may choose from; the identity is in every class, so a regret is never negative. In a
 * discounted game the best markov deviation is stationary, and places have no step.
 */
public sealed interface DeviationClass {
    /** The class's name as the command line and the files know it. */
    String name();

    /** Any map of (step, state, recommendation) to an action: what a correlated equilibrium must withstand. */
    record Markov() implements DeviationClass {
        @Override
        public String name() {
            return "markov";
        }
    }

    /** Any map of (state, recommendation) to an action: the class of 2406.04219. */
    record Stationary() implements DeviationClass {
        @Override
        public String name() {
            return "stationary";
        }
    }

    /**
     * The identity, and any map of (step, state) to an action: the agent does not look at its recommendations at all. What a
     * coarse correlated equilibrium must withstand, and for a product policy a Nash equilibrium.
     */
    record Coarse() implements DeviationClass {
        @Override
        public String name() {
            return "coarse";
        }
    }

    /**
     * As {@link Markov}, but at no more than a number of places (step, state, recommendation) is another action played than
     * the recommended one; in a discounted game places have no step. {@code budget:0} holds the identity alone.
     *
     * @param most the number of places, at least 0
     */
    record Budget(int most) implements DeviationClass {
        public Budget {
            if (most < 0) {
                throw new IllegalArgumentException("a budget of " + most + " places; it must be at least 0");
            }
        }

        @Override
        public String name() {
            return "budget:" + most;
        }
    }

    /** As {@link Markov}, but only the listed substitutions (at every step) may be made, in any combination. */
    record Masked(String label, Set<Substitution> allowed) implements DeviationClass {
        public Masked {
            allowed = Set.copyOf(allowed);
        }

        @Override
        public String name() {
            return "masked:" + label;
        }
    }

    /** One agent's deviation, given as the set of its substitutions; wherever none is given it obeys. */
    record Candidate(String label, int agent, List<Substitution> changes) {
        public Candidate {
            changes = List.copyOf(changes);
        }
    }

    /** A finite list of deviations. */
    record Listed(String label, List<Candidate> candidates) implements DeviationClass {
        public Listed {
            candidates = List.copyOf(candidates);
        }

        @Override
        public String name() {
            return "listed:" + label;
        }
    }

    /** All single-place swaps: one action c in place of one recommendation b at one state, at every step. */
    record Swaps() implements DeviationClass {
        @Override
        public String name() {
            return "listed";
        }
    }
}
