package org.counterplay.solvers.payoff;

import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * What a mediator does at one place for one promise: a joint action is drawn and recommended, and where it was played each state that may
 * follow goes on with a promise that is drawn then. Promises at a place are numbered; they are the vertices of its payoff set.
 *
 * @param moves the joint actions of positive probability, with sum 1
 */
public record Plan(List<Move> moves) {
    public Plan {
        moves = List.copyOf(moves);
    }

    /** A recommendation, and how play goes on when it was obeyed. */
    public record Move(int joint, BigFraction probability, List<Next> nexts) {
        public Move {
            nexts = List.copyOf(nexts);
        }

        /** How play goes on at a state, or null where that state does not follow. */
        public @Nullable Next at(int state) {
            return nexts.stream()
                    .filter(next -> next.state() == state)
                    .findFirst()
                    .orElse(null);
        }
    }

    /** The promises that are drawn from at a state, with sum 1. */
    public record Next(int state, List<Share> shares) {
        public Next {
            shares = List.copyOf(shares);
        }
    }

    /** A promise and its probability. */
    public record Share(int promise, BigFraction probability) {}
}
