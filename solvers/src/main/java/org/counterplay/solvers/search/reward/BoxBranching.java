package org.counterplay.solvers.search.reward;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import org.counterplay.model.formulation.WorstRewardProducts;
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
 * where nothing is asked of the expert, so that the worst rewards are extreme: z is branched to 0 and 1, the row whose product
 * is furthest from its envelope. Best bound first. What a solver says of a box is
 * used for its dual values alone, from which {@link SafeBound} computes a bound that holds; so the bound returned is proved.
 */
final class BoxBranching {
    private final Side side;
    private final RewardAscent ascent;
    private final double tolerance;
    private final BooleanSupplier stop;
    private final Listener listener;
    private final WorstRewardProducts products;
    private final int rewards;
    private RewardAscent.End best;
    private double rejected = Double.NEGATIVE_INFINITY;
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
    private record Box(double bound, double[] low, double[] high, long number) {}

    /** One solve of a box. */
    @SuppressWarnings("ArrayRecordComponent") // flat data
    private record Relaxed(double bound, double @Nullable [] primal) {}

    BoxBranching(
            Side side,
            RewardAscent ascent,
            RewardAscent.End start,
            double tolerance,
            BooleanSupplier stop,
            Listener listener) {
        this.side = side;
        this.ascent = ascent;
        this.tolerance = tolerance;
        this.stop = stop;
        this.listener = listener;
        best = start;
        products = program(side, false, false);
        rewards = products.rewards();
    }

    /** The program of products of a side. */
    static WorstRewardProducts program(Side side, boolean binary, boolean passes) {
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
        Arrays.fill(further, !side.advantages().isEmpty()); // they may be at places that no play is in
        for (Side.Tied tied : side.tied()) {
            for (int e = 0; e < tied.layout().firstRow(tied.layout().options()); e++) {
                further[tied.layout().row(e)] = true;
            }
        }
        return WorstRewardProducts.of(
                side.layout(), VisitCounts.doubles(side.obeying()), least, most, side.term(), further, binary, passes);
    }

    /** The best so far; to be asked for from the thread that runs it. */
    RewardAscent.End best() {
        return best;
    }

    /** Searches. */
    Result run() {
        PriorityQueue<Box> open = new PriorityQueue<>(
                Comparator.comparingDouble((Box box) -> -box.bound()).thenComparingLong(Box::number));
        double[] zeros = new double[rewards];
        double[] ones = new double[rewards];
        Arrays.fill(ones, 1);
        open.add(new Box(side.layout().length() * (1 + 1e-9), zeros, ones, sequence++));
        try (IncrementalModel model = IncrementalModel.open(products.program(), SolveOptions.DEFAULT)) {
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
        int chosen = choose(box, relaxed.primal());
        if (chosen < 0) {
            rejected = Math.max(rejected, bound);
            return;
        }
        double[] high = box.high().clone();
        high[chosen] = 0;
        double[] low = box.low().clone();
        low[chosen] = 1;
        open.add(new Box(bound, box.low(), high, sequence++));
        open.add(new Box(bound, low, box.high(), sequence++));
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
        for (int k = 0; k < rewards; k++) {
            model.columnBounds(products.rewardColumn(k), box.low()[k], box.high()[k]);
        }
        try {
            var solution = model.solve().solution();
            double[] dual = solution.dual();
            double bound = dual == null ? box.bound() : Math.min(box.bound(), SafeBound.of(model.program(), dual));
            return new Relaxed(bound, solution.primal());
        } catch (RefutedClaim | BackendFailure e) {
            return new Relaxed(box.bound(), null);
        }
    }
}
