package org.counterplay.instances.random;

import java.util.List;
import org.counterplay.model.game.Horizon;

/**
 * What kind of random game is to be made, all but its numbers.
 *
 * @param initialStates states 0 .. initialStates-1 are the ones that play begins at, each about as likely
 * @param rewarded the probability, in parts of 2^30, that a row has a reward at all
 */
record Recipe(List<String> states, Horizon horizon, int initialStates, Wiring wiring, int rewarded) {
    /** Where play may go. */
    interface Wiring {
        /**
         * Chooses the successors of a state under one of its joint actions, into the beginning of an array; called for all
         * states and joint actions in order.
         *
         * @return how many there are, at least 1
         */
        int successors(Draws draws, int state, int joint, int[] into);

        /** About how many successors there are in all: exactly so where that is known before they are drawn. */
        long expectedEntries(ActionSets sets);
    }
}
