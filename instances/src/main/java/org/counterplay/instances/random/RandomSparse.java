package org.counterplay.instances.random;

import java.util.List;
import org.counterplay.instances.Arguments;
import org.counterplay.instances.NumberedStates;
import org.counterplay.instances.Parameter;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * Games where little happens: a state leads to between 1 and {@code successors} states at most {@code reach} numbers away
 * (so some moves are certain), some states are absorbing, some are no state's successors, and few joint actions are rewarded.
 *
 * <p>The last {@code floor(unreachable * states)} states are no state's successors (but for absorbing ones among them, which
 * lead to themselves). Finite with {@code H} steps (6 if nothing is said) or discounted with {@code discount}; not both. With
 * {@code timing=per-step} the policies of a finite game have recommendations of their own at every step.
 */
public final class RandomSparse extends RandomFamily {
    private static final Parameter.Whole STATES =
            new Parameter.Whole("states", "number of states", 1, MOST_STATES, 12L);
    private static final Parameter.Whole REACH = new Parameter.Whole(
            "reach", "how far apart in number a state and its successors may be", 1, MOST_STATES, 3L);
    private static final Parameter.Ratio ABSORBING =
            new Parameter.Ratio("absorbing", "probability that a state is absorbing", PROBABILITY, Rationals.of(1, 8));
    private static final Parameter.Ratio UNREACHABLE = new Parameter.Ratio(
            "unreachable", "fraction of the states that nothing leads to", FRACTION, BigFraction.ZERO);
    private static final Parameter.Ratio REWARDED = new Parameter.Ratio(
            "rewarded", "probability that a state and joint action is rewarded", PROBABILITY, Rationals.of(1, 3));

    public RandomSparse() {
        super(
                "random-sparse",
                "few successors close by, absorbing states, few rewards",
                List.of(STATES, Timing.H, Timing.DISCOUNT, Timing.TIMING, REACH, ABSORBING, UNREACHABLE, REWARDED));
    }

    @Override
    protected void check(Arguments arguments) {
        Timing.check(arguments);
        int reachable = reachable(arguments);
        arguments.require(
                arguments.get(INITIAL) <= reachable,
                "initial <= states - floor(unreachable * states) is violated by " + arguments.show(INITIAL) + ", "
                        + arguments.show(STATES) + ", " + arguments.show(UNREACHABLE) + ": only " + reachable
                        + " states can be reached");
        super.check(arguments);
    }

    @Override
    Recipe recipe(Arguments arguments) {
        int states = arguments.integer(STATES);
        int reachable = reachable(arguments);
        int reach = arguments.integer(REACH);
        int most = arguments.integer(SUCCESSORS);
        int absorbing = chance(arguments.get(ABSORBING));
        Recipe.Wiring wiring = new Recipe.Wiring() {
            private boolean stays;

            @Override
            public int successors(Draws draws, int state, int joint, int[] into) {
                if (joint == 0) {
                    stays = draws.chance(absorbing);
                }
                if (stays) {
                    into[0] = state;
                    return 1;
                }
                int centre = Math.min(state, reachable - 1);
                int first = Math.max(0, centre - reach);
                int window = (int) Math.min((long) reachable - first, (long) centre + reach - first + 1);
                int count = Math.min(1 + draws.below(most), window);
                draws.distinct(count, window, into);
                for (int k = 0; k < count; k++) {
                    into[k] += first;
                }
                return count;
            }

            @Override
            public long expectedEntries(ActionSets sets) {
                return sets.rows() * (most + 1) / 2 + 16;
            }
        };
        return new Recipe(
                new NumberedStates("s", states),
                Timing.horizon(arguments),
                arguments.integer(INITIAL),
                wiring,
                chance(arguments.get(REWARDED)));
    }

    @Override
    long states(Arguments arguments) {
        return arguments.get(STATES);
    }

    @Override
    int policySteps(Arguments arguments) {
        return Timing.policySteps(arguments);
    }

    private static int reachable(Arguments arguments) {
        int states = arguments.integer(STATES);
        return states - part(arguments.get(UNREACHABLE), states);
    }
}
