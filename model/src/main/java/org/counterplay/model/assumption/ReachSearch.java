package org.counterplay.model.assumption;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.counterplay.model.imitation.FlatProcess;

/**
 * Which target a deviator can reach most often in proportion to a given measure of it: {@code max_target max_phi sum_{p in target}
 * P_phi(p) / measure(target)}, a target being one place or the places of one state, in doubles with their errors counted.
 *
 * <p>The deviator's value at the start is an average of its values at any one step, whatever it does before; so the values of each
 * step bound it from above and, weighted with the chances of one deviation, from below. Each target is followed backwards until its
 * upper bound is no better than what another one attains, which is a few steps for nearly all: at first by sums over paths, which
 * cost little and are bounds as well, then by best responses, many targets together. Only the last ones are followed to the start.
 */
final class ReachSearch {
    /** Targets that are followed first, for the others to be compared with. */
    private static final int FIRST = 8;

    /** Tasks times places that more than one thread is worth. */
    private static final int WORTH_SHARING = 4096;

    private final FlatProcess process;
    private final ReachBounds bounds;
    private final double startSlack;
    private final AttainedRatio attained;
    private final ConcurrentHashMap<Target, Evaluated> evaluated = new ConcurrentHashMap<>();
    private final List<BatchSweep> sweeps = new ArrayList<>();
    private List<Ranked> promising = List.of();

    /**
     * What is asked of a target.
     *
     * @param id the caller's number of it
     * @param places its places, ascending
     * @param lower at most its measure, positive
     * @param upper at least its measure
     */
    record Target(int id, int[] places, double lower, double upper) {
        private int last() {
            return places[places.length - 1];
        }
    }

    /** A target whose ratio is within the two numbers. */
    record Evaluated(Target target, double lower, double upper) {}

    /** A target with what is thought of its ratio. */
    private record Ranked(Target target, double ratio) {}

    /**
     * Prepares the search.
     *
     * @param initialPlaces places of the first step
     * @param initial their probabilities
     * @param attained what other agents' deviations are known to attain, and these will be
     */
    ReachSearch(FlatProcess process, int[] initialPlaces, double[] initial, AttainedRatio attained) {
        this.process = process;
        this.attained = attained;
        bounds = new ReachBounds(process, initialPlaces, initial);
        startSlack = (initialPlaces.length + 8.0) * 0x1p-52;
    }

    /** Whether some permitted deviation reaches the place. */
    boolean reached(int place) {
        return bounds.reached(place);
    }

    /** Ranks the targets by what one deviation attains and follows the first few, for the others to be compared with. */
    void begin(List<Target> targets, int workers) {
        for (int k = 0; k < Math.max(1, workers); k++) {
            sweeps.add(new BatchSweep(this, process, bounds));
        }
        promising = sorted(targets.stream().map(this::oneStepAttained).toList());
        int first = Math.min(FIRST, promising.size());
        each(
                promising.subList(0, first),
                WORTH_SHARING,
                (sweep, each) -> sweep.single().exactly(each.target));
    }

    /**
     * The targets that may have the largest ratio, best first; all others have one that is no larger than what is known to be attained.
     * Comes after {@link #begin}.
     */
    List<Evaluated> search() {
        List<List<Target>> byStep =
                new ArrayList<>(Collections.nCopies(process.places().steps() + 1, List.of()));
        for (Ranked each : promising) {
            int step = process.step(each.target.last());
            if (byStep.get(step).isEmpty()) {
                byStep.set(step, new ArrayList<>());
            }
            byStep.get(step).add(each.target);
        }
        for (int step = 1; step < byStep.size(); step++) {
            search(step, byStep.get(step));
        }
        double known = known();
        return evaluated.values().stream()
                .filter(each -> each.upper >= known)
                .sorted(Comparator.comparingDouble((Evaluated each) -> -each.lower)
                        .thenComparingInt(each -> each.target.id))
                .toList();
    }

    /** The targets with that last step, and what they tell about its places, for the steps to come. */
    private void search(int step, List<Target> targets) {
        int width = process.places().states(step).length;
        for (int k = 0; k < width; k++) {
            bounds.enter(process.places().first(step) + k);
        }
        ConcurrentLinkedQueue<Ranked> left = new ConcurrentLinkedQueue<>();
        each(targets, width, (sweep, target) -> {
            Ranked ranked = oneStepBound(target);
            if (ranked.ratio > known() && !evaluated.containsKey(target)) {
                double rough = Math.min(ranked.ratio, sweep.single().roughly(target));
                ranked = new Ranked(target, rough);
                if (rough > known()) {
                    left.add(ranked);
                }
            }
            learn(ranked);
        });
        List<Ranked> order = sorted(left);
        List<List<Target>> batches = new ArrayList<>();
        for (int k = 0; k < order.size(); k += BatchSweep.WIDTH) {
            batches.add(order.subList(k, Math.min(order.size(), k + BatchSweep.WIDTH)).stream()
                    .map(Ranked::target)
                    .toList());
        }
        each(batches, width * BatchSweep.WIDTH, BatchSweep::exactly);
        double largest =
                evaluated.values().stream().mapToDouble(Evaluated::upper).reduce(known(), Math::max);
        targets.forEach(target -> learn(new Ranked(target, largest)));
    }

    /** What a bound on the ratio of a target says about its places. */
    private void learn(Ranked bounded) {
        double chance = bounded.ratio * bounded.target.upper * (1 + 0x1p-50) + Double.MIN_NORMAL;
        for (int place : bounded.target.places) {
            bounds.atMost(place, chance);
        }
    }

    /** Runs tasks, each worker with a sweep of its own; few of them, about so large, by one worker. */
    private <T> void each(List<T> tasks, int size, BiConsumer<BatchSweep, T> task) {
        if (tasks.size() < 2 || (long) tasks.size() * size < WORTH_SHARING) {
            tasks.forEach(each -> task.accept(sweeps.get(0), each));
            return;
        }
        AtomicInteger next = new AtomicInteger();
        sweeps.parallelStream().forEach(sweep -> {
            for (int at = next.getAndIncrement(); at < tasks.size(); at = next.getAndIncrement()) {
                task.accept(sweep, tasks.get(at));
            }
        });
    }

    /** Best first, ties in the caller's order of targets. */
    private static List<Ranked> sorted(Collection<Ranked> targets) {
        Ranked[] sorted = targets.toArray(Ranked[]::new);
        Arrays.sort(sorted, (a, b) -> {
            int larger = Double.compare(b.ratio, a.ratio);
            return larger == 0 ? Integer.compare(a.target.id, b.target.id) : larger;
        });
        return Arrays.asList(sorted);
    }

    /** A ratio that is about attained: by the one deviation until the step before the target. */
    private Ranked oneStepAttained(Target target) {
        double sum = 0;
        for (int place : target.places) {
            double here = process.step(place) == 1 ? bounds.some(place) : 0;
            for (int j = bounds.firstPredecessor(place); j < bounds.firstPredecessor(place + 1); j++) {
                here += bounds.some(bounds.predecessor(j)) * bounds.share(j);
            }
            sum += here;
        }
        return new Ranked(target, sum / target.upper);
    }

    private Ranked oneStepBound(Target target) {
        double sum = 0;
        for (int place : target.places) {
            sum += bounds.most(place);
        }
        return new Ranked(target, sum / target.lower * (1 + (target.places.length + 8.0) * 0x1p-52));
    }

    /**
     * A bound, in proportion to the measure, on how often a deviator is at the target.
     *
     * @param left the target's first so many places are of earlier steps than those of the cone
     * @param offset what was taken off the values
     * @param worth values of the places of the cone, as a sweep or sums over paths found them
     * @param terms terms of such a sum, else 0
     */
    double bound(
            Knapsack knapsack, Target target, int left, double offset, ReachCone cone, double[] worth, double terms) {
        return bound(target, left, offset, bounds.most(knapsack, cone.places(), worth, cone.count()), terms);
    }

    /** The same from a bound on the expectation of the values of a step. */
    double bound(Target target, int left, double offset, double expected, double terms) {
        double earlier = offset;
        for (int k = 0; k < left; k++) {
            earlier += bounds.most(target.places[k]);
        }
        return (process.up(expected) + earlier) / target.lower * (1 + (left + terms + 8) * 0x1p-52);
    }

    /** Learns from the values of a sweep at one step what is attained. */
    void attained(Target target, ReachCone cone, double[] worth) {
        double sum = 0;
        for (int k = 0; k < cone.count(); k++) {
            sum += worth[k] * bounds.some(cone.places()[k]);
        }
        attained.atLeast(process.down(sum) / target.upper * (1 - (cone.count() + 8.0) * 0x1p-52));
    }

    /** Learns the value of a target at the start, as a sweep found it. */
    void evaluated(Target target, double value) {
        double lower = process.down(value) / target.upper * (1 - startSlack);
        double upper = process.up(value) / target.lower * (1 + startSlack);
        double known = known();
        if (upper < known) {
            return;
        }
        evaluated.values().removeIf(each -> each.upper < known);
        evaluated.put(target, new Evaluated(target, lower, upper));
        attained.atLeast(lower);
    }

    /** The largest ratio that is known to be attained. */
    double known() {
        return attained.known();
    }

    /** The values of reaching a target, at all places: choices that attain them are the deviation. */
    double[] values(Target target) {
        double[] reward = new double[process.places().size()];
        for (int place : target.places) {
            reward[place] = 1;
        }
        return process.sweep(reward).values();
    }
}
