package org.counterplay.solvers.search.reward;

/**
 * What branching on each site has gained so far, for each unit by which its products were above what they are:
 * pseudo-costs, to choose sites by without solving their children's programs; and what it has cost to find them out.
 * Of one thread.
 */
final class SiteGains {
    /** After so many gains a site's mean is trusted. */
    private static final int RELIABLE = 4;

    /** So many iterations may be spent in vain, and so many for each that was of use. */
    private static final long FREE = 5000;

    private static final double SHARE = 0.5;
    private static final double LEAST = 1e-9;

    private final double[] ratios;
    private final int[] counts;
    private double ratio;
    private int count;
    private long useful;
    private long vain;

    SiteGains(int sites) {
        ratios = new double[sites];
        counts = new int[sites];
    }

    SiteGains copy() {
        SiteGains copy = new SiteGains(counts.length);
        copy.add(this);
        return copy;
    }

    /** Learns all that another one knows. */
    void add(SiteGains other) {
        for (int q = 0; q < counts.length; q++) {
            ratios[q] += other.ratios[q];
            counts[q] += other.counts[q];
        }
        ratio += other.ratio;
        count += other.count;
        useful += other.useful;
        vain += other.vain;
    }

    /**
     * What a branching is worth: the geometric mean of what the bound falls by in its children, none of more use than
     * until it is rejected.
     *
     * @param bounds of the children
     */
    static double worth(double bound, double enough, double[] bounds) {
        double product = 1;
        double most = Math.max(LEAST, bound - enough);
        for (double child : bounds) {
            product *= Math.max(LEAST, Math.min(bound - child, most));
        }
        return Math.pow(product, 1.0 / bounds.length);
    }

    void learn(int site, double score, double worth) {
        double gained = worth / Math.max(LEAST, score);
        ratios[site] += gained;
        counts[site]++;
        ratio += gained;
        count++;
    }

    /** Counts the simplex iterations of children that were taken, and of those that were tried and left. */
    void spent(long forUse, long inVain) {
        useful += forUse;
        vain += inVain;
    }

    /** Whether to find out what a site gains by trying it. */
    boolean worthTrying(int site) {
        return counts[site] < RELIABLE && vain <= FREE + SHARE * useful;
    }

    /** What branching may be worth; by the mean of all sites where nothing is known of this one. */
    double expected(int site, double score) {
        if (counts[site] > 0) {
            return score * ratios[site] / counts[site];
        }
        return count > 0 ? score * ratio / count : score;
    }
}
