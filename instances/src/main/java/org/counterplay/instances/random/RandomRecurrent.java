package org.counterplay.instances.random;

import java.util.List;
import org.counterplay.instances.Arguments;
import org.counterplay.instances.NumberedStates;
import org.counterplay.instances.Parameter;
import org.hipparchus.fraction.BigFraction;

/**
 * Games whose states come back: under every joint action state s leads to state s+1 (the last to the first) and to further
 * distinct states that are drawn uniformly. So every state can be reached from every other, whatever is played.
 *
 * <p>Finite with {@code H} steps (6 if nothing is said) or discounted with {@code discount}; not both. With {@code
 * timing=per-step} the policies of a finite game have recommendations of their own at every step.
 */
public final class RandomRecurrent extends RandomFamily {
    private static final Parameter.Whole STATES = new Parameter.Whole("states", "number of states", 1, MOST_STATES, 6L);

    public RandomRecurrent() {
        super(
                "random-recurrent",
                "every state leads to every other in the end",
                List.of(STATES, Timing.H, Timing.DISCOUNT, Timing.TIMING));
    }

    @Override
    protected void check(Arguments arguments) {
        Timing.check(arguments);
        arguments.require(
                arguments.get(INITIAL) <= arguments.get(STATES),
                "initial <= states is violated by " + arguments.show(INITIAL) + ", " + arguments.show(STATES));
        arguments.require(
                arguments.get(SUCCESSORS) <= arguments.get(STATES),
                "successors <= states is violated by " + arguments.show(SUCCESSORS) + ", " + arguments.show(STATES));
        super.check(arguments);
    }

    @Override
    Recipe recipe(Arguments arguments) {
        int states = arguments.integer(STATES);
        int successors = arguments.integer(SUCCESSORS);
        Recipe.Wiring wiring = new Recipe.Wiring() {
            @Override
            public int successors(Draws draws, int state, int joint, int[] into) {
                int next = (state + 1) % states;
                draws.distinct(successors - 1, states - 1, into);
                for (int k = 0; k < successors - 1; k++) {
                    into[k] += into[k] >= next ? 1 : 0; // all but the next one
                }
                into[successors - 1] = next;
                return successors;
            }

            @Override
            public long expectedEntries(ActionSets sets) {
                return sets.rows() * successors;
            }
        };
        return new Recipe(
                new NumberedStates("s", states),
                Timing.horizon(arguments),
                arguments.integer(INITIAL),
                wiring,
                chance(BigFraction.ONE));
    }

    @Override
    long states(Arguments arguments) {
        return arguments.get(STATES);
    }

    @Override
    int policySteps(Arguments arguments) {
        return Timing.policySteps(arguments);
    }
}
