package org.counterplay.solvers.deviation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Stationary deviations, bounded by markov deviations with the same open actions. Where the best markov deviation answers a
 * spot differently at two steps, the loss of playing c there at all steps is, to first order, {@code sum_h d_h (max_c' W - W(c))};
 * the spot whose least loss is largest is distinguished next.
 */
final class StationaryRelaxation extends Relaxation {
    private final double[][] loss;

    StationaryRelaxation(DecisionProcess process) {
        super(process);
        loss = new double[process.spots.length][];
        for (int spot = 0; spot < loss.length; spot++) {
            loss[spot] = new double[process.actions[spot]];
        }
    }

    @Override
    Examined examine(long[] open, double price) {
        double bound = induction.best(open);
        losses(open);
        int[] plays = new int[loss.length];
        int branch = NONE;
        double most = process.error;
        for (int spot = 0; spot < loss.length; spot++) {
            int best = preferred(spot, open[spot]);
            plays[spot] = best;
            if (loss[spot][best] > most) {
                most = loss[spot][best];
                branch = spot;
            }
        }
        return new Examined(bound, 0, branch, plays);
    }

    /** The open action of least loss; among equal ones obedience. */
    private int preferred(int spot, long open) {
        int obedient = process.spots[spot].recommended();
        int best = (open >> obedient & 1) != 0 ? obedient : Long.numberOfTrailingZeros(open);
        for (int c = 0; c < loss[spot].length; c++) {
            if ((open >> c & 1) != 0 && loss[spot][c] < loss[spot][best]) {
                best = c;
            }
        }
        return best;
    }

    private void losses(long[] open) {
        DecisionProcess p = process;
        double[] reach = induction.reach();
        for (double[] own : loss) {
            Arrays.fill(own, 0);
        }
        for (int place = 0; place < reach.length; place++) {
            if (reach[place] == 0) {
                continue;
            }
            for (int site = p.firstSite[place]; site < p.firstSite[place + 1]; site++) {
                int spot = p.spotOf[site];
                long mask = open[spot];
                if ((mask & mask - 1) == 0) {
                    continue;
                }
                double best = induction.worthOf(induction.chosen(site));
                int first = p.firstOption[site];
                for (int c = 0; c < loss[spot].length; c++) {
                    if ((mask >> c & 1) != 0) {
                        loss[spot][c] += reach[place] * (best - induction.worthOf(first + c));
                    }
                }
            }
        }
    }

    @Override
    long[] shares(int spot, long open) {
        long[] shares = new long[Long.bitCount(open)];
        long rest = open;
        for (int k = 0; k < shares.length; k++) {
            shares[k] = Long.lowestOneBit(rest);
            rest ^= shares[k];
        }
        return shares;
    }

    @Override
    double error() {
        return process.error;
    }

    @Override
    boolean holds(int[] plays) {
        return true;
    }

    /** Obedience, and what the best markov deviation does at each step. */
    @Override
    List<int[]> starts() {
        List<int[]> starts = new ArrayList<>();
        starts.add(obedience());
        induction.best(process.everything());
        for (int step = 1; step <= process.places.steps(); step++) {
            int[] plays = obedience();
            for (int place = process.places.first(step); place < process.places.first(step + 1); place++) {
                for (int site = process.firstSite[place]; site < process.firstSite[place + 1]; site++) {
                    plays[process.spotOf[site]] = induction.chosen(site) - process.firstOption[site];
                }
            }
            starts.add(plays);
        }
        return starts;
    }
}
