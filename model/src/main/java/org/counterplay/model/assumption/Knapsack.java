package org.counterplay.model.assumption;

import java.util.Arrays;

/**
 * Bounds on an expectation {@code sum_k x_k worth_k} of which it is known that {@code 0 <= x_k <= most_k} and that the x_k sum up to
 * 1 at most. For each lambda it is at most {@code lambda + sum_k most_k max(0, worth_k - lambda)}; the least such bound has as lambda
 * the worth at which the caps of all that is worth more sum up to 1. Caps are summed up by the first bits of the worth, twice, which
 * finds a lambda above that one by 2^-10 of it at most; so is the bound. Of one thread.
 */
final class Knapsack {
    /** Bits of a worth below those that are looked at first: 4 bits of its mantissa are among these. */
    private static final int COARSE = 48;

    /** Bits below those that are looked at next. */
    private static final int FINE = 42;

    /** Numbers of the first bits, down from the largest one's; all that is worth less than 2^-64 of it has the last. */
    private static final int BUCKETS = 1024;

    private static final int PARTS = 1 << (COARSE - FINE);

    private final double[] bucket = new double[BUCKETS];
    private final double[] part = new double[PARTS];
    private double[] worth = new double[64];
    private double[] most = new double[64];
    private double lambda;

    /** The lambda of the last bound: 0 where the caps did not sum up to more than 1. */
    double lambda() {
        return lambda;
    }

    /**
     * At least the largest such expectation, roundings of this method counted; at most that times 1 + 2^-9, plus 2^-62 of the largest
     * worth.
     *
     * @param at where the caps are, in {@code from .. to-1}
     * @param caps nonnegative
     * @param worths nonnegative, at the same indices as {@code at}
     */
    double bound(int[] at, double[] caps, double[] worths, int from, int to) {
        int count = to - from;
        if (worth.length < count) {
            int larger = Math.max(count, 2 * worth.length);
            worth = new double[larger];
            most = new double[larger];
        }
        double high = 0;
        double mass = 0;
        double low = 0;
        for (int k = 0; k < count; k++) {
            double w = worths[from + k];
            double m = caps[at[from + k]];
            worth[k] = w;
            most[k] = m;
            if (w > high) {
                high = w;
            }
            mass += m;
            low += m * w;
        }
        double best = Math.min(high, low);
        lambda = 0;
        if (mass > 1) {
            lambda = Math.min(high, level(count, high));
            double twice = 0;
            for (int k = 0; k < count; k++) {
                double above = worth[k] - lambda;
                twice += most[k] * (above + Math.abs(above));
            }
            best = Math.min(best, lambda + twice / 2);
        }
        return best * (1 + (count + 8.0) * 0x1p-52) + Double.MIN_NORMAL;
    }

    /** A worth above which the caps sum up to less than 1, about the least. */
    private double level(int count, double high) {
        Arrays.fill(bucket, 0);
        long top = Double.doubleToRawLongBits(high) >>> COARSE;
        for (int k = 0; k < count; k++) {
            bucket[number(worth[k], top)] += most[k];
        }
        int number = 0;
        double above = 0;
        while (number < BUCKETS - 1 && above + bucket[number] < 1) {
            above += bucket[number++];
        }
        if (number == BUCKETS - 1) {
            return Double.longBitsToDouble(Math.max(0, top - number + 1) << COARSE);
        }
        Arrays.fill(part, 0);
        for (int k = 0; k < count; k++) {
            if (number(worth[k], top) == number) {
                part[(int) (Double.doubleToRawLongBits(worth[k]) >>> FINE) & (PARTS - 1)] += most[k];
            }
        }
        int upper = PARTS;
        while (upper > 1 && above + part[upper - 1] < 1) {
            above += part[--upper];
        }
        return Double.longBitsToDouble(((top - number) << COARSE) + ((long) upper << FINE));
    }

    /** Ascending where worth descends. */
    private static int number(double worth, long top) {
        return (int) Math.min(BUCKETS - 1, top - (Double.doubleToRawLongBits(worth) >>> COARSE));
    }
}
