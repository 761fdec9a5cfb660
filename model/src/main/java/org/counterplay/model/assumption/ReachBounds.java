package org.counterplay.model.assumption;

import java.util.Arrays;
import org.counterplay.model.imitation.FlatProcess;
import org.jspecify.annotations.Nullable;

/**
 * What is known of where a deviator can be: from which places each is entered and the chances of one deviation, from a forward pass,
 * and bounds of {@code max_phi P_phi(p)}, which are 1 until something is learned. All hold of the exact numbers: roundings are
 * counted.
 */
final class ReachBounds {
    private final FlatProcess process;
    private final boolean[] reached;
    private final double[] most;
    private final double[] some;
    private final int[] firstPredecessor;
    /** The number of a predecessor, and above it the bits of its share in single precision, which is rounded up. */
    private long[] entering = new long[0];

    private int[] at = new int[16];
    private double[] shares = new double[16];
    private final Knapsack knapsack = new Knapsack();
    private int terms = 1;
    private int fan = 1;

    /**
     * Runs the pass.
     *
     * @param initialPlaces places of the first step
     * @param initial their probabilities, each within two roundings
     */
    ReachBounds(FlatProcess process, int[] initialPlaces, double[] initial) {
        this.process = process;
        int size = process.places().size();
        reached = new boolean[size];
        most = new double[size];
        some = new double[size];
        firstPredecessor = new int[size + 1];
        Arrays.fill(most, 1);
        for (int k = 0; k < initialPlaces.length; k++) {
            reached[initialPlaces[k]] = true;
            most[initialPlaces[k]] = Math.min(1, initial[k] * (1 + 0x1p-50));
            some[initialPlaces[k]] = initial[k] * (1 - 0x1p-50);
        }
        Pass pass = new Pass(size);
        for (int step = 1; step < process.places().steps(); step++) {
            pass.run(step);
        }
        // Each chance is a sum of `terms` products at every step, besides what the process itself is off by.
        double off = process.error() + 2.0 * process.places().steps() * (terms + 8.0) * 0x1p-53;
        for (int p = 0; p < size; p++) {
            some[p] = Math.max(0, some[p] * (1 - off) - Double.MIN_NORMAL);
        }
    }

    /** Bounds the chances of a place by those of the step before, as they are bounded so far. Of one thread. */
    void enter(int place) {
        int from = firstPredecessor[place];
        int to = firstPredecessor[place + 1];
        if (to > from) {
            if (at.length < to - from) {
                at = new int[2 * (to - from)];
                shares = new double[2 * (to - from)];
            }
            for (int j = from; j < to; j++) {
                at[j - from] = predecessor(j);
                shares[j - from] = share(j);
            }
            atMost(place, most(knapsack, at, shares, to - from));
        }
    }

    /** Learns that {@code max_phi P_phi(p)} is at most this. */
    void atMost(int place, double chance) {
        most[place] = Math.min(most[place], chance);
    }

    /** Whether some permitted deviation reaches the place. */
    boolean reached(int place) {
        return reached[place];
    }

    /** At least {@code max_phi P_phi(p)}. */
    double most(int place) {
        return most[place];
    }

    /** At most {@code P_phi(p)} for one permitted deviation phi, the same for all places: it obeys where that is permitted. */
    double some(int place) {
        return some[place];
    }

    /** The places from which place p is entered are numbers {@code firstPredecessor(p) .. firstPredecessor(p+1)-1}. */
    int firstPredecessor(int place) {
        return firstPredecessor[place];
    }

    /** A place of the step before. */
    int predecessor(int number) {
        return (int) entering[number];
    }

    /** At least the chance {@code sum_b max_c W(p|x,b,c)} of entering p from this predecessor x. */
    double share(int number) {
        return Float.intBitsToFloat((int) (entering[number] >>> 32));
    }

    /**
     * Adds a value times the share to the value of each place from which a place is entered.
     *
     * @param cone where these are noted, or null
     */
    void addEntering(int place, double value, double[] values, @Nullable ReachCone cone) {
        int end = firstPredecessor[place + 1];
        for (int j = firstPredecessor[place]; j < end; j++) {
            int from = predecessor(j);
            double before = values[from];
            if (cone != null && before == 0) {
                cone.addFirst(from);
            }
            values[from] = before + value * share(j);
        }
    }

    /** The most places that one place leads to. */
    int fan() {
        return fan;
    }

    /**
     * At least {@code max_phi sum_x P_phi(x) worth(x)} over places x of one step: the chances sum up to 1 at most and each is at most
     * {@link #most}.
     *
     * @param at places, the first {@code count} of the array
     * @param worth nonnegative, at the same indices
     */
    double most(Knapsack knapsack, int[] at, double[] worth, int count) {
        return knapsack.bound(at, most, worth, 0, count);
    }

    /**
     * The same over all places {@code from .. to-1} of one step, by three lambdas about the one that is given instead of the best one:
     * it takes much less time.
     *
     * @param worth nonnegative, per place
     */
    double quickly(double[] worth, int from, int to, double lambda) {
        double low = 0.6 * lambda;
        double high = 1.4 * lambda;
        double twiceLow = 0;
        double twice = 0;
        double twiceHigh = 0;
        for (int p = from; p < to; p++) {
            double cap = most[p];
            double w = worth[p];
            twiceLow += cap * (w - low + Math.abs(w - low));
            twice += cap * (w - lambda + Math.abs(w - lambda));
            twiceHigh += cap * (w - high + Math.abs(w - high));
        }
        double best = Math.min(low + twiceLow / 2, Math.min(lambda + twice / 2, high + twiceHigh / 2));
        return best * (1 + (to - from + 8.0) * 0x1p-52) + Double.MIN_NORMAL;
    }

    /** The forward pass, a step at a time. */
    private final class Pass {
        private final double[] ofSite;
        private final double[] total;
        private final int[] last;
        private final int[] count;
        private int[] touched = new int[16];
        private int[] siteTouched = new int[16];
        private int[] edgeFrom = new int[64];
        private int[] edgeTo = new int[64];
        private double[] edgeShare = new double[64];
        private int edges;

        Pass(int size) {
            ofSite = new double[size];
            total = new double[size];
            last = new int[size];
            Arrays.fill(last, -1);
            count = new int[size];
        }

        void run(int step) {
            int first = process.places().first(step);
            int middle = process.places().first(step + 1);
            int end = middle + process.places().states(step + 1).length;
            edges = 0;
            for (int p = first; p < middle; p++) {
                if (reached[p]) {
                    leave(p);
                    obey(p);
                }
            }
            turn(middle, end);
        }

        /** The edges out of a place. */
        private void leave(int p) {
            int out = 0;
            for (int q = process.firstSite(p); q < process.firstSite(p + 1); q++) {
                int siteOut = 0;
                for (int e = process.firstEntry(process.firstOption(q));
                        e < process.firstEntry(process.firstOption(q + 1));
                        e++) {
                    int to = process.target(e);
                    if (ofSite[to] == 0) {
                        siteTouched =
                                siteOut == siteTouched.length ? Arrays.copyOf(siteTouched, 2 * siteOut) : siteTouched;
                        siteTouched[siteOut++] = to;
                    }
                    ofSite[to] = Math.max(ofSite[to], Math.max(process.probability(e), Double.MIN_VALUE));
                }
                for (int k = 0; k < siteOut; k++) {
                    int to = siteTouched[k];
                    if (last[to] != p) {
                        last[to] = p;
                        touched = out == touched.length ? Arrays.copyOf(touched, 2 * out) : touched;
                        touched[out++] = to;
                    }
                    total[to] += ofSite[to];
                    ofSite[to] = 0;
                }
            }
            fan = Math.max(fan, out);
            if (edges + out > edgeTo.length) {
                int larger = Math.max(edges + out, 2 * edges);
                edgeFrom = Arrays.copyOf(edgeFrom, larger);
                edgeTo = Arrays.copyOf(edgeTo, larger);
                edgeShare = Arrays.copyOf(edgeShare, larger);
            }
            for (int k = 0; k < out; k++) {
                int to = touched[k];
                reached[to] = true;
                edgeFrom[edges] = p;
                edgeTo[edges] = to;
                edgeShare[edges++] = process.up(total[to]);
                total[to] = 0;
            }
        }

        /** What the one deviation does at a place. */
        private void obey(int p) {
            for (int q = process.firstSite(p); q < process.firstSite(p + 1); q++) {
                int o = process.obedient(q);
                for (int e = process.firstEntry(o); e < process.firstEntry(o + 1); e++) {
                    int to = process.target(e);
                    some[to] += some[p] * process.probability(e);
                    terms = Math.max(terms, ++count[to]);
                }
            }
        }

        /** Sorts the edges by the place that they enter. */
        private void turn(int first, int end) {
            int base = firstPredecessor[first];
            if (base + edges > entering.length) {
                entering = Arrays.copyOf(entering, Math.max(base + edges, 2 * entering.length));
            }
            for (int k = 0; k < edges; k++) {
                firstPredecessor[edgeTo[k] + 1]++;
            }
            int[] fill = last; // of places of the next step, whose marks are of no more use
            for (int p = first; p < end; p++) {
                fill[p] = firstPredecessor[p];
                firstPredecessor[p + 1] += firstPredecessor[p];
            }
            for (int k = 0; k < edges; k++) {
                int at = fill[edgeTo[k]]++;
                float share = (float) edgeShare[k];
                int bits = Float.floatToRawIntBits(share < edgeShare[k] ? Math.nextUp(share) : share);
                entering[at] = ((long) bits << 32) | edgeFrom[k];
            }
        }
    }
}
