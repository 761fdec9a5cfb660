package org.counterplay.reports.audit.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.counterplay.model.game.JointActions;
import org.hipparchus.fraction.BigFraction;

/**
 * A state of a {@link Draft}: its actions, and per joint action (numbered as {@link JointActions} does) what follows and what is
 * earned.
 *
 * @param counts number of actions per agent
 * @param next {@code next[joint][state]}: probabilities
 * @param rewards {@code rewards[joint][agent]}
 */
record Stage(int[] counts, BigFraction[][] next, BigFraction[][] rewards) {
    /** Action names, {@code a1}, {@code a2}, .. of each agent. */
    JointActions actions() {
        List<List<String>> names = new ArrayList<>();
        for (int count : counts) {
            names.add(IntStream.rangeClosed(1, count).mapToObj(k -> "a" + k).toList());
        }
        return new JointActions(names);
    }

    Stage copy() {
        return new Stage(counts.clone(), copy(next), copy(rewards));
    }

    static BigFraction[][] copy(BigFraction[][] table) {
        BigFraction[][] copy = new BigFraction[table.length][];
        for (int k = 0; k < table.length; k++) {
            copy[k] = table[k].clone();
        }
        return copy;
    }
}
