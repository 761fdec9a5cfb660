package org.counterplay.solvers.deviation;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Deviations that change at most k spots, bounded by Lagrange relaxation: at a price mu, a change of an undecided spot at place p
 * costs {@code mu / P(p)} for each time that it is made, so no deviation pays more than mu for a spot, and the best charged
 * markov deviation plus {@code mu * left} is a bound. The price that makes it least is found by bisection, since the bound is
 * convex in it.
 */
final class BudgetRelaxation extends Relaxation {
    private static final int PRICES = 14;

    private final int budget;
    private final double[] rarity;
    private final double[] siteGain;

    /** @param rarity at most 1 / P for each place */
    BudgetRelaxation(DecisionProcess process, int budget, double[] rarity) {
        super(process);
        this.budget = budget;
        this.rarity = rarity;
        siteGain = new double[process.spots.length];
    }

    @Override
    @Nullable
    Examined examine(long[] open, double hint) {
        int left = budget;
        for (int spot = 0; spot < open.length; spot++) {
            left -= decided(spot, open) ? 1 : 0;
        }
        if (left < 0) {
            return null;
        }
        if (left == 0) {
            return settled(open);
        }
        double least = induction.charged(open, 0, rarity);
        if (used(open) <= left) {
            return new Examined(least, 0, NONE, plays(open, left));
        }
        double price = 0;
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double next = hint > 0 ? hint : process.magnitude / (1 + left) / 16;
        for (int k = 0; k < PRICES && next > low && next < high; k++) {
            double mu = (float) next;
            double bound = induction.charged(open, mu, rarity) + mu * left;
            if (bound < least) {
                least = bound;
                price = mu;
            }
            if (weighed(open) > left) {
                low = mu;
            } else {
                high = mu;
            }
            next = high == Double.POSITIVE_INFINITY ? 4 * mu : low == 0 ? high / 4 : (low + high) / 2;
        }
        // Where the price is just too low, more than the budget is changed: there the doubtful spots are among them.
        induction.charged(open, low, rarity);
        int changed = used(open);
        int spot = NONE;
        for (int q = 0; q < siteGain.length; q++) {
            if (siteGain[q] > 0 && (spot == NONE || siteGain[q] > siteGain[spot])) {
                spot = q;
            }
        }
        int[] plays = plays(open, left);
        if (spot == NONE && changed > left) {
            spot = anyUndecided(open);
        }
        return new Examined(least, price, spot == NONE ? anyUndecided(open) : spot, plays);
    }

    private boolean decided(int spot, long[] open) {
        return (open[spot] >> process.spots[spot].recommended() & 1) == 0;
    }

    private int anyUndecided(long[] open) {
        for (int spot = 0; spot < open.length; spot++) {
            if (!decided(spot, open) && Long.bitCount(open[spot]) > 1) {
                return spot;
            }
        }
        return NONE;
    }

    /** No change is left: the rest obeys, and the best markov deviation is one of the class. */
    private Examined settled(long[] open) {
        long[] rest = open.clone();
        for (int spot = 0; spot < open.length; spot++) {
            if (!decided(spot, open)) {
                rest[spot] = 1L << process.spots[spot].recommended();
            }
        }
        double bound = induction.best(rest);
        return new Examined(bound, 0, NONE, chosen());
    }

    private int[] chosen() {
        int[] plays = obedience();
        for (int site = 0; site < process.spotOf.length; site++) {
            plays[process.spotOf[site]] = induction.chosen(site) - process.firstOption[site];
        }
        return plays;
    }

    /** How many undecided spots the last induction changes where it comes to; notes what each gains. */
    private int used(long[] open) {
        double[] reach = induction.reach();
        Arrays.fill(siteGain, 0);
        int used = 0;
        for (int place = 0; place < reach.length; place++) {
            for (int site = process.firstSite[place]; reach[place] > 0 && site < process.firstSite[place + 1]; site++) {
                int spot = process.spotOf[site];
                int obedient = process.firstOption[site] + process.recommended[site];
                if (!decided(spot, open) && induction.chosen(site) != obedient) {
                    used++;
                    siteGain[spot] = Math.max(
                            Double.MIN_NORMAL,
                            reach[place] * (induction.worthOf(induction.chosen(site)) - induction.worthOf(obedient)));
                }
            }
        }
        return used;
    }

    /** What the changes of the last induction use of the budget: each by how often it is made against its largest. */
    private double weighed(long[] open) {
        double[] reach = induction.reach();
        double sum = 0;
        for (int place = 0; place < reach.length; place++) {
            for (int site = process.firstSite[place]; reach[place] > 0 && site < process.firstSite[place + 1]; site++) {
                boolean change = induction.chosen(site) != process.firstOption[site] + process.recommended[site];
                sum += change && !decided(process.spotOf[site], open) ? reach[place] * rarity[place] : 0;
            }
        }
        return sum;
    }

    /** Keeps the changes that gain most, and lets the changed spots choose their actions again. */
    private int[] plays(long[] open, int left) {
        Integer[] order = new Integer[siteGain.length];
        Arrays.setAll(order, spot -> spot);
        Arrays.sort(order, (a, b) -> Double.compare(siteGain[b], siteGain[a]));
        long[] kept = open.clone();
        for (int k = 0; k < order.length; k++) {
            int spot = order[k];
            if (!decided(spot, open) && (k >= left || siteGain[spot] == 0)) {
                kept[spot] = 1L << process.spots[spot].recommended();
            }
        }
        induction.best(kept);
        return chosen();
    }

    /** Obedience, and all else. */
    @Override
    long[] shares(int spot, long open) {
        long obedient = 1L << process.spots[spot].recommended();
        return new long[] {open & ~obedient, obedient};
    }

    @Override
    double error() {
        return 4 * process.error; // charges that are worth paying are no larger than the values they are taken from
    }

    @Override
    boolean holds(int[] plays) {
        int changed = 0;
        for (int spot = 0; spot < plays.length; spot++) {
            changed += plays[spot] == process.spots[spot].recommended() ? 0 : 1;
        }
        return changed <= budget;
    }

    @Override
    List<int[]> starts() {
        return List.of(obedience());
    }
}
