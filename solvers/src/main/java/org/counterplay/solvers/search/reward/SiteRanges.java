package org.counterplay.solvers.search.reward;

import java.util.Arrays;
import org.counterplay.model.formulation.DeviatorLayout;

/**
 * How often a deviator who may take some options only can pass each place, at least and at most; rounding errors widen. Of one
 * thread.
 */
final class SiteRanges {
    /** Relative; far above the rounding errors of sums of products of so many factors as a play has steps. */
    private static final double ROUNDING = 1e-11;

    private final DeviatorLayout layout;
    private final FlatDeviator deviator;
    private final double[] values;
    private final double[] rows;
    private final double[] least;
    private final double[] most;

    SiteRanges(DeviatorLayout layout, int gameRows) {
        this.layout = layout;
        deviator = new FlatDeviator(layout);
        values = new double[layout.places().size()];
        rows = new double[gameRows];
        least = new double[values.length];
        most = new double[values.length];
    }

    /** Lets some options be taken, at least one at each site, and no others. */
    void allow(boolean[] open) {
        deviator.allow(open);
        for (int p = 0; p < values.length; p++) {
            least[p] = Math.max(0, layout.discounted() ? -visits(p, -1) : extreme(p, open, -1) * (1 - ROUNDING));
            most[p] = layout.discounted() ? visits(p, 1) : extreme(p, open, 1) * (1 + ROUNDING);
        }
    }

    /** The fewest visits of a place, by probability or discounted. */
    double least(int place) {
        return least[place];
    }

    /** The most. */
    double most(int place) {
        return most[place];
    }

    /** The fewest visits of a game row. */
    double leastOfRow(int row) {
        return Math.max(0, -ofRow(row, -1));
    }

    /** The most. */
    double mostOfRow(int row) {
        return Math.max(0, ofRow(row, 1));
    }

    private double ofRow(int row, int sign) {
        rows[row] = 1;
        double visits = deviator.most(rows, sign);
        rows[row] = 0;
        return visits;
    }

    /** At least sign times the visits of a place of a discounted game, whose rows are those of its state. */
    private double visits(int place, int sign) {
        int state = layout.state(place);
        int first = layout.game().firstRow(state);
        int end = layout.game().firstRow(state + 1);
        Arrays.fill(rows, first, end, 1);
        double visits = deviator.most(rows, sign);
        Arrays.fill(rows, first, end, 0);
        return visits;
    }

    /** The largest or smallest probability to be at a place. */
    private double extreme(int place, boolean[] open, int sign) {
        Arrays.fill(values, 0);
        values[place] = 1;
        double start = layout.initial(place);
        for (int p = place - 1; p >= 0; p--) {
            double sum = 0;
            for (int q = layout.firstSite(p); q < layout.firstSite(p + 1); q++) {
                double best = Double.NEGATIVE_INFINITY;
                for (int o = layout.firstOption(q); o < layout.firstOption(q + 1); o++) {
                    if (!open[o]) {
                        continue;
                    }
                    double own = 0;
                    for (int e = layout.firstSuccessor(o); e < layout.firstSuccessor(o + 1); e++) {
                        own += layout.probability(e) * values[layout.successor(e)];
                    }
                    best = Math.max(best, sign * own);
                }
                sum += sign * best;
            }
            values[p] = sum;
            start += layout.initial(p) * sum;
        }
        return start;
    }
}
