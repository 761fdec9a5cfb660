package org.counterplay.instances.random;

import java.util.List;
import org.counterplay.instances.Arguments;
import org.counterplay.instances.Parameter;
import org.counterplay.model.game.Horizon;
import org.hipparchus.fraction.BigFraction;

/** The horizon of a random game, finite or discounted, and whether its policies depend on the step. */
final class Timing {
    static final Parameter.Whole H =
            new Parameter.Whole("H", "horizon, in steps; 6 if no discount is given", 1, 10_000_000, null);
    static final Parameter.Ratio DISCOUNT =
            new Parameter.Ratio("discount", "discount factor gamma, instead of H", RandomFamily.FRACTION, null);
    static final Parameter.Choice TIMING = new Parameter.Choice(
            "timing", "whether policies depend on the step", List.of("stationary", "per-step"), "stationary");

    private static final long STANDARD_STEPS = 6;

    private Timing() {}

    static void check(Arguments arguments) {
        boolean discounted = arguments.getOrNull(DISCOUNT) != null;
        arguments.require(
                !discounted || arguments.getOrNull(H) == null,
                "H and discount are both given; a game is finite or discounted: give one of them");
        arguments.require(
                !discounted || arguments.get(TIMING).equals("stationary"),
                "timing=per-step needs a finite game; give H instead of discount");
    }

    static Horizon horizon(Arguments arguments) {
        BigFraction gamma = arguments.getOrNull(DISCOUNT);
        return gamma == null ? new Horizon.Finite(steps(arguments)) : new Horizon.Discounted(gamma);
    }

    static int policySteps(Arguments arguments) {
        return arguments.get(TIMING).equals("stationary") ? 1 : steps(arguments);
    }

    private static int steps(Arguments arguments) {
        Long steps = arguments.getOrNull(H);
        return Math.toIntExact(steps == null ? STANDARD_STEPS : steps);
    }
}
