package org.counterplay.solvers.search.reward;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.counterplay.model.formulation.WorstRewardProducts;

/**
 * Proves how large the gap of any agent can be where something is asked of the expert, so that the worst rewards need
 * not be extreme: branch and bound on the deviators' sites, each of which gets one option. A node is bounded in two ways
 * ({@link SiteLane} says when):
 *
 * <ul>
 *   <li>by a {@link ResponseRule}, which lets the expert answer each option in its own way: close to the truth from the first node
 *       on, and exact in children without a linear program, but slow to become exact;
 *   <li>by the linear program {@link WorstRewardProducts} with passes, the expert's values and envelopes,
 *       <pre>
 *   w_j &lt;= v_j - l_j (1 - z_j),    w_j &lt;= u_j z_j,    f_e &lt;= x_o - a_o (1 - z_j),    f_e &lt;= b_o z_j,
 *       </pre>
 *       {@code l_j .. u_j} and {@code a_o .. b_o} what visits of rows and options can be with the node's open options ({@link
 *       SiteRanges}; see {@link SiteProgram}): points where all sites are decided, so that the search ends. Of the sites
 *       whose products are furthest above what they are at the program's answer, that is branched whose children's bounds are
 *       lowest: as far as they are not known from former branchings ({@link SiteGains}) their programs are solved.
 * </ul>
 *
 * <p>What a solver says is used for its dual values alone, from which {@link SafeBound} and {@link ResponseRule}
 * compute bounds that hold; so the bound returned is proved. The nodes of all agents with the largest bounds, and what
 * is below them, are searched side by side, in rounds of {@link #LANES} however many threads there are, and with the
 * best gap from before the round: so the outcome does not depend on the threads unless the time ends it.
 */
final class SiteBranching implements AutoCloseable {
    private static final int LANES = 2;

    private final List<Side> sides;
    private final double tolerance;
    private final BooleanSupplier stop;
    private final RuleProgram[][] rules;
    private final List<ExecutorService> threads = new ArrayList<>();
    private final SiteProgram[][] programs;
    private final List<SiteGains> learnt = new ArrayList<>();
    private final PriorityQueue<SiteNode> open = SiteNode.queue();
    private RewardAscent.End best;
    private int leader;
    private double rejected = Double.NEGATIVE_INFINITY;
    private long nodes;

    /**
     * What a search came to.
     *
     * @param best the best that was found, the start if nothing was better
     * @param agent whose it is
     * @param bound at least every gap of every agent, proved
     * @param finished whether nothing is left; else it was stopped
     */
    record Result(RewardAscent.End best, int agent, double bound, boolean finished, long nodes) {}

    /**
     * A search that begins.
     *
     * @param sides of all agents
     * @param start the best that is known, of the agent {@code leader}
     * @param threadCount how many threads may be used; the outcome is the same
     */
    SiteBranching(
            List<Side> sides,
            RewardAscent.End start,
            int leader,
            double tolerance,
            int threadCount,
            BooleanSupplier stop) {
        this.sides = sides;
        this.tolerance = tolerance;
        this.stop = stop;
        this.leader = leader;
        best = start;
        programs = new SiteProgram[LANES][sides.size()];
        rules = new RuleProgram[LANES][sides.size()];
        for (int k = 0; k < Math.min(LANES, threadCount); k++) {
            threads.add(Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("worst-reward-" + k).factory()));
        }
        for (int k = 0; k < sides.size(); k++) {
            learnt.add(new SiteGains(sides.get(k).layout().sites()));
            Side side = sides.get(k);
            open.add(SiteNode.all(k, side.layout(), k));
        }
    }

    /** Searches. */
    Result run(BoxBranching.Listener listener) {
        while (!open.isEmpty()) {
            double bound = open.element().bound();
            if (bound <= best.gap() + tolerance) {
                return result(bound, true);
            }
            if (stop.getAsBoolean()) {
                return result(bound, false);
            }
            listener.progress(best.gap(), Math.max(rejected, bound), nodes);
            List<SiteLane> lanes = new ArrayList<>();
            for (int k = 0; k < LANES && !open.isEmpty() && open.element().bound() > best.gap() + tolerance; k++) {
                lanes.add(lane(k, open.remove()));
            }
            double next =
                    open.isEmpty() ? Double.NEGATIVE_INFINITY : open.element().bound();
            lanes.forEach(lane -> lane.until(next));
            await(lanes);
            lanes.forEach(this::merge);
        }
        return result(Double.NEGATIVE_INFINITY, true);
    }

    /** The best so far; to be asked for between rounds. */
    RewardAscent.End best() {
        return best;
    }

    /** Whose the best so far is; to be asked for between rounds. */
    int leader() {
        return leader;
    }

    private Result result(double left, boolean finished) {
        return new Result(best, leader, Math.max(best.gap(), Math.max(rejected, left)), finished, nodes);
    }

    /** Runs each on the thread that its lane's programs belong to. */
    private void await(List<? extends Runnable> work) {
        List<Future<?>> running = new ArrayList<>();
        for (int k = 0; k < work.size(); k++) {
            running.add(threads.get(k % threads.size()).submit(work.get(k)));
        }
        try {
            for (Future<?> each : running) {
                each.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the search of a lane failed", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while searching", interrupted);
        }
    }

    private SiteLane lane(int number, SiteNode root) {
        Side side = sides.get(root.agent());
        return new SiteLane(
                number,
                LANES,
                side,
                once(programs[number], root.agent(), () -> new SiteProgram(side)),
                once(rules[number], root.agent(), () -> new RuleProgram(side)),
                root,
                learnt.get(root.agent()),
                new SiteLane.Standing(best, nodes, tolerance, stop));
    }

    private static <T> Supplier<T> once(T[] made, int k, Supplier<T> make) {
        return () -> {
            if (made[k] == null) {
                made[k] = make.get();
            }
            return made[k];
        };
    }

    private void merge(SiteLane lane) {
        nodes += lane.nodes();
        rejected = Math.max(rejected, lane.rejected());
        if (lane.best().gap() > best.gap()) {
            best = lane.best();
            leader = lane.agent();
        }
        learnt.get(lane.agent()).add(lane.learnt());
        open.addAll(lane.left());
    }

    @Override
    public void close() {
        List<Runnable> closing = new ArrayList<>();
        for (SiteProgram[] lane : programs) {
            closing.add(() -> Arrays.stream(lane).filter(Objects::nonNull).forEach(SiteProgram::close));
        }
        try {
            await(closing);
        } finally {
            threads.forEach(ExecutorService::shutdownNow);
        }
    }
}
