package org.counterplay.solvers.search.reward;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.counterplay.model.formulation.DeviatorLayout;
import org.counterplay.model.formulation.ExpertRegretTerm;
import org.counterplay.model.formulation.WorstRewardProducts;
import org.counterplay.model.formulation.WorstRewardValues;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.program.Program;
import org.counterplay.solvers.backend.BackendFailure;
import org.counterplay.solvers.backend.RefutedClaim;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.highs.IncrementalModel;
import org.jspecify.annotations.Nullable;

/**
 * Proves how large one agent's gap can be: branch and bound on boxes of the rewards z. The bound of a box is the linear
 * program {@link WorstRewardProducts} with the envelopes of the box,
 *
 * <pre>
 *   w_j &lt;= v_j - l_j (1 - z_j),    w_j &lt;= u_j z_j,    low_j &lt;= z_j &lt;= high_j,
 * </pre>
 *
 * and those of the expert's deviations that are violated. Without an expert's term z is branched to 0 and 1: the row whose
 * product is furthest from its envelope. With one, the deviator's sites get one option each, the site that is passed most
 * first: visits then have a narrower range {@code l_j .. u_j}, and none where all that is visited is fixed, so that the search
 * ends. Beside the products stand the values of {@link WorstRewardValues}, {@code sum_j w_j <= sum_p initial(p) U(p)}, exact
 * along fixed sites whatever the ranges are. Best bound first. What a solver says of a box is
 * used for its dual values alone, from which {@link SafeBound} computes a bound that holds; so the bound returned is proved.
 */
final class BoxBranching {
    private static final int CUT_ROUNDS = 12;

    private final Side side;
    private final ExpertCuts cuts;
    private final RewardAscent ascent;
    private final double tolerance;
    private final BooleanSupplier stop;
    private final Listener listener;
    private final WorstRewardProducts products;
    private final int rewards;
    private final double[][] ranges;
    private final FlatDeviator restricted;
    private RewardAscent.End best;
    private double rejected = Double.NEGATIVE_INFINITY;
    private int regretColumn = -1;
    private int firstOptionRow = -1;
    private double[] excess = new double[0];
    private int fixedRows;
    private int writtenCuts;
    private long nodes;
    private long sequence;

    /** Hears of best gap and bound, in units of the width of the rewards. */
    interface Listener {
        void progress(double gap, double bound, long nodes);
    }

    /**
     * What a search came to.
     *
     * @param best the best that was found, the start if nothing was better
     * @param bound at least every gap, proved
     * @param finished whether no box is left; else it was stopped
     */
    record Result(RewardAscent.End best, double bound, boolean finished, long nodes) {}

    @SuppressWarnings("ArrayRecordComponent") // flat data
    private record Box(double bound, double[] low, double[] high, int[] fixed, long number) {}

    /** One solve of a box. */
    @SuppressWarnings("ArrayRecordComponent") // flat data
    private record Relaxed(double bound, double @Nullable [] primal, boolean settled) {}

    BoxBranching(
            Side side,
            ExpertCuts cuts,
            RewardAscent ascent,
            RewardAscent.End start,
            double tolerance,
            BooleanSupplier stop,
            Listener listener) {
        this.side = side;
        this.cuts = cuts;
        this.ascent = ascent;
        this.tolerance = tolerance;
        this.stop = stop;
        this.listener = listener;
        best = start;
        products = program(side, false);
        rewards = products.rewards();
        restricted = new FlatDeviator(side.layout());
        ranges = new double[rewards][];
        for (int k = 0; k < rewards; k++) {
            ranges[k] = products.range(k);
        }
    }

    /** The program of products of a side, without its expert's term. */
    static WorstRewardProducts program(Side side, boolean binary) {
        int rows = side.obeying().length;
        double[] least = new double[rows];
        double[] most = new double[rows];
        FlatDeviator deviator = new FlatDeviator(side.layout());
        double[] unit = new double[rows];
        for (int j = 0; j < rows; j++) {
            unit[j] = 1;
            least[j] = Math.max(0, -deviator.most(unit, -1));
            most[j] = Math.max(0, deviator.most(unit, 1));
            unit[j] = 0;
        }
        boolean[] further = new boolean[rows];
        for (Side.Tied tied : side.tied()) {
            for (int e = 0; e < tied.layout().firstRow(tied.layout().options()); e++) {
                further[tied.layout().row(e)] = true;
            }
        }
        return WorstRewardProducts.of(
                side.layout(),
                VisitCounts.doubles(side.obeying()),
                least,
                most,
                ExpertRegretTerm.NONE,
                further,
                binary);
    }

    /** Searches. */
    Result run() {
        PriorityQueue<Box> open = new PriorityQueue<>(
                Comparator.comparingDouble((Box box) -> -box.bound()).thenComparingLong(Box::number));
        double[] zeros = new double[rewards];
        double[] ones = new double[rewards];
        Arrays.fill(ones, 1);
        int[] any = new int[side.layout().sites()];
        Arrays.fill(any, -1);
        open.add(new Box(side.layout().length() * (1 + 1e-9), zeros, ones, any, sequence++));
        try (IncrementalModel model = IncrementalModel.open(products.program(), SolveOptions.DEFAULT)) {
            fixedRows = products.program().rows();
            if (side.withExpert()) {
                double most = side.layout().length() + 1;
                regretColumn = model.addColumn(
                        0,
                        side.allowed() == null ? most : Math.min(most, Math.nextUp(Rationals.toDouble(side.allowed()))),
                        -side.price(),
                        new int[0],
                        new double[0]);
                values(model);
            }
            while (!open.isEmpty()) {
                Box box = open.remove();
                if (box.bound() <= best.gap() + tolerance) {
                    return new Result(best, Math.max(best.gap(), Math.max(rejected, box.bound())), true, nodes);
                }
                if (stop.getAsBoolean()) {
                    return new Result(best, Math.max(best.gap(), Math.max(rejected, box.bound())), false, nodes);
                }
                branch(model, box, open);
            }
        }
        return new Result(best, Math.max(best.gap(), rejected), true, nodes);
    }

    private void branch(IncrementalModel model, Box box, PriorityQueue<Box> open) {
        nodes++;
        Relaxed relaxed = relaxed(model, box);
        double bound = Math.min(box.bound(), relaxed.bound());
        if (bound <= best.gap() + tolerance) {
            rejected = Math.max(rejected, bound);
            return;
        }
        if (relaxed.primal() != null) {
            double[] z = rewards(relaxed.primal());
            RewardAscent.End end = nodes % 8 == 1 ? ascent.climb(z) : ascent.worth(z);
            if (end.gap() > best.gap()) {
                best = end;
            }
        }
        listener.progress(best.gap(), Math.max(rejected, box.bound()), nodes);
        int site = side.withExpert() ? site(box, relaxed.primal()) : -1;
        if (site >= 0) {
            for (int o = side.layout().firstOption(site); o < side.layout().firstOption(site + 1); o++) {
                int[] fixed = box.fixed().clone();
                fixed[site] = o;
                open.add(new Box(bound, box.low(), box.high(), fixed, sequence++));
            }
            return;
        }
        int chosen = side.withExpert() ? -1 : choose(box, relaxed.primal());
        if (chosen < 0) { // nothing is left to branch on; more of the expert's deviations may bring the bound down
            if (relaxed.settled()) {
                rejected = Math.max(rejected, bound);
            } else {
                open.add(new Box(bound, box.low(), box.high(), box.fixed(), sequence++));
            }
            return;
        }
        double[] high = box.high().clone();
        high[chosen] = 0;
        double[] low = box.low().clone();
        low[chosen] = 1;
        open.add(new Box(bound, box.low(), high, box.fixed(), sequence++));
        open.add(new Box(bound, low, box.high(), box.fixed(), sequence++));
    }

    /** The open site that is passed most, weighted by what is left of the play there; -1 for none. */
    private int site(Box box, double @Nullable [] primal) {
        DeviatorLayout layout = side.layout();
        double most = 1e-9;
        int chosen = -1;
        for (int p = 0; p < layout.places().size(); p++) {
            double left = layout.left(p);
            for (int q = layout.firstSite(p); q < layout.firstSite(p + 1); q++) {
                if (box.fixed()[q] >= 0 || layout.firstOption(q + 1) - layout.firstOption(q) < 2) {
                    continue;
                }
                double passed = primal == null ? layout.weight(q) : 0;
                for (int o = layout.firstOption(q); primal != null && o < layout.firstOption(q + 1); o++) {
                    passed += primal[o];
                }
                if (passed * left > most) {
                    most = passed * left;
                    chosen = q;
                }
            }
        }
        return chosen;
    }

    /** The reward whose product is furthest above what it is at the point; any that is open where there is no point; -1 for none. */
    private int choose(Box box, double @Nullable [] primal) {
        int chosen = -1;
        double most = 0;
        for (int k = 0; k < rewards; k++) {
            if (box.high()[k] == box.low()[k]) {
                continue;
            }
            double score = 1e-9;
            if (primal != null) {
                score += Math.max(
                        0, primal[products.productColumn(k)] - visits(k, primal) * primal[products.rewardColumn(k)]);
            }
            if (score > most) {
                most = score;
                chosen = k;
            }
        }
        return chosen;
    }

    private double visits(int reward, double[] primal) {
        double sum = 0;
        for (Map.Entry<Integer, Double> entry : products.visits(reward).entrySet()) {
            sum += entry.getValue() * primal[entry.getKey()];
        }
        return sum;
    }

    private double[] rewards(double[] primal) {
        double[] z = new double[side.obeying().length];
        for (int k = 0; k < rewards; k++) {
            z[products.gameRow(k)] = Math.clamp(primal[products.rewardColumn(k)], 0, 1);
        }
        return z;
    }

    private Relaxed relaxed(IncrementalModel model, Box box) {
        double bound = box.bound();
        double[] primal = null;
        boolean settled = false;
        model.keepRows(fixedRows);
        for (; writtenCuts < cuts.size(); writtenCuts++) {
            cut(model, cuts.rounded(writtenCuts));
            fixedRows++;
        }
        envelopes(model, box);
        int handed = writtenCuts;
        for (int round = 0; round < CUT_ROUNDS; round++) {
            for (; handed < cuts.size(); handed++) {
                cut(model, cuts.rounded(handed)); // behind the box's own rows, so that the basis is kept
            }
            try {
                var solution = model.solve().solution();
                primal = solution.primal();
                double[] dual = solution.dual();
                if (dual != null) {
                    Program program = model.program();
                    bound = Math.min(bound, SafeBound.of(program, dual));
                }
            } catch (RefutedClaim | BackendFailure e) {
                return new Relaxed(bound, null, true);
            }
            if (primal == null || bound <= best.gap() + tolerance) {
                break;
            }
            if (regretColumn < 0 || !cuts.separate(rewards(primal), primal[regretColumn])) {
                settled = true;
                break;
            }
        }
        return new Relaxed(bound, primal, settled);
    }

    /** Adds the deviator's values: with a site fixed its value is at most that option's, else at most so much more. */
    private void values(IncrementalModel model) {
        DeviatorLayout layout = side.layout();
        int places = layout.places().size();
        int[] columns = new int[places + layout.sites()];
        for (int p = 0; p < places; p++) {
            double left = layout.left(p) * (1 + 1e-12);
            columns[p] = model.addColumn(0, left, 0, new int[0], new double[0]);
            for (int q = layout.firstSite(p); q < layout.firstSite(p + 1); q++) {
                columns[places + q] =
                        model.addColumn(0, layout.weight(q) * left * (1 + 1e-12), 0, new int[0], new double[0]);
            }
        }
        TreeMap<Integer, Double> total = new TreeMap<>();
        for (int k = 0; k < rewards; k++) {
            total.put(products.productColumn(k), 1.0);
        }
        for (int p = 0; p < places; p++) {
            total.put(columns[p], -layout.initial(p));
            TreeMap<Integer, Double> value = new TreeMap<>();
            value.put(columns[p], 1.0);
            for (int q = layout.firstSite(p); q < layout.firstSite(p + 1); q++) {
                value.put(columns[places + q], -1.0);
            }
            add(model, 0, value);
        }
        add(model, 0, total);
        firstOptionRow = fixedRows + places + 1;
        Map<Integer, Integer> column = new TreeMap<>();
        for (int k = 0; k < rewards; k++) {
            column.put(products.gameRow(k), products.rewardColumn(k));
        }
        excess = new double[layout.options()];
        for (int q = 0; q < layout.sites(); q++) {
            for (int o = layout.firstOption(q); o < layout.firstOption(q + 1); o++) {
                excess[o] = WorstRewardValues.excess(layout, q, o) * (1 + 1e-12);
                TreeMap<Integer, Double> terms = new TreeMap<>();
                terms.put(columns[places + q], 1.0);
                for (int e = layout.firstRow(o); e < layout.firstRow(o + 1); e++) {
                    terms.merge(column.getOrDefault(layout.row(e), -1), -layout.share(e), Double::sum);
                }
                for (int e = layout.firstSuccessor(o); e < layout.firstSuccessor(o + 1); e++) {
                    terms.merge(columns[layout.successor(e)], -layout.probability(e), Double::sum);
                }
                add(model, excess[o], terms);
            }
        }
        fixedRows += places + 1 + layout.options();
    }

    private void cut(IncrementalModel model, double[] cut) {
        TreeMap<Integer, Double> terms = new TreeMap<>();
        for (int k = 0; k < rewards; k++) {
            terms.put(products.rewardColumn(k), cut[products.gameRow(k)]);
        }
        terms.put(regretColumn, -1.0);
        add(model, 0, terms);
    }

    private void envelopes(IncrementalModel model, Box box) {
        DeviatorLayout layout = side.layout();
        boolean narrower = false;
        for (int q = 0; side.withExpert() && q < layout.sites(); q++) {
            narrower |= box.fixed()[q] >= 0;
            for (int o = layout.firstOption(q); o < layout.firstOption(q + 1); o++) {
                boolean open = box.fixed()[q] < 0 || box.fixed()[q] == o;
                model.columnBounds(o, 0, open ? products.program().columnUpper()[o] : 0);
                model.rowBounds(firstOptionRow + o, Double.NEGATIVE_INFINITY, box.fixed()[q] == o ? 0 : excess[o]);
            }
        }
        restricted.fix(box.fixed());
        double[] unit = new double[side.obeying().length];
        for (int k = 0; k < rewards; k++) {
            model.columnBounds(products.rewardColumn(k), box.low()[k], box.high()[k]);
            if (!narrower) {
                continue; // the program's own envelopes are those of the box
            }
            unit[products.gameRow(k)] = 1;
            double least = Math.max(ranges[k][0], -restricted.most(unit, -1));
            double most = Math.min(ranges[k][1], restricted.most(unit, 1));
            unit[products.gameRow(k)] = 0;
            TreeMap<Integer, Double> below = new TreeMap<>();
            products.visits(k).forEach((column, value) -> below.put(column, -value));
            below.put(products.productColumn(k), 1.0);
            below.put(products.rewardColumn(k), -least);
            add(model, -least, below);
            TreeMap<Integer, Double> above = new TreeMap<>();
            above.put(products.productColumn(k), 1.0);
            above.put(products.rewardColumn(k), -most);
            add(model, 0, above);
        }
    }

    private static void add(IncrementalModel model, double upper, TreeMap<Integer, Double> terms) {
        terms.values().removeIf(value -> value == 0);
        int[] columns = terms.keySet().stream().mapToInt(Integer::intValue).toArray();
        double[] values =
                terms.values().stream().mapToDouble(Double::doubleValue).toArray();
        model.addRow(Double.NEGATIVE_INFINITY, upper, columns, values);
    }
}
