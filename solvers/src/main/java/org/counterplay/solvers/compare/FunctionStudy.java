package org.counterplay.solvers.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.counterplay.model.assumption.FeatureConcentrability;
import org.counterplay.model.assumption.FeatureMap;
import org.counterplay.model.assumption.LinearGame;
import org.counterplay.model.assumption.Reading;
import org.counterplay.model.formulation.MomentProgram.Constraint;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.imitation.FeatureMoments;
import org.counterplay.solvers.exact.ExactOptimum;
import org.counterplay.solvers.imitation.PolytopeMoments;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * What depends on functions of state and joint action that someone chose: features, or a polytope of functions.
 *
 * @param moments the moment-matching error over the features as functions
 * @param concentrability of the features, averaged
 * @param linearity whether the game is linear in the features
 * @param polytope the moment-matching error over the polytope
 */
public record FunctionStudy(
        Part<FeatureMoments> moments,
        Part<FeatureConcentrability> concentrability,
        Part<LinearGame> linearity,
        Part<PolytopeMoments> polytope) {
    private static final Optional<String> NO_FUNCTIONS = Optional.of("no functions are given; see --functions");

    /** Computes what was asked for, exactly. */
    public static FunctionStudy of(
            Game game,
            Policy expert,
            Policy learner,
            @Nullable FeatureMap features,
            @Nullable List<Constraint> constraints,
            @Nullable BigFraction bound) {
        return new FunctionStudy(
                of(features, map -> FeatureMoments.of(game, expert, learner, functions(map))),
                of(features, map -> FeatureConcentrability.of(game, expert, map, Reading.AVERAGED)),
                of(features, map -> LinearGame.check(game, map)),
                Part.unless(
                        constraints == null && bound == null ? NO_FUNCTIONS : Optional.empty(),
                        () -> PolytopeMoments.of(
                                game,
                                expert,
                                learner,
                                constraints == null ? List.of() : constraints,
                                bound,
                                new ExactOptimum())));
    }

    private static <T> Part<T> of(@Nullable FeatureMap features, Function<FeatureMap, T> compute) {
        return features == null
                ? new Part.Skipped<>("no features are given; see --features")
                : new Part.Computed<>(compute.apply(features));
    }

    /** Each feature as a function of the row. */
    private static List<BigFraction[]> functions(FeatureMap map) {
        List<BigFraction[]> functions = new ArrayList<>();
        for (int k = 0; k < map.dimension(); k++) {
            int feature = k;
            functions.add(Arrays.stream(map.rows()).map(row -> row[feature]).toArray(BigFraction[]::new));
        }
        return functions;
    }
}
