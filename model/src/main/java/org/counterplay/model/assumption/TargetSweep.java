package org.counterplay.model.assumption;

import org.counterplay.model.assumption.ReachSearch.Target;
import org.counterplay.model.imitation.FlatProcess;

/** Follows one target after the other backwards, over its ancestors only. Of one thread. */
final class TargetSweep {
    /** Sums over paths are bounds, better than nothing for so many steps. */
    private static final int ROUGH_STEPS = 6;

    /** They are given up once a bound is so much worse than that of a step before. */
    private static final double WORSE = 1.5;

    /** Sums over paths that are larger than this part of what is left of the known ratio are replaced by best responses. */
    private static final double REFINE = 0.6;

    /** The part of what is left of the known ratio that is taken off the values of a step. */
    private static final double CUT = 0.3;

    private final ReachSearch search;
    private final FlatProcess process;
    private final ReachBounds bounds;
    private final double[] values;
    private final ReachCone cone;
    private double[] worth = new double[64];
    private int left;
    private int step;
    private double most;
    private double offset;
    private double refineAbove;

    TargetSweep(ReachSearch search, FlatProcess process, ReachBounds bounds) {
        this.search = search;
        this.process = process;
        this.bounds = bounds;
        values = new double[process.places().size()];
        cone = new ReachCone(bounds, values.length);
    }

    /**
     * A bound on the ratio by sums over paths; they are left once it is no larger than what is known. At each step a part of what is
     * known is taken off all values, which costs at most that, as the chances of a step sum up to 1; few places are left then.
     */
    double roughly(Target target) {
        begin(target);
        double ratio = Double.MAX_VALUE;
        for (int done = 0; step > 1 && done < ROUGH_STEPS; done++) {
            double cut = done < 2 ? 0 : CUT * (search.known() * target.lower() - offset);
            if (cut > 0) {
                offset += cut;
                for (int k = 0; k < cone.count(); k++) {
                    int place = cone.places()[k];
                    values[place] = Math.max(0, values[place] - cut);
                }
            }
            refineAbove = done < 2 ? Double.POSITIVE_INFINITY : REFINE * (search.known() * target.lower() - offset);
            back(target, true);
            boolean promising = promising(target, true);
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
            back(target, false);
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

    private void back(Target target, boolean roughly) {
        int[] later = cone.places();
        int laterCount = cone.count();
        if (roughly) {
            for (int k = 0; k < laterCount; k++) {
                double value = values[later[k]];
                if (value == 0) {
                    continue;
                }
                int end = bounds.firstPredecessor(later[k] + 1);
                for (int j = bounds.firstPredecessor(later[k]); j < end; j++) {
                    int place = bounds.predecessor(j);
                    cone.add(place);
                    values[place] += value * bounds.share(j);
                }
            }
        } else {
            cone.grow();
        }
        step--;
        int end = left;
        addTargets(target);
        cone.back();
        if (roughly) {
            for (int k = 0; k < cone.count(); k++) {
                int place = cone.places()[k];
                if (values[place] > refineAbove) {
                    values[place] = Math.min(values[place], process.up(process.best(place, values)));
                }
            }
        } else {
            for (int k = 0; k < cone.count(); k++) {
                values[cone.places()[k]] = process.best(cone.places()[k], values);
            }
        }
        for (int k = left; k < end; k++) {
            values[target.places()[k]] += 1;
        }
        for (int k = 0; k < laterCount; k++) {
            values[later[k]] = 0;
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
        // A sum over paths adds up to one term an edge and step.
        double terms = roughly ? ROUGH_STEPS * (bounds.fan() + 4.0) : 0;
        most = search.bound(target, left, offset, cone, worth, terms);
        return most > search.known();
    }

    private void clear() {
        for (int k = 0; k < cone.count(); k++) {
            values[cone.places()[k]] = 0;
        }
        cone.clear();
    }
}
