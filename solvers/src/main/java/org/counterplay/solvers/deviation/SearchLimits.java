package org.counterplay.solvers.deviation;

import java.time.Duration;
import org.counterplay.solvers.backend.Interruption;
import org.jspecify.annotations.Nullable;

/**
 * When a search stops before it is finished.
 *
 * @param time wall-clock time for each agent, or null for none
 * @param nodes most nodes that are examined, for each agent
 * @param cases most cases of the cover that is returned: it is no finer than this, however far the search goes
 * @param interruption polled during the search
 */
public record SearchLimits(@Nullable Duration time, long nodes, int cases, Interruption interruption) {
    /** One minute, as many nodes as memory is sure to hold, 2000 cases. */
    public static final SearchLimits STANDARD =
            new SearchLimits(Duration.ofMinutes(1), 4_000_000, 2_000, Interruption.NEVER);

    public SearchLimits {
        if (time != null && (time.isNegative() || time.isZero())) {
            throw new IllegalArgumentException("time limit " + time + " is not positive");
        }
        if (nodes < 1 || cases < 1) {
            throw new IllegalArgumentException(
                    "limits of " + nodes + " nodes and " + cases + " cases; each must be positive");
        }
    }

    /** The same with another time limit. */
    public SearchLimits within(Duration limit) {
        return new SearchLimits(limit, nodes, cases, interruption);
    }

    /** The same without a time limit. */
    public SearchLimits withoutTimeLimit() {
        return new SearchLimits(null, nodes, cases, interruption);
    }

    /** The same with a cover of no more cases than are given. */
    public SearchLimits coveredBy(int most) {
        return new SearchLimits(time, nodes, Math.max(1, Math.min(cases, most)), interruption);
    }

    /** The same with a wish to stop. */
    public SearchLimits until(Interruption wish) {
        return new SearchLimits(time, nodes, cases, wish);
    }
}
