package org.counterplay.model.certificate;

import org.counterplay.model.deviation.Case;
import org.counterplay.model.deviation.Cases;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * How a bound on a class is put together: one bounding table for each of the cases that hold all of its deviations.
 *
 * @param cases {@link Cases#ALL} except in the stationary and the budget classes
 * @param rarity where a case of a budget class has a price: at every place that some deviation reaches, at most {@code 1 /
 *     P(h,s)}, P the largest probability with which any deviation of the agent reaches it; else null
 */
public record Cover(Cases cases, @Nullable ValueTable rarity) {
    /** One case with all deviations. */
    public static final Cover WHOLE = new Cover(Cases.ALL, null);

    /**
     * What a case charges for an option, each time that the place is reached: {@code price * rarity(h,s)} if it is a change
     * of an undecided place, else 0.
     *
     * @throws NoRarity if it is to be charged and there is no rarity
     */
    public BigFraction charge(Case one, int step, int state, int recommended, int action) {
        if (!one.charges(step, state, recommended, action)) {
            return BigFraction.ZERO;
        }
        int entry = rarity == null ? -1 : rarity.entry(step, state);
        if (rarity == null || entry < 0) {
            throw new NoRarity("there is no rarity of step " + step + ", state number " + state);
        }
        return one.price().multiply(rarity.values().at(entry));
    }

    /** A change is to be charged at a place of which there is no rarity. */
    public static final class NoRarity extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoRarity(String message) {
            super(message);
        }
    }
}
