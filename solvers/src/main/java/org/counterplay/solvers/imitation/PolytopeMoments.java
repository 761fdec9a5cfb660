package org.counterplay.solvers.imitation;

import java.util.List;
import org.counterplay.model.formulation.MomentProgram;
import org.counterplay.model.formulation.MomentProgram.Constraint;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.imitation.FeatureMoments;
import org.counterplay.solvers.exact.ExactOptimum;
import org.counterplay.solvers.exact.ExactOutcome;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * The moment-matching error over a polytope of functions ({@link MomentProgram}); a mean reward per step, as rho is averaged. What the
 * linear program's exact optimum proves.
 */
@SuppressWarnings("ArrayRecordComponent") // flat data
public sealed interface PolytopeMoments {
    /** The error, exact, and a function (values per row of the game) that attains it. */
    record Attained(BigFraction error, BigFraction[] function) implements PolytopeMoments {}

    /** The error is infinite: from one function of F along a direction that stays in F. */
    record Unbounded(BigFraction[] function, BigFraction[] direction) implements PolytopeMoments {}

    /** F is empty, so there is no error. */
    record Empty() implements PolytopeMoments {}

    /** Nothing is proved, and why. */
    record Undecided(String why) implements PolytopeMoments {}

    /**
     * Solves the program exactly.
     *
     * @param box the largest {@code abs(f(s,a))}, or null where the constraints alone bound f
     * @throws IllegalArgumentException if a constraint names a row that the game does not have
     */
    static PolytopeMoments of(
            Game game,
            Policy expert,
            Policy learner,
            List<Constraint> constraints,
            @Nullable BigFraction box,
            ExactOptimum optimum) {
        BigFraction[] difference = FeatureMoments.occupancyDifference(game, expert, learner);
        return switch (optimum.of(MomentProgram.of(difference, constraints, box))) {
            case ExactOutcome.Optimal optimal -> new Attained(optimal.objective(), optimal.primal());
            case ExactOutcome.Unbounded unbounded -> new Unbounded(unbounded.point(), unbounded.ray());
            case ExactOutcome.Infeasible infeasible -> new Empty();
            case ExactOutcome.Undecided undecided -> new Undecided(undecided.why());
        };
    }
}
