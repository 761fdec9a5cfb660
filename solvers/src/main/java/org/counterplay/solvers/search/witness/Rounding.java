package org.counterplay.solvers.search.witness;

import java.math.BigInteger;
import java.util.Arrays;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.search.evaluate.Layout;
import org.counterplay.solvers.search.evaluate.Who;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** Small rationals near doubles. */
public final class Rounding {
    private Rounding() {}

    /** The fraction of least denominator in {@code [low, high]}, by continued fractions; {@code 0 <= low <= high}. */
    static BigFraction simplest(BigFraction low, BigFraction high) {
        BigInteger floor = low.getNumerator().divide(low.getDenominator());
        BigFraction whole = new BigFraction(floor);
        if (low.equals(whole)) {
            return whole;
        }
        BigFraction next = whole.add(BigFraction.ONE);
        if (next.compareTo(high) <= 0) {
            return next;
        }
        return whole.add(
                simplest(high.subtract(whole).reciprocal(), low.subtract(whole).reciprocal())
                        .reciprocal());
    }

    /** The simplest fraction within a tolerance of a number, of any sign. */
    public static BigFraction near(double value, BigFraction tolerance) {
        BigFraction exact = Rationals.of(Math.abs(value));
        BigFraction low = exact.subtract(tolerance);
        if (low.getNumerator().signum() <= 0) {
            return BigFraction.ZERO;
        }
        BigFraction rounded = simplest(low, exact.add(tolerance));
        return value < 0 ? rounded.negate() : rounded;
    }

    /**
     * The point rounded: each probability but the largest of its distribution to the simplest fraction within the
     * tolerance, the largest to what is left; rewards likewise, within their range. Where the learner is within the
     * tolerance of the expert at a state, it is the expert.
     *
     * @return null if the tolerance is too wide for some distribution
     */
    static @Nullable ExactPoint round(
            Layout layout, double[] x, BigFraction tolerance, BigFraction least, BigFraction most) {
        BigFraction[] values = new BigFraction[x.length];
        boolean whole = distribution(x, values, 0, layout.states(), tolerance);
        for (int k = layout.transition(0, 0, 0); k < layout.reward(0, 0, 0); k += layout.states()) {
            whole &= distribution(x, values, k, layout.states(), tolerance);
        }
        boolean mirrored = layout.rewardSign(layout.agents() - 1) < 0;
        BigFraction lower = mirrored ? Rationals.max(least, most.negate()) : least;
        BigFraction upper = mirrored ? Rationals.min(most, least.negate()) : most;
        for (int k = layout.reward(0, 0, 0); k < layout.play(Who.EXPERT, 0, 0); k++) {
            values[k] = Rationals.max(lower, Rationals.min(upper, near(x[k], tolerance)));
        }
        for (int k = layout.play(Who.EXPERT, 0, 0); k < x.length; k += layout.joints()) {
            whole &= distribution(x, values, k, layout.joints(), tolerance);
        }
        if (!whole) {
            return null;
        }
        double close = Rationals.toDouble(tolerance);
        for (int s = 0; s < layout.states(); s++) {
            int own = layout.play(Who.EXPERT, s, 0);
            int other = layout.play(Who.LEARNER, s, 0);
            double far = 0;
            for (int a = 0; a < layout.joints(); a++) {
                far = Math.max(far, Math.abs(x[own + a] - x[other + a]));
            }
            if (far <= close) {
                System.arraycopy(values, own, values, other, layout.joints());
            }
        }
        return new ExactPoint(layout, values);
    }

    private static boolean distribution(double[] x, BigFraction[] values, int from, int count, BigFraction tolerance) {
        int largest = from;
        for (int k = from; k < from + count; k++) {
            largest = x[k] > x[largest] ? k : largest;
        }
        Arrays.fill(values, from, from + count, BigFraction.ZERO);
        BigFraction left = BigFraction.ONE;
        for (int k = from; k < from + count; k++) {
            if (k != largest) {
                values[k] = near(Math.max(0, x[k]), tolerance);
                left = left.subtract(values[k]);
            }
        }
        values[largest] = left;
        return left.getNumerator().signum() >= 0;
    }
}
