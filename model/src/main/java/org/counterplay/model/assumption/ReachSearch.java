package org.counterplay.model.assumption;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.counterplay.model.imitation.FlatProcess;

/**
 * Which target a deviator can reach most often in proportion to a given measure of it: {@code max_target max_phi sum_{p in target}
 * P_phi(p) / measure(target)}, a target being one place or the places of one state, in doubles with their errors counted.
 *
 * <p>One backward sweep a target, over its ancestors only. The deviator's value at the start is an average of its values at any
 * earlier layer, whatever it does before; so the largest value of a layer bounds it, and a sweep ends as soon as that bound is no
 * better than what is known. Targets are taken by a bound from one forward pass, best first, on all processors; where that bound is
 * no better than what is known, none of the rest is.
 */
final class ReachSearch {
    private final FlatProcess process;
    private final int[] firstPredecessor;
    private final int[] predecessors;
    private final double[] bound;
    private final boolean[] reached;
    private final AtomicLong best = new AtomicLong(Double.doubleToRawLongBits(0));
    private final ConcurrentLinkedQueue<Evaluated> evaluated = new ConcurrentLinkedQueue<>();
    private final AtomicInteger begun = new AtomicInteger();

    /**
     * What is asked of a target.
     *
     * @param id the caller's number of it
     * @param places its places, ascending
     * @param lower at most its measure, positive
     * @param upper at least its measure
     */
    record Target(int id, int[] places, double lower, double upper) {}

    /** A target whose ratio is within the two numbers. */
    record Evaluated(Target target, double lower, double upper) {}

    ReachSearch(FlatProcess process, int[] initialPlaces) {
        this.process = process;
        int size = process.places().size();
        reached = new boolean[size];
        bound = new double[size];
        firstPredecessor = new int[size + 1];
        for (int p : initialPlaces) {
            reached[p] = true;
            bound[p] = 1;
        }
        forward(size);
        int[] fill = new int[size];
        for (int p = 0; p < size; p++) {
            firstPredecessor[p + 1] += firstPredecessor[p];
            fill[p] = firstPredecessor[p];
        }
        predecessors = new int[firstPredecessor[size]];
        int[] last = new int[size];
        Arrays.fill(last, -1);
        for (int p = 0; p < size; p++) {
            if (reached[p]) {
                for (int e = firstEntry(p); e < firstEntry(p + 1); e++) {
                    int to = process.target(e);
                    if (last[to] != p) {
                        last[to] = p;
                        predecessors[fill[to]++] = p;
                    }
                }
            }
        }
    }

    /** Whether some permitted deviation reaches the place. */
    boolean reached(int place) {
        return reached[place];
    }

    private int firstEntry(int place) {
        return process.firstEntry(process.firstOption(process.firstSite(place)));
    }

    /** Bounds of P_phi(p): the largest chance from any one place before it, and the sum of these weighted by their own bounds. */
    private void forward(int size) {
        double[] ofSite = new double[size];
        double[] share = new double[size];
        double[] largest = new double[size];
        double[] sum = new double[size];
        int[] last = new int[size];
        Arrays.fill(last, -1);
        int[] touched = new int[16];
        int[] siteTouched = new int[16];
        for (int p = 0; p < size; p++) {
            if (!reached[p]) {
                continue;
            }
            bound[p] = sum[p] > 0 ? Math.min(1, Math.min(process.up(largest[p]), process.up(sum[p]))) : bound[p];
            int count = 0;
            for (int q = process.firstSite(p); q < process.firstSite(p + 1); q++) {
                int siteCount = 0;
                for (int e = process.firstEntry(process.firstOption(q));
                        e < process.firstEntry(process.firstOption(q + 1));
                        e++) {
                    int to = process.target(e);
                    if (ofSite[to] == 0) {
                        siteTouched = siteCount == siteTouched.length
                                ? Arrays.copyOf(siteTouched, 2 * siteCount)
                                : siteTouched;
                        siteTouched[siteCount++] = to;
                    }
                    ofSite[to] = Math.max(ofSite[to], Math.max(process.probability(e), Double.MIN_VALUE));
                }
                for (int k = 0; k < siteCount; k++) {
                    int to = siteTouched[k];
                    if (last[to] != p) {
                        last[to] = p;
                        touched = count == touched.length ? Arrays.copyOf(touched, 2 * count) : touched;
                        touched[count++] = to;
                    }
                    share[to] += ofSite[to];
                    ofSite[to] = 0;
                }
            }
            for (int k = 0; k < count; k++) {
                int to = touched[k];
                reached[to] = true;
                firstPredecessor[to + 1]++;
                largest[to] = Math.max(largest[to], share[to]);
                sum[to] += bound[p] * share[to];
                share[to] = 0;
            }
        }
    }

    /** A bound on the ratio of a target, from the forward pass. */
    private double quickBound(Target target) {
        double sum = 0;
        for (int place : target.places) {
            sum += bound[place];
        }
        return process.up(sum) / target.lower * (1 + 0x1p-50);
    }

    /** The targets that may have the largest ratio; all others have one that is no larger than the largest {@code lower}. */
    List<Evaluated> search(List<Target> targets, int workers) {
        double[] bounds = targets.stream().mapToDouble(this::quickBound).toArray();
        Integer[] order = IntStream.range(0, bounds.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble((Integer k) -> -bounds[k]));
        AtomicInteger next = new AtomicInteger();
        IntStream.range(0, Math.max(1, Math.min(workers, targets.size())))
                .parallel()
                .forEach(worker -> {
                    Sweeper sweeper = new Sweeper();
                    for (int at = next.getAndIncrement(); at < order.length; at = next.getAndIncrement()) {
                        if (bounds[order[at]] <= known()) {
                            return;
                        }
                        sweeper.sweep(targets.get(order[at]));
                    }
                });
        double known = known();
        List<Evaluated> candidates = new ArrayList<>();
        for (Evaluated each : evaluated) {
            if (each.upper >= known) {
                candidates.add(each);
            }
        }
        candidates.sort(Comparator.comparingDouble((Evaluated each) -> -each.lower)
                .thenComparingInt(each -> each.target.id));
        return candidates;
    }

    /** Lets the search know a ratio that is attained elsewhere. */
    void atLeast(double ratio) {
        best.accumulateAndGet(
                Double.doubleToRawLongBits(ratio),
                (a, b) -> Double.longBitsToDouble(a) >= Double.longBitsToDouble(b) ? a : b);
    }

    /** The largest ratio that is known to be attained. */
    double known() {
        return Double.longBitsToDouble(best.get());
    }

    /** Sweeps that were begun, for measurements. */
    int sweeps() {
        return begun.get();
    }

    /** The values of reaching a target, at all places: choices that attain them are the deviation. */
    double[] values(Target target) {
        double[] reward = new double[process.places().size()];
        for (int place : target.places) {
            reward[place] = 1;
        }
        return process.sweep(reward).values();
    }

    private final class Sweeper {
        private final double[] values = new double[process.places().size()];
        private final boolean[] marked = new boolean[values.length];
        private int[] layer = new int[64];
        private int[] before = new int[64];
        private int size;

        void sweep(Target target) {
            begun.incrementAndGet();
            int left = target.places.length;
            int step = process.step(target.places[left - 1]);
            int count = 0;
            while (left > 0 && process.places().first(step) <= target.places[left - 1]) {
                layer = count == layer.length ? Arrays.copyOf(layer, 2 * count) : layer;
                layer[count++] = target.places[--left];
                values[layer[count - 1]] = 1;
            }
            while (step > 1) {
                step--;
                size = 0;
                for (int k = 0; k < count; k++) {
                    for (int j = firstPredecessor[layer[k]]; j < firstPredecessor[layer[k] + 1]; j++) {
                        mark(predecessors[j]);
                    }
                }
                int firstTarget = left;
                while (left > 0 && process.places().first(step) <= target.places[left - 1]) {
                    mark(target.places[--left]);
                }
                double most = 0;
                for (int k = 0; k < size; k++) {
                    int place = before[k];
                    marked[place] = false;
                    values[place] = process.best(place, values);
                }
                for (int k = left; k < firstTarget; k++) {
                    values[target.places[k]] += 1;
                }
                for (int k = 0; k < size; k++) {
                    most = Math.max(most, values[before[k]]);
                }
                clear(count);
                int[] swap = layer;
                layer = before;
                before = swap;
                count = size;
                if (process.up(most + left) * (1 + 0x1p-50) <= known() * target.lower) {
                    clear(count);
                    return;
                }
            }
            double total = process.atStart(values);
            clear(count);
            double lower = process.down(total) / target.upper * (1 - 0x1p-50);
            double upper = process.up(total) / target.lower * (1 + 0x1p-50);
            evaluated.add(new Evaluated(target, lower, upper));
            atLeast(lower);
        }

        private void mark(int place) {
            if (!marked[place]) {
                marked[place] = true;
                before = size == before.length ? Arrays.copyOf(before, 2 * size) : before;
                before[size++] = place;
            }
        }

        private void clear(int count) {
            for (int k = 0; k < count; k++) {
                values[layer[k]] = 0;
            }
        }
    }
}
