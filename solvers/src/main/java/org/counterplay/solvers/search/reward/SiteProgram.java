package org.counterplay.solvers.search.reward;

import java.util.Arrays;
import java.util.Comparator;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.counterplay.model.formulation.DeviatorLayout;
import org.counterplay.model.formulation.WorstRewardProducts;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Solution;
import org.counterplay.solvers.backend.BackendFailure;
import org.counterplay.solvers.backend.RefutedClaim;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.backend.Standing;
import org.counterplay.solvers.backend.VerifiedSolution;
import org.counterplay.solvers.highs.IncrementalModel;
import org.jspecify.annotations.Nullable;

/**
 * One agent's linear program of {@link SiteBranching} as it stands within HiGHS: {@link WorstRewardProducts} with
 * passes, the expert's values and the envelopes of a node. Of one thread.
 */
final class SiteProgram implements AutoCloseable {
    /** Rounds of cuts of a node; of one where nothing is left to branch on. */
    private static final int CUT_ROUNDS = 12;

    private static final int CUT_ROUNDS_AT_END = 200;

    /** Sites that are looked at. */
    private static final int CANDIDATES = 10;

    private final Side side;
    private final ExpertCuts cuts;
    private final RewardAscent ascent;
    private final DeviatorLayout layout;
    private final WorstRewardProducts products;
    private final SiteRanges ranges;
    private IncrementalModel model;
    private final double[] written;
    private final double[] upper;
    private int writtenCuts;
    private long iterations;
    private RewardAscent.@Nullable End found;

    /**
     * What is known of a node.
     *
     * @param bound of all gaps in it, proved
     * @param sites candidates to branch on, those first whose products are furthest above what they are; none where all sites
     * have their option
     * @param scores by how much they are
     */
    @SuppressWarnings("ArrayRecordComponent") // flat data
    record Bounded(double bound, int[] sites, double[] scores) {}

    SiteProgram(Side side) {
        this.side = side;
        cuts = new ExpertCuts(side);
        ascent = new RewardAscent(side, cuts);
        layout = side.layout();
        products = BoxBranching.program(side, false, true);
        ranges = new SiteRanges(layout, side.obeying().length);
        written = new double[products.program().rows()];
        upper = new double[layout.options()];
        model = anew();
    }

    /** The program as nothing has been written into it. */
    private IncrementalModel anew() {
        Arrays.fill(written, Double.NaN);
        Arrays.fill(upper, Double.NaN);
        writtenCuts = 0;
        return IncrementalModel.open(products.program(), SolveOptions.DEFAULT);
    }

    /**
     * Bounds a node.
     *
     * @param open the options that may be taken, at least one at each site
     * @param enough a bound from which on nothing better is needed
     * @param climb whether to climb from the answer's rewards, and not only to measure them
     */
    Bounded bound(boolean[] open, double enough, boolean climb) {
        boolean[] free = free(open);
        found = null;
        Answer answer = solve(open, free, enough);
        boolean last = IntStream.range(0, free.length).noneMatch(q -> free[q]);
        if (answer == null || answer.bound() > enough && (last || !answer.optimal())) {
            // a solver that begins from an earlier answer may break down, or stop early, where a new one does not
            model.close();
            model = anew();
            Answer second = solve(open, free, enough);
            answer = second == null || answer != null && answer.bound() < second.bound() ? answer : second;
        }
        double bound = answer == null ? Double.POSITIVE_INFINITY : answer.bound();
        double[] primal = answer == null ? null : answer.primal();
        if (bound > enough && primal != null) {
            double[] z = rewards(primal);
            found = climb ? ascent.climb(z) : ascent.worth(z);
        }
        double[] scores = scores(free, primal);
        int[] sites = IntStream.range(0, scores.length)
                .filter(q -> free[q])
                .boxed()
                .sorted(Comparator.comparingDouble((Integer q) -> -scores[q]).thenComparingInt(q -> q))
                .limit(CANDIDATES)
                .mapToInt(Integer::intValue)
                .toArray();
        return new Bounded(
                bound, sites, Arrays.stream(sites).mapToDouble(q -> scores[q]).toArray());
    }

    /**
     * A bound that holds, the columns of the last solution, if there is one, and whether that was verified to be
     * optimal.
     */
    @SuppressWarnings("ArrayRecordComponent") // flat data
    private record Answer(double bound, double @Nullable [] primal, boolean optimal) {}

    /** What the solver says of a node; null if it breaks down. */
    private @Nullable Answer solve(boolean[] open, boolean[] free, double enough) {
        boolean last = IntStream.range(0, free.length).noneMatch(q -> free[q]);
        double bound = Double.POSITIVE_INFINITY;
        double[] primal = null;
        boolean optimal = false;
        envelopes(open, free);
        try {
            for (int round = 0; round < (last ? CUT_ROUNDS_AT_END : CUT_ROUNDS); round++) {
                for (; writtenCuts < cuts.size(); writtenCuts++) {
                    cut(writtenCuts);
                }
                VerifiedSolution verified = model.solve();
                Solution solution = verified.solution();
                optimal = verified.standing() == Standing.OPTIMAL;
                iterations += solution.iterations();
                primal = solution.primal();
                double[] dual = solution.dual();
                if (dual != null) {
                    Program program = model.program();
                    bound = Math.min(bound, SafeBound.of(program, Arrays.copyOf(dual, program.rows())));
                }
                if (primal == null || bound <= enough || !cuts.separateAdvantages(rewards(primal))) {
                    break;
                }
            }
        } catch (RefutedClaim | BackendFailure e) {
            return bound < Double.POSITIVE_INFINITY ? new Answer(bound, null, false) : null;
        }
        return new Answer(bound, primal, optimal);
    }

    /** Of the simplex method, so far. */
    long iterations() {
        return iterations;
    }

    /** The end of the climb from rewards z. */
    RewardAscent.End climb(double[] z) {
        return ascent.climb(z);
    }

    /** What the last node's answer was worth, or null. */
    RewardAscent.@Nullable End found() {
        return found;
    }

    /** By how much the products of each open site are above what they are; without an answer how many pass it. */
    private double[] scores(boolean[] free, double @Nullable [] primal) {
        double[] scores = new double[layout.sites()];
        for (int p = 0; p < layout.places().size(); p++) {
            for (int q = layout.firstSite(p); q < layout.firstSite(p + 1); q++) {
                scores[q] = 1e-6 * layout.weight(q) * layout.left(p) * ranges.most(p);
                for (int o = layout.firstOption(q); primal != null && o < layout.firstOption(q + 1); o++) {
                    for (int e = layout.firstRow(o); free[q] && e < layout.firstRow(o + 1); e++) {
                        double over = primal[products.passColumn(e)] - primal[o] * primal[products.rewardColumnOf(e)];
                        scores[q] += Math.max(0, over) * layout.share(e) / layout.weight(q);
                    }
                }
            }
        }
        return scores;
    }

    /** The sites with more than one open option. */
    private boolean[] free(boolean[] open) {
        boolean[] free = new boolean[layout.sites()];
        for (int q = 0; q < free.length; q++) {
            int count = 0;
            for (int o = layout.firstOption(q); o < layout.firstOption(q + 1); o++) {
                count += open[o] ? 1 : 0;
            }
            free[q] = count > 1;
        }
        return free;
    }

    private double[] rewards(double[] primal) {
        double[] z = new double[side.obeying().length];
        for (int k = 0; k < products.rewards(); k++) {
            z[products.gameRow(k)] = Math.clamp(primal[products.rewardColumn(k)], 0, 1);
        }
        return z;
    }

    /** Lets the node's open options be taken and no others, and narrows the envelopes to what holds then. */
    private void envelopes(boolean[] open, boolean[] free) {
        ranges.allow(open);
        for (int k = 0; k < products.rewards(); k++) {
            int column = products.rewardColumn(k);
            int row = products.gameRow(k);
            above(products.aboveRow(k), column, ranges.mostOfRow(row));
            below(products.aboveRow(k) + 1, column, ranges.leastOfRow(row));
        }
        for (int p = 0; p < layout.places().size(); p++) {
            for (int q = layout.firstSite(p); q < layout.firstSite(p + 1); q++) {
                double most = layout.weight(q) * ranges.most(p);
                for (int o = layout.firstOption(q); o < layout.firstOption(q + 1); o++) {
                    boolean taken = open[o] && !free[q];
                    limit(o, open[o] ? most * (1 + 1e-9) : 0);
                    double least = taken ? layout.weight(q) * ranges.least(p) : 0;
                    for (int e = layout.firstRow(o); e < layout.firstRow(o + 1); e++) {
                        above(products.overRow(e), products.rewardColumnOf(e), most);
                        below(products.overRow(e) + 1, products.rewardColumnOf(e), least);
                    }
                }
            }
        }
    }

    private void limit(int option, double most) {
        if (upper[option] != most) {
            upper[option] = most;
            model.columnBounds(option, 0, most);
        }
    }

    /** Asks a product for at most its visits times z. */
    private void above(int row, int column, double most) {
        if (written[row] != most) {
            written[row] = most;
            model.coefficient(row, column, -most);
        }
    }

    /** Asks a product for at most its visits less what it must be where z is not 1. */
    private void below(int row, int column, double least) {
        if (written[row] != least) {
            written[row] = least;
            model.coefficient(row, column, -least);
            model.rowBounds(row, Double.NEGATIVE_INFINITY, -least);
        }
    }

    /** Hands an advantage's cut over; of regret the program knows all. */
    private void cut(int number) {
        if (cuts.ofRegret(number)) {
            return;
        }
        double[] cut = cuts.rounded(number);
        TreeMap<Integer, Double> terms = new TreeMap<>();
        for (int k = 0; k < products.rewards(); k++) {
            if (cut[products.gameRow(k)] != 0) {
                terms.put(products.rewardColumn(k), cut[products.gameRow(k)]);
            }
        }
        model.addRow(
                Double.NEGATIVE_INFINITY,
                cuts.most(number),
                terms.keySet().stream().mapToInt(Integer::intValue).toArray(),
                terms.values().stream().mapToDouble(Double::doubleValue).toArray());
    }

    @Override
    public void close() {
        model.close();
        ascent.close();
    }
}
