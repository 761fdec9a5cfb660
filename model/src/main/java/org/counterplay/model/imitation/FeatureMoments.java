package org.counterplay.model.imitation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.ExactSum;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.occupancy.StateDistribution;
import org.hipparchus.fraction.BigFraction;

/**
 * The moment-matching error (2406.04219, Theorems 4.10 and 5.5) over functions {@code f(s,a)} of a finite list F:
 *
 * <pre>
 *   sup_{f in F} <rho_E - rho, f>        rho averaged over the steps, so it is a mean reward per step
 * </pre>
 *
 * the same over the convex hull of F, as it is linear in f; over the symmetric hull (of F and -F) the largest absolute value. The error
 * as a sum over steps, which Theorem 4.10 compares with eps H, is H times it. For complete F = [-1,1]^(S x A) see {@link
 * ImitationErrors#occupancy}; for polytopes a linear program is needed.
 *
 * @param moments {@code <rho_E - rho, f>} per function, exact
 * @param error their largest
 * @param function the first function that attains it
 * @param symmetric their largest absolute value
 * @param symmetricFunction the first function that attains it
 */
public record FeatureMoments(
        List<BigFraction> moments, BigFraction error, int function, BigFraction symmetric, int symmetricFunction) {
    public FeatureMoments {
        moments = List.copyOf(moments);
    }

    /**
     * Computes it, in rationals.
     *
     * @param functions values per row (state, joint action) of the game
     * @throws IllegalArgumentException if there is no function, or one has another number of values than the game has rows
     */
    public static FeatureMoments of(Game game, Policy expert, Policy learner, List<BigFraction[]> functions) {
        if (functions.isEmpty()) {
            throw new IllegalArgumentException("no function is given; the moment-matching error is over one at least");
        }
        BigFraction[] difference = occupancyDifference(game, expert, learner);
        List<BigFraction> moments = new ArrayList<>();
        int most = 0;
        int mostAbsolute = 0;
        for (BigFraction[] function : functions) {
            if (function.length != difference.length) {
                throw new IllegalArgumentException("function " + moments.size() + " has " + function.length
                        + " values; game " + game.name() + " has " + difference.length
                        + " pairs of state and joint action");
            }
            ExactSum sum = new ExactSum();
            for (int row = 0; row < function.length; row++) {
                sum.addProduct(difference[row], function[row]);
            }
            moments.add(sum.value());
            int last = moments.size() - 1;
            most = moments.get(last).compareTo(moments.get(most)) > 0 ? last : most;
            mostAbsolute =
                    moments.get(last).abs().compareTo(moments.get(mostAbsolute).abs()) > 0 ? last : mostAbsolute;
        }
        return new FeatureMoments(
                moments, moments.get(most), most, moments.get(mostAbsolute).abs(), mostAbsolute);
    }

    /** {@code rho_E(s,a) - rho(s,a)} per row of the game, averaged, exact. */
    public static BigFraction[] occupancyDifference(Game game, Policy expert, Policy learner) {
        BigFraction[] difference = averaged(game, expert);
        BigFraction[] of = averaged(game, learner);
        for (int row = 0; row < difference.length; row++) {
            difference[row] = difference[row].subtract(of[row]);
        }
        return difference;
    }

    private static BigFraction[] averaged(Game game, Policy policy) {
        StateDistribution visits = StateDistribution.of(game, policy);
        int steps = game.horizon().tableSteps();
        ExactSum[] sums = new ExactSum[game.rowCount()];
        Arrays.setAll(sums, row -> new ExactSum());
        for (int step = 1; step <= steps; step++) {
            for (int s = 0; s < game.stateCount(); s++) {
                if (visits.at(step, s).getNumerator().signum() != 0) {
                    for (int e = policy.first(step, s); e < policy.end(step, s); e++) {
                        sums[game.firstRow(s) + policy.joints()[e]].addProduct(
                                visits.at(step, s), policy.probabilities().at(e));
                    }
                }
            }
        }
        BigFraction share = Rationals.of(1, steps);
        return Arrays.stream(sums).map(sum -> sum.value().multiply(share)).toArray(BigFraction[]::new);
    }
}
