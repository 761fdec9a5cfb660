package org.counterplay.instances.format;

import java.util.Arrays;

/** Rules in the order of the file, found by the state that they name. */
final class RuleIndex {
    private final int[] first;
    private final int[] rules;
    private final int[] any;

    /**
     * An index.
     *
     * @param stateOf the state of each rule, or {@link StateNames#ANY}
     */
    RuleIndex(int states, int[] stateOf, int count) {
        first = new int[states + 1];
        int anyCount = 0;
        for (int rule = 0; rule < count; rule++) {
            if (stateOf[rule] >= 0) {
                first[stateOf[rule] + 1]++;
            } else {
                anyCount++;
            }
        }
        for (int s = 0; s < states; s++) {
            first[s + 1] += first[s];
        }
        int[] next = Arrays.copyOf(first, states);
        rules = new int[count - anyCount];
        any = new int[anyCount];
        anyCount = 0;
        for (int rule = 0; rule < count; rule++) {
            if (stateOf[rule] >= 0) {
                rules[next[stateOf[rule]]++] = rule;
            } else {
                any[anyCount++] = rule;
            }
        }
    }

    /** The rules for any state, ascending. */
    int[] any() {
        return any;
    }

    /** Where the rules that name a state begin in {@link #rule}; those of the last state end at {@code first(states)}. */
    int first(int state) {
        return first[state];
    }

    /** The rule at a place, ascending within a state. */
    int rule(int at) {
        return rules[at];
    }
}
