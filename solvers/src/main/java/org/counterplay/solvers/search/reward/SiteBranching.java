package org.counterplay.solvers.search.reward;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.counterplay.model.formulation.DeviatorLayout;
import org.counterplay.model.formulation.WorstRewardProducts;
import org.counterplay.model.program.Program;
import org.counterplay.solvers.backend.BackendFailure;
import org.counterplay.solvers.backend.RefutedClaim;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.highs.IncrementalModel;
import org.jspecify.annotations.Nullable;

/**
 * Proves how large one agent's gap can be where something is asked of the expert, so that the worst rewards need not be
 * extreme: branch and bound on the deviator's sites, each of which gets one option. The bound of a node is the linear program
 * {@link WorstRewardProducts} with passes, the expert's values and the envelopes of the node,
 *
 * <pre>
 *   w_j &lt;= v_j - l_j (1 - z_j),    w_j &lt;= u_j z_j,    f_e &lt;= x_o - a_o (1 - z_j),    f_e &lt;= b_o z_j,
 * </pre>
 *
 * {@code l_j .. u_j} and {@code a_o .. b_o} what visits of rows and options can be when the node's options are taken ({@link
 * SiteRanges}): points where all sites are, so that the search ends. The site is branched whose products are furthest above
 * what they are at the program's answer; in most games these are those of the first steps, whose options make all that comes
 * later certain. Children are bounded when they are made, with the parent's multipliers
 * and, unless these will do, anew; best bound first. What a solver says is
 * used for its dual values alone, from which {@link SafeBound} computes a bound that holds; so the bound returned is proved.
 */
final class SiteBranching {
    /** Rounds of cuts of a node; of one where nothing is left to branch on. */
    private static final int CUT_ROUNDS = 12;

    private static final int CUT_ROUNDS_AT_END = 200;

    /** From so many nodes one is climbed from. */
    private static final int CLIMBING = 64;

    private final Side side;
    private final ExpertCuts cuts;
    private final RewardAscent ascent;
    private final double tolerance;
    private final BooleanSupplier stop;
    private final BoxBranching.Listener listener;
    private final DeviatorLayout layout;
    private final WorstRewardProducts products;
    private final SiteRanges ranges;
    private final double[][] written;
    private RewardAscent.End best;
    private double rejected = Double.NEGATIVE_INFINITY;
    private int writtenCuts;
    private long nodes;

    /** A node that was bounded, the dual values of its bound, and the site to branch on. */
    @SuppressWarnings("ArrayRecordComponent") // flat data
    private record Node(double bound, int[] fixed, double[] dual, int site, long number) {}

    SiteBranching(
            Side side,
            ExpertCuts cuts,
            RewardAscent ascent,
            RewardAscent.End start,
            double tolerance,
            BooleanSupplier stop,
            BoxBranching.Listener listener) {
        this.side = side;
        this.cuts = cuts;
        this.ascent = ascent;
        this.tolerance = tolerance;
        this.stop = stop;
        this.listener = listener;
        best = start;
        layout = side.layout();
        products = BoxBranching.program(side, false, true);
        ranges = new SiteRanges(layout, side.obeying().length);
        written = new double[2][products.program().rows()];
        for (double[] each : written) {
            Arrays.fill(each, Double.NaN);
        }
    }

    /** Searches. */
    BoxBranching.Result run() {
        PriorityQueue<Node> open = new PriorityQueue<>(
                Comparator.comparingDouble((Node node) -> -node.bound()).thenComparingLong(Node::number));
        int[] any = new int[layout.sites()];
        for (int q = 0; q < any.length; q++) {
            any[q] = layout.firstOption(q + 1) - layout.firstOption(q) == 1 ? layout.firstOption(q) : -1;
        }
        try (IncrementalModel model = IncrementalModel.open(products.program(), SolveOptions.DEFAULT)) {
            bound(model, any, new double[0], layout.length() * (1 + 1e-9), open);
            while (!open.isEmpty()) {
                Node node = open.remove();
                if (node.bound() <= best.gap() + tolerance) {
                    return result(node.bound(), true);
                }
                listener.progress(best.gap(), Math.max(rejected, node.bound()), nodes);
                for (int o = layout.firstOption(node.site()); o < layout.firstOption(node.site() + 1); o++) {
                    if (stop.getAsBoolean()) {
                        return result(node.bound(), false);
                    }
                    int[] fixed = node.fixed().clone();
                    fixed[node.site()] = o;
                    bound(model, fixed, node.dual(), node.bound(), open);
                }
            }
        }
        return result(Double.NEGATIVE_INFINITY, true);
    }

    private BoxBranching.Result result(double open, boolean finished) {
        return new BoxBranching.Result(best, Math.max(best.gap(), Math.max(rejected, open)), finished, nodes);
    }

    /** Bounds a node, and adds it to those that are open unless it is rejected. */
    private void bound(IncrementalModel model, int[] fixed, double[] parents, double above, PriorityQueue<Node> open) {
        nodes++;
        boolean last = Arrays.stream(fixed).allMatch(option -> option >= 0);
        double bound = above;
        double[] primal = null;
        double[] multipliers = parents;
        envelopes(model, fixed);
        if (parents.length > 0) { // the parent's multipliers may do for narrower envelopes
            bound = Math.min(bound, bound(model, parents));
        }
        if (bound <= best.gap() + tolerance) {
            rejected = Math.max(rejected, bound);
            return;
        }
        try {
            for (int round = 0; round < (last ? CUT_ROUNDS_AT_END : CUT_ROUNDS); round++) {
                for (; writtenCuts < cuts.size(); writtenCuts++) {
                    cut(model, writtenCuts);
                }
                var solution = model.solve().solution();
                primal = solution.primal();
                double[] dual = solution.dual();
                if (dual != null) {
                    multipliers = dual;
                    bound = Math.min(bound, bound(model, dual));
                }
                if (primal == null || bound <= best.gap() + tolerance || !cuts.separateAdvantages(rewards(primal))) {
                    break;
                }
            }
        } catch (RefutedClaim | BackendFailure e) {
            primal = null; // the bound is what it was
        }
        if (bound > best.gap() + tolerance && primal != null) {
            double[] z = rewards(primal);
            RewardAscent.End end = nodes % CLIMBING == 1 ? ascent.climb(z) : ascent.worth(z);
            best = end.gap() > best.gap() ? end : best;
        }
        if (last || bound <= best.gap() + tolerance) {
            rejected = Math.max(rejected, bound);
        } else {
            open.add(new Node(bound, fixed, multipliers, site(fixed, primal), nodes));
        }
    }

    private static double bound(IncrementalModel model, double[] multipliers) {
        Program program = model.program();
        return SafeBound.of(program, Arrays.copyOf(multipliers, program.rows()));
    }

    /** The open site whose products are furthest above what they are; without an answer that which most pass. */
    private int site(int[] fixed, double @Nullable [] primal) {
        int chosen = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int p = 0; p < layout.places().size(); p++) {
            for (int q = layout.firstSite(p); q < layout.firstSite(p + 1); q++) {
                if (fixed[q] >= 0) {
                    continue;
                }
                double score = 1e-6 * layout.weight(q) * layout.left(p) * ranges.most(p);
                for (int o = layout.firstOption(q); primal != null && o < layout.firstOption(q + 1); o++) {
                    for (int e = layout.firstRow(o); e < layout.firstRow(o + 1); e++) {
                        double over = primal[products.passColumn(e)] - primal[o] * primal[products.rewardColumnOf(e)];
                        score += Math.max(0, over) * layout.share(e) / layout.weight(q);
                    }
                }
                if (score > most) {
                    most = score;
                    chosen = q;
                }
            }
        }
        return chosen;
    }

    private double[] rewards(double[] primal) {
        double[] z = new double[side.obeying().length];
        for (int k = 0; k < products.rewards(); k++) {
            z[products.gameRow(k)] = Math.clamp(primal[products.rewardColumn(k)], 0, 1);
        }
        return z;
    }

    private void envelopes(IncrementalModel model, int[] fixed) {
        ranges.fix(fixed);
        for (int k = 0; k < products.rewards(); k++) {
            int column = products.rewardColumn(k);
            int row = products.gameRow(k);
            envelope(model, products.aboveRow(k), column, ranges.mostOfRow(row), false);
            envelope(model, products.aboveRow(k) + 1, column, ranges.leastOfRow(row), true);
        }
        for (int p = 0; p < layout.places().size(); p++) {
            for (int q = layout.firstSite(p); q < layout.firstSite(p + 1); q++) {
                double most = layout.weight(q) * ranges.most(p);
                for (int o = layout.firstOption(q); o < layout.firstOption(q + 1); o++) {
                    boolean taken = fixed[q] == o;
                    double least = taken ? layout.weight(q) * ranges.least(p) : 0;
                    model.columnBounds(o, 0, taken || fixed[q] < 0 ? most * (1 + 1e-9) : 0);
                    for (int e = layout.firstRow(o); e < layout.firstRow(o + 1); e++) {
                        int column = products.rewardColumnOf(e);
                        envelope(model, products.overRow(e), column, most, false);
                        envelope(model, products.overRow(e) + 1, column, least, true);
                    }
                }
            }
        }
    }

    /** Replaces a row's coefficient of z, and where it is one from below its side. */
    private void envelope(IncrementalModel model, int row, int column, double visits, boolean below) {
        if (written[below ? 1 : 0][row] != visits) {
            written[below ? 1 : 0][row] = visits;
            model.coefficient(row, column, -visits);
            if (below) {
                model.rowBounds(row, Double.NEGATIVE_INFINITY, -visits);
            }
        }
    }

    /** Hands an advantage's cut over; of regret the program knows all. */
    private void cut(IncrementalModel model, int number) {
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
}
