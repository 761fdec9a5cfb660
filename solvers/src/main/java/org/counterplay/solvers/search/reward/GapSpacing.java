package org.counterplay.solvers.search.reward;

import java.math.BigInteger;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.solvers.search.Question;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * How far apart different gaps of extreme rewards are at least, so that a bound that is above a gap by less proves that gap
 * to be the largest. With finitely many steps the probability of a course of play is a product of one initial, H recommended and
 * H - 1 transition probabilities, so that visits under deterministic deviations are multiples of {@code 1 / D},
 *
 * <pre>
 *   D = lcm(initial denominators) lcm(learner's denominators)^H lcm(transitions' denominators)^(H-1),
 * </pre>
 *
 * and gaps at rewards that are all least or most are multiples of {@code (most - least) / D}.
 */
final class GapSpacing {
    /** Of longer denominators nothing is to be hoped. */
    private static final int MOST_BITS = 400;

    private GapSpacing() {}

    /** The spacing; null where there is none, or one that is too small to serve. */
    static @Nullable BigFraction of(Question.WorstReward question) {
        Game game = question.game();
        if (!(game.horizon() instanceof Horizon.Finite(int steps))) {
            return null;
        }
        BigInteger once = denominators(game.initialProbabilities());
        BigInteger recommended = denominators(question.learner().probabilities());
        BigInteger moved = denominators(game.probabilities());
        double bits = once.bitLength()
                + (double) steps * recommended.subtract(BigInteger.ONE).bitLength()
                + (steps - 1.0) * moved.subtract(BigInteger.ONE).bitLength();
        if (bits > MOST_BITS) {
            return null;
        }
        BigInteger all = once.multiply(recommended.pow(steps)).multiply(moved.pow(steps - 1));
        return Side.width(question).divide(new BigFraction(all));
    }

    /** Whether a gap is the largest though a bound is above it: both are less than a spacing apart, and it is a multiple. */
    static boolean closes(BigFraction spacing, BigFraction gap, BigFraction bound) {
        return bound.compareTo(gap) > 0
                && bound.subtract(gap).compareTo(spacing) < 0
                && gap.divide(spacing).getDenominator().equals(BigInteger.ONE);
    }

    /** Their least common multiple; stops where it is long enough to be of no use. */
    private static BigInteger denominators(NumberColumn column) {
        BigInteger multiple = BigInteger.ONE;
        for (int k = 0; k < column.size() && multiple.bitLength() <= MOST_BITS; k++) {
            BigInteger denominator = column.at(k).getDenominator();
            multiple = multiple.divide(multiple.gcd(denominator)).multiply(denominator);
        }
        return multiple;
    }
}
