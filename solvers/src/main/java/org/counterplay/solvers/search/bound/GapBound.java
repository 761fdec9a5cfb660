package org.counterplay.solvers.search.bound;

import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.search.ErrorBudget;
import org.counterplay.solvers.search.Question;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * The least of the bounds that apply, in rationals: the two terms added, what a kind of error says of both together, and the
 * range: a value differs by at most w a step, so no regret, coarse regret or value gap is above {@code w H} (discounted: {@code w /
 * (1 - gamma)}), and regrets are at least 0.
 */
public final class GapBound {
    private GapBound() {}

    /** The bound on the aim of a question. */
    public static BigFraction of(Question.WorstGame question) {
        Frame frame = Frame.of(question);
        BigFraction range = frame.width().multiply(frame.steps());
        ErrorBudget budget = question.budget();
        if (budget == null) {
            return range;
        }
        BigFraction mass = frame.steps().multiply(budget.amount());
        Terms terms = Terms.of(budget);
        return switch (question.aim()) {
            case NASH_GAP -> range;
            case VALUE_GAP -> least(range, terms.values(frame, mass));
            case REGRET_GAP -> least(least(range, sum(frame, terms, mass)), terms.together(frame, mass));
        };
    }

    /** (I) + (III). */
    private static @Nullable BigFraction sum(Frame frame, Terms terms, BigFraction mass) {
        BigFraction values = terms.values(frame, mass);
        if (values == null) {
            return null;
        }
        BigFraction deviations = terms.deviations(frame, mass);
        BigFraction first = FirstStep.bound(frame, terms, mass);
        BigFraction least = deviations == null ? first : least(deviations, first);
        return least == null ? null : values.add(least);
    }

    private static BigFraction least(BigFraction one, @Nullable BigFraction other) {
        return other == null ? one : Rationals.min(one, other);
    }
}
