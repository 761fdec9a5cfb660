package org.counterplay.solvers.search;

import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.search.bound.GapBound;
import org.hipparchus.fraction.BigFraction;

/**
 * Upper bounds on the gap of a worst game, by hand: see {@link org.counterplay.solvers.search.bound}, where each bound stands with its
 * proof.
 */
public final class AnalyticBound {
    private static final String HOW = "by hand; see the comments of package org.counterplay.solvers.search.bound";

    private AnalyticBound() {}

    /** The least bound that applies; 0 where no agent has a choice, as learner and expert are then one policy without regret. */
    public static UpperBound of(Question.WorstGame question) {
        if (question.size().joints() == 1) {
            return new UpperBound.Proved(BigFraction.ZERO, "no agent has a choice");
        }
        return new UpperBound.Proved(GapBound.of(question), HOW);
    }

    /** The bound in floating point, infinite where there is none. */
    public static double toDouble(UpperBound bound) {
        return switch (bound) {
            case UpperBound.Proved(BigFraction value, String how) -> Rationals.toDouble(value);
            case UpperBound.Claimed claimed -> claimed.value();
            case UpperBound.None none -> Double.POSITIVE_INFINITY;
        };
    }
}
