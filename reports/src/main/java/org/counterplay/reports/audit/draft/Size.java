package org.counterplay.reports.audit.draft;

import java.math.BigInteger;
import java.util.Comparator;
import org.counterplay.model.game.Horizon;
import org.hipparchus.fraction.BigFraction;

/**
 * How large a game with two policies is; the first of these that differs decides.
 *
 * @param agents number of agents
 * @param rows number of (state, joint action)
 * @param states number of states
 * @param steps H; a discounted game is larger than any finite one
 * @param entries positive probabilities of the initial state, of transitions and of both policies (of products: of each agent's
 *     part), at all steps on which they depend
 * @param digits {@link Simpler#cost} of all numbers together
 */
public record Size(int agents, int rows, int states, int steps, int entries, BigInteger digits)
        implements Comparable<Size> {
    private static final Comparator<Size> ORDER = Comparator.comparingInt(Size::agents)
            .thenComparingInt(Size::rows)
            .thenComparingInt(Size::states)
            .thenComparingInt(Size::steps)
            .thenComparingInt(Size::entries)
            .thenComparing(Size::digits);

    /** The size of a draft. */
    public static Size of(Draft draft) {
        int entries = 0;
        BigInteger digits = BigInteger.ZERO;
        for (BigFraction[] lottery : draft.lotteries()) {
            for (BigFraction probability : lottery) {
                if (probability.getNumerator().signum() != 0) {
                    entries++;
                    digits = digits.add(Simpler.cost(probability));
                }
            }
        }
        for (BigFraction[] row : draft.rewards()) {
            for (BigFraction reward : row) {
                digits = digits.add(Simpler.cost(reward));
            }
        }
        int steps = Integer.MAX_VALUE;
        switch (draft.horizon) {
            case Horizon.Finite finite -> steps = finite.steps();
            case Horizon.Discounted discounted -> digits = digits.add(Simpler.cost(discounted.gamma()));
        }
        return new Size(draft.agents(), draft.rewards().size(), draft.stages.size(), steps, entries, digits);
    }

    @Override
    public int compareTo(Size other) {
        return ORDER.compare(this, other);
    }
}
