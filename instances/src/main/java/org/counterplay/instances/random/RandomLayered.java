package org.counterplay.instances.random;

import java.util.List;
import org.counterplay.instances.Arguments;
import org.counterplay.instances.Parameter;
import org.counterplay.model.game.Horizon;
import org.hipparchus.fraction.BigFraction;

/**
 * Games in layers: the states of layer h = 1..H occur at step h only, and lead to states of the next layer that are drawn
 * uniformly, distinct for each (state, joint action). The states of the last layer lead to themselves, which no play of H
 * steps comes to. {@code width} states a layer, H * width in all, named {@code h1-0, h1-1, ..}.
 *
 * <p>Play begins at the first {@code initial} states of layer 1, each about as likely. The last {@code floor(unreachable *
 * width)} states of every other layer are no state's successors. Policies are stationary, which is no restriction here.
 *
 * <p>With the default {@code numbers=dyadic} a game of 10^6 states, 9 joint actions and 2 successors takes about 500 MB and
 * a few seconds.
 */
public final class RandomLayered extends RandomFamily {
    private static final Parameter.Whole H = new Parameter.Whole("H", "horizon: steps and layers", 1, 10_000_000, 6L);
    private static final Parameter.Whole WIDTH = new Parameter.Whole("width", "states of a layer", 1, MOST_STATES, 4L);
    private static final Parameter.Ratio UNREACHABLE = new Parameter.Ratio(
            "unreachable", "fraction of each later layer that nothing leads to", FRACTION, BigFraction.ZERO);

    public RandomLayered() {
        super("random-layered", "each state occurs at one step only", List.of(H, WIDTH, UNREACHABLE));
    }

    @Override
    protected void check(Arguments arguments) {
        long states = states(arguments);
        arguments.require(
                states <= MOST_STATES,
                arguments.show(H) + ", " + arguments.show(WIDTH) + " makes " + states + " states; at most "
                        + MOST_STATES + " are supported; make H or width smaller");
        arguments.require(
                arguments.get(INITIAL) <= arguments.get(WIDTH),
                "initial <= width is violated by " + arguments.show(INITIAL) + ", " + arguments.show(WIDTH));
        int reachable = reachable(arguments);
        arguments.require(
                arguments.get(SUCCESSORS) <= reachable,
                "successors <= width - floor(unreachable * width) is violated by " + arguments.show(SUCCESSORS) + ", "
                        + arguments.show(WIDTH) + ", " + arguments.show(UNREACHABLE)
                        + ": a layer has only " + reachable + " states that may be successors");
        super.check(arguments);
    }

    @Override
    Recipe recipe(Arguments arguments) {
        int layers = arguments.integer(H);
        int width = arguments.integer(WIDTH);
        int reachable = reachable(arguments);
        int successors = arguments.integer(SUCCESSORS);
        int lastLayer = (layers - 1) * width;
        Recipe.Wiring wiring = new Recipe.Wiring() {
            @Override
            public int successors(Draws draws, int state, int joint, int[] into) {
                if (state >= lastLayer) {
                    into[0] = state;
                    return 1;
                }
                draws.distinct(successors, reachable, into);
                int nextLayer = state - state % width + width;
                for (int k = 0; k < successors; k++) {
                    into[k] += nextLayer;
                }
                return successors;
            }

            @Override
            public long expectedEntries(ActionSets sets) {
                return sets.rows(0, lastLayer) * successors + sets.rows(lastLayer, lastLayer + width);
            }
        };
        return new Recipe(
                new LayeredStates(layers, width),
                new Horizon.Finite(layers),
                arguments.integer(INITIAL),
                wiring,
                chance(BigFraction.ONE));
    }

    @Override
    long states(Arguments arguments) {
        return arguments.get(H) * arguments.get(WIDTH);
    }

    @Override
    int policySteps(Arguments arguments) {
        return 1;
    }

    private static int reachable(Arguments arguments) {
        int width = arguments.integer(WIDTH);
        return width - part(arguments.get(UNREACHABLE), width);
    }
}
