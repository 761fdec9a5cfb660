package org.counterplay.model.proof;

import java.math.BigInteger;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.number.ExactSum;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.number.SharedDenominator;
import org.counterplay.model.response.Choices;
import org.counterplay.model.response.ExactDeviatorKernel;
import org.counterplay.model.response.ExactDeviatorKernel.Option;
import org.counterplay.model.response.ExactDeviatorKernel.Site;
import org.counterplay.model.response.SiteMemory;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Backward induction in rationals for a finite horizon: {@code f(h,s) = sum_b max_c [R + sum_s' W f(h+1,s')]} over the
 * choices that an agent has, each value rounded as asked.
 */
final class RationalInduction {
    /** Longest value (bits of numerator and denominator) and sum of lengths that are worth their time. */
    private static final int MOST_BITS = 40_000;

    private static final long MOST_BITS_IN_ALL = 20_000_000L;

    private RationalInduction() {}

    /**
     * The table, and the maximising choices; among equal ones obedience, then the first action.
     *
     * @param memory of the game, policy and agent, where there are many choices to run
     */
    static Tables.Best run(
            Game game,
            Policy policy,
            int agent,
            Choices choices,
            Rounding rounding,
            long mostPlaces,
            @Nullable SiteMemory memory)
            throws TooLarge {
        if (!(game.horizon() instanceof Horizon.Finite)) {
            throw new IllegalArgumentException("backward induction needs a finite horizon");
        }
        Timeline places = choices.reach(game, policy, agent);
        if (places.size() > mostPlaces) {
            throw new TooLarge(places.size() + " places");
        }
        ExactDeviatorKernel kernel = new ExactDeviatorKernel(game, policy, agent, choices, memory);
        BigFraction[] values = new BigFraction[places.size()];
        @Nullable BigFraction[] next = new BigFraction[game.stateCount()];
        Deviation chosen = Deviation.identity(game, agent, !places.recurs());
        long bits = 0;
        BigInteger scale = BigInteger.ONE; // of the values in next, which spares greatest common divisors
        for (int step = places.steps(); step >= 1; step--) {
            int[] states = places.states(step);
            BigFraction[] current = new BigFraction[states.length];
            for (int k = 0; k < states.length; k++) {
                ExactSum sum = new ExactSum();
                for (Site site : kernel.at(step, states[k])) {
                    sum.add(best(site, step, states[k], step < places.steps() ? next : null, scale, chosen));
                }
                current[k] = rounding.apply(sum.valueOver(scale));
                int length = Rationals.bits(current[k]);
                bits += length;
                if (mostPlaces < Long.MAX_VALUE && (length > MOST_BITS || bits > MOST_BITS_IN_ALL)) {
                    throw new TooLarge("values of " + length + " bits");
                }
                values[places.first(step) + k] = current[k];
            }
            scale = SharedDenominator.of(current);
            for (int k = 0; k < states.length; k++) {
                next[states[k]] = SharedDenominator.scaled(current[k], scale);
            }
        }
        return new Tables.Best(Table.of(places, values), chosen);
    }

    private static BigFraction best(
            Site site,
            int step,
            int state,
            @Nullable BigFraction @Nullable [] next,
            BigInteger scale,
            Deviation chosen) {
        BigFraction best = null;
        int action = -1;
        for (Option option : site.options()) {
            BigFraction worth = worth(option, next, scale);
            int sign = best == null ? 1 : worth.compareTo(best);
            if (sign > 0 || (sign == 0 && option.action() == site.recommended())) {
                best = worth;
                action = option.action();
            }
        }
        if (best == null) {
            throw new IllegalStateException("no action may be played at state number " + state);
        }
        chosen.choose(step, state, site.recommended(), action);
        return best;
    }

    /** {@code R + sum_s' W f(s')}, times the scale. */
    private static BigFraction worth(Option option, @Nullable BigFraction @Nullable [] next, BigInteger scale) {
        if (next == null) {
            return option.reward();
        }
        ExactSum sum = new ExactSum();
        sum.add(option.reward().multiply(scale));
        for (int k = 0; k < option.successors().length; k++) {
            BigFraction value = next[option.successors()[k]];
            if (value == null) {
                throw new IllegalStateException("state number " + option.successors()[k] + " was not reached");
            }
            sum.addProduct(option.probabilities()[k], value);
        }
        return sum.value();
    }
}
