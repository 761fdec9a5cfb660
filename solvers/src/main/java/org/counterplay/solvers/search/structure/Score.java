package org.counterplay.solvers.search.structure;

import java.util.Arrays;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * The worst rewards that were found for a structure.
 *
 * @param value the deviation's gain less the expert's regret, exactly, in units of the width of the rewards
 * @param path the deviation
 * @param rewards the deviator's reward per row (for the second agent of a zero-sum game: the first agent's), scaled to [0,1]
 */
@SuppressWarnings("ArrayRecordComponent") // flat data
public record Score(BigFraction value, DeviationPath path, BigFraction[] rewards) {
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Score that
                && value.equals(that.value)
                && path.equals(that.path)
                && Arrays.equals(rewards, that.rewards);
    }

    @Override
    public int hashCode() {
        return value.hashCode() * 31 + path.hashCode();
    }
}
