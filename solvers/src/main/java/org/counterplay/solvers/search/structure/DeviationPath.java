package org.counterplay.solvers.search.structure;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What happens when one agent deviates from the learner, everything being deterministic: a row ({@code state * |A| + joint
 * action that is played}) per step 1..H, the other agents playing the learner's parts.
 *
 * @param agent who deviates
 * @param rows the row at step h is {@code rows[h - 1]}
 */
@SuppressWarnings("ArrayRecordComponent") // flat data
public record DeviationPath(int agent, int[] rows) {
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DeviationPath that && agent == that.agent && Arrays.equals(rows, that.rows);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(rows) * 31 + agent;
    }

    @Override
    public String toString() {
        return "agent " + agent + " along " + Arrays.toString(rows);
    }
}
