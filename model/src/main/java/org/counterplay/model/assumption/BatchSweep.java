package org.counterplay.model.assumption;

import java.util.Arrays;
import java.util.List;
import org.counterplay.model.assumption.ReachSearch.Target;
import org.counterplay.model.imitation.FlatProcess;

/**
 * Follows several targets with the same last step backwards together, so that the process is read once for all of them. Of one
 * thread.
 */
final class BatchSweep {
    /** Targets of a batch. */
    static final int WIDTH = FlatProcess.TOGETHER;

    private final ReachSearch search;
    private final FlatProcess process;
    private final TargetSweep single;
    private final Knapsack knapsack = new Knapsack();
    private final ReachCone cone;
    private final int[] left = new int[WIDTH];
    private final int[] end = new int[WIDTH];
    private final boolean[] alive = new boolean[WIDTH];
    private double[] worth = new double[0];
    private double[] values = new double[0];
    private double[] earlier = new double[0];

    BatchSweep(ReachSearch search, FlatProcess process, ReachBounds bounds) {
        this.search = search;
        this.process = process;
        single = new TargetSweep(search, process, bounds);
        cone = new ReachCone(bounds, process.places().size());
    }

    /** What follows them one by one. */
    TargetSweep single() {
        return single;
    }

    private void prepare() {
        int widest = 0;
        for (int step = 1; step <= process.places().steps(); step++) {
            widest = Math.max(widest, process.places().states(step).length);
        }
        worth = new double[widest];
        values = new double[widest * WIDTH];
        earlier = new double[widest * WIDTH];
    }

    /** Evaluates 1 to {@link #WIDTH} targets, except those that turn out to be no better than what is known. */
    void exactly(List<Target> targets) {
        if (worth.length == 0) {
            prepare();
        }
        int living = targets.size();
        for (int column = 0; column < living; column++) {
            left[column] = targets.get(column).places().length;
            alive[column] = true;
        }
        int step = process.step(targets.get(0).places()[left[0] - 1]);
        addTargets(targets, step);
        cone.back();
        reward(targets, step);
        while (step > 1 && living > 0) {
            back(targets, --step);
            for (int column = 0; column < targets.size(); column++) {
                if (alive[column] && !promising(targets.get(column), column, step)) {
                    alive[column] = false;
                    living--;
                }
            }
        }
        clear(cone.places(), cone.count(), step);
        cone.clear();
        for (int column = 0; column < targets.size(); column++) {
            if (alive[column]) {
                single.exactly(targets.get(column));
            }
        }
    }

    private void back(List<Target> targets, int step) {
        int[] later = cone.places();
        int laterCount = cone.count();
        cone.grow();
        addTargets(targets, step);
        cone.back();
        int first = process.places().first(step);
        int after = process.places().first(step + 1);
        for (int k = 0; k < cone.count(); k++) {
            int place = cone.places()[k];
            process.best(place, values, after, earlier, (place - first) * WIDTH);
        }
        clear(later, laterCount, step + 1);
        double[] swap = values;
        values = earlier;
        earlier = swap;
        reward(targets, step);
    }

    private void addTargets(List<Target> targets, int step) {
        for (int column = 0; column < targets.size(); column++) {
            int[] places = targets.get(column).places();
            end[column] = left[column];
            while (left[column] > 0 && process.places().first(step) <= places[left[column] - 1]) {
                cone.add(places[--left[column]]);
            }
        }
    }

    private void reward(List<Target> targets, int step) {
        for (int column = 0; column < targets.size(); column++) {
            for (int k = left[column]; k < end[column]; k++) {
                int place = targets.get(column).places()[k];
                values[(place - process.places().first(step)) * WIDTH + column] += 1;
            }
        }
    }

    private boolean promising(Target target, int column, int step) {
        int first = process.places().first(step);
        int[] places = cone.places();
        for (int k = 0; k < cone.count(); k++) {
            worth[k] = values[(places[k] - first) * WIDTH + column];
        }
        search.attained(target, cone, worth);
        return search.bound(knapsack, target, left[column], 0, cone, worth, 0) > search.known();
    }

    private void clear(int[] places, int count, int step) {
        for (int k = 0; k < count; k++) {
            int at = (places[k] - process.places().first(step)) * WIDTH;
            Arrays.fill(values, at, at + WIDTH, 0);
        }
    }
}
