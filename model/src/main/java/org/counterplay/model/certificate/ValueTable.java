package org.counterplay.model.certificate;

import java.util.Arrays;
import org.counterplay.model.number.NumberColumn;
import org.jspecify.annotations.Nullable;

/**
 * A number at each of some places (step, state). Step h (1-based) has the states {@code states(h)}, ascending; their values
 * are entries {@code first(h) .. first(h+1)-1} of the column. A discounted game's table has one step.
 */
public final class ValueTable {
    private final int[][] states;
    private final int[] first;
    private final NumberColumn values;

    /**
     * A table; arrays are taken over.
     *
     * @throws IllegalArgumentException if states do not ascend, or there are not as many values as places
     */
    public ValueTable(int[][] states, NumberColumn values) {
        this.states = states;
        this.values = values;
        first = new int[states.length + 1];
        for (int h = 0; h < states.length; h++) {
            for (int k = 0; k < states[h].length; k++) {
                if (states[h][k] < 0 || (k > 0 && states[h][k] <= states[h][k - 1])) {
                    throw new IllegalArgumentException("states of step " + (h + 1) + " do not ascend");
                }
            }
            first[h + 1] = Math.addExact(first[h], states[h].length);
        }
        if (first[states.length] != values.size()) {
            throw new IllegalArgumentException(
                    "a table of " + first[states.length] + " places has " + values.size() + " values");
        }
    }

    /** Number of steps. */
    public int steps() {
        return states.length;
    }

    /** The states of a step (1-based), ascending. */
    public int[] states(int step) {
        return states[step - 1];
    }

    /** The number of the first entry of a step (1-based). */
    public int first(int step) {
        return first[step - 1];
    }

    /** The entry of a place, or -1 where the table does not have it. */
    public int entry(int step, int state) {
        int at = Arrays.binarySearch(states[step - 1], state);
        return at < 0 ? -1 : first[step - 1] + at;
    }

    /** The values by step, then state. */
    public NumberColumn values() {
        return values;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ValueTable that && Arrays.deepEquals(states, that.states) && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }
}
