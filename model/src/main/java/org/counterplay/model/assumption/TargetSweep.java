package org.counterplay.model.assumption;

import java.util.Arrays;
import org.counterplay.model.assumption.ReachSearch.Target;
import org.counterplay.model.imitation.FlatProcess;

/** Follows one target after the other backwards, over its ancestors only. Of one thread. */
final class TargetSweep {
    /** Sums over paths are bounds, better than nothing for so many steps. */
    private static final int ROUGH_STEPS = 6;

    /** So many of them have values at few places, of which nothing is taken off. */
    private static final int PLAIN_STEPS = 3;

    /** Where more than one part in so many of a step's places are entered, all of them are looked at. */
    private static final int DENSE = 4;

    /** They are given up once a bound is so much worse than that of a step before. */
    private static final double WORSE = 1.5;

    /** Sums over paths that are larger than this part of what is left of the known ratio are replaced by best responses. */
    private static final double REFINE = 0.6;

    /** The part of what is left of the known ratio that is taken off the values of a step. */
    private static final double CUT = 0.3;

    /** The part of what is left of the known ratio that is about the best lambda of a step whose places are all looked at. */
    private static final double LAMBDA = 0.5;

    private final ReachSearch search;
    private final FlatProcess process;
    private final ReachBounds bounds;
    private final Knapsack knapsack = new Knapsack();
    private final double[] values;
    private final ReachCone cone;
    private double[] worth = new double[64];
    private int left;
    private int step;
    private double most;
    private double offset;

    TargetSweep(ReachSearch search, FlatProcess process, ReachBounds bounds) {
        this.search = search;
        this.process = process;
        this.bounds = bounds;
        values = new double[process.places().size()];
        cone = new ReachCone(bounds, values.length);
    }

    /**
     * A bound on the ratio by sums over paths; they are left once it is no larger than what is known. At each step a part of what is
     * known is taken off all values, which costs at most that, as the chances of a step sum up to 1; few places are left then. Only
     * where sums do not suffice are the largest ones replaced by best responses.
     */
    double roughly(Target target) {
        begin(target);
        double ratio = Double.MAX_VALUE;
        for (int done = 0; step > 1 && done < ROUGH_STEPS; done++) {
            double cut = done < PLAIN_STEPS ? 0 : CUT * (search.known() * target.lower() - offset);
            if (cut > 0) {
                offset += cut;
                for (int k = 0; k < cone.count(); k++) {
                    int place = cone.places()[k];
                    values[place] = Math.max(0, values[place] - cut);
                }
            }
            int[] later = cone.places();
            int laterCount = cone.count();
            int end = left;
            if (sums(target, end)) {
                clear(later, laterCount);
                cone.clear();
                return Math.min(ratio, most);
            }
            boolean promising = promising(target, true);
            if (promising && done >= PLAIN_STEPS) {
                refine(target, end, REFINE * (search.known() * target.lower() - offset));
                promising = promising(target, true);
            }
            clear(later, laterCount);
            boolean hopeless = most > WORSE * ratio;
            ratio = Math.min(ratio, most);
            if (!promising || hopeless) {
                break;
            }
        }
        clear();
        return ratio;
    }

    /** Evaluates a target, unless it turns out to be no better than what is known. */
    void exactly(Target target) {
        begin(target);
        while (step > 1) {
            back(target);
            if (!promising(target, false)) {
                clear();
                return;
            }
        }
        search.evaluated(target, process.atStart(values));
        clear();
    }

    private void begin(Target target) {
        offset = 0;
        left = target.places().length;
        step = process.step(target.places()[left - 1]);
        addTargets(target);
        cone.back();
        for (int k = 0; k < cone.count(); k++) {
            values[cone.places()[k]] = 1;
        }
    }

    private void addTargets(Target target) {
        while (left > 0 && process.places().first(step) <= target.places()[left - 1]) {
            cone.add(target.places()[--left]);
        }
    }

    /** Best responses at the step before. */
    private void back(Target target) {
        int[] later = cone.places();
        int laterCount = cone.count();
        cone.grow();
        step--;
        int end = left;
        addTargets(target);
        cone.back();
        for (int k = 0; k < cone.count(); k++) {
            values[cone.places()[k]] = process.best(cone.places()[k], values);
        }
        reward(target, end);
        clear(later, laterCount);
    }

    /** Sums over paths at the step before, of which this says whether they suffice. The values of this step stay if not. */
    private boolean sums(Target target, int end) {
        int[] later = cone.places();
        int laterCount = cone.count();
        long edges = 0;
        for (int k = 0; k < laterCount; k++) {
            if (values[later[k]] > 0) {
                edges += bounds.firstPredecessor(later[k] + 1) - bounds.firstPredecessor(later[k]);
            }
        }
        int first = process.places().first(step - 1);
        int after = process.places().first(step);
        boolean dense = edges * DENSE > after - first;
        for (int k = 0; k < laterCount; k++) {
            double value = values[later[k]];
            if (value > 0) {
                bounds.addEntering(later[k], value, values, dense ? null : cone);
            }
        }
        step--;
        if (dense) {
            while (left > 0 && first <= target.places()[left - 1]) {
                left--;
            }
            reward(target, end);
            double lambda = LAMBDA * Math.max(0, search.known() * target.lower() - offset);
            most = search.bound(target, left, offset, bounds.quickly(values, first, after, lambda), terms());
            if (most <= search.known()) {
                Arrays.fill(values, first, after, 0);
                return true;
            }
            cone.back(first, after, values);
        } else {
            while (left > 0 && first <= target.places()[left - 1]) {
                if (values[target.places()[--left]] == 0) {
                    cone.addFirst(target.places()[left]);
                }
            }
            cone.back();
            reward(target, end);
        }
        return false;
    }

    /** A sum over paths adds up to one term an edge and step. */
    private double terms() {
        return ROUGH_STEPS * (bounds.fan() + 4.0);
    }

    private void reward(Target target, int end) {
        for (int k = left; k < end; k++) {
            values[target.places()[k]] += 1;
        }
    }

    /** Replaces large sums by best responses to the values of the step after, which are still there. */
    private void refine(Target target, int end, double above) {
        for (int k = 0; k < cone.count(); k++) {
            int place = cone.places()[k];
            if (values[place] > above) {
                double own = left < end && Arrays.binarySearch(target.places(), left, end, place) >= 0 ? 1 : 0;
                values[place] = Math.min(values[place], process.up(process.best(place, values)) + own);
            }
        }
    }

    /** Compares the values of this step with what is known. */
    private boolean promising(Target target, boolean roughly) {
        int count = cone.count();
        if (worth.length < count) {
            worth = new double[Math.max(count, 2 * worth.length)];
        }
        for (int k = 0; k < count; k++) {
            worth[k] = values[cone.places()[k]];
        }
        if (!roughly) {
            search.attained(target, cone, worth);
        }
        most = search.bound(knapsack, target, left, offset, cone, worth, roughly ? terms() : 0);
        return most > search.known();
    }

    private void clear(int[] places, int count) {
        for (int k = 0; k < count; k++) {
            values[places[k]] = 0;
        }
    }

    private void clear() {
        clear(cone.places(), cone.count());
        cone.clear();
    }
}
