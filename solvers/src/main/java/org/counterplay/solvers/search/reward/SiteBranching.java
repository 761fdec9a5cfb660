package org.counterplay.solvers.search.reward;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.counterplay.model.formulation.DeviatorLayout;
import org.counterplay.model.formulation.WorstRewardProducts;

/**
 * Proves how large the gap of any agent can be where something is asked of the expert, so that the worst rewards need
 * not be extreme: branch and bound on the deviators' sites, each of which gets one option. The bound of a node is the
 * linear program {@link WorstRewardProducts} with passes, the expert's values and envelopes,
 *
 * <pre>
 *   w_j &lt;= v_j - l_j (1 - z_j),    w_j &lt;= u_j z_j,    f_e &lt;= x_o - a_o (1 - z_j),    f_e &lt;= b_o z_j,
 * </pre>
 *
 * {@code l_j .. u_j} and {@code a_o .. b_o} what visits of rows and options can be when the node's options are taken
 * ({@link SiteRanges}; see {@link SiteProgram}): points where all sites are, so that the search ends. Of the sites
 * whose products are furthest above what they are at the program's answer, that is branched whose children's bounds
 * are lowest: as far as they are not known from former branchings ({@link SiteGains}) their programs are solved. In
 * most games these are sites of the first steps, whose options make all that comes later certain.
 *
 * <p>What a solver says is used for its dual values alone, from which {@link SafeBound} computes a bound that holds;
 * so the bound returned is proved. The nodes of all agents with the largest bounds, and what is below them, are
 * searched side by side, in rounds of {@link #LANES} however many threads there are, each for {@link #QUOTA} nodes
 * and with the best gap from before the round: so the outcome does not depend on the threads unless the time ends it.
 */
final class SiteBranching implements AutoCloseable {
    private static final int LANES = 2;
    private static final int QUOTA = 60;

    /** After so many sites that were tried in vain no more are. */
    private static final int PATIENCE = 3;

    /** From so many nodes one is climbed from. */
    private static final int CLIMBING = 64;

    private final List<Side> sides;
    private final double tolerance;
    private final BooleanSupplier stop;
    private final List<ExecutorService> threads = new ArrayList<>();
    private final SiteProgram[][] programs;
    private final List<SiteGains> gains = new ArrayList<>();
    private final PriorityQueue<Node> open = queue();
    private RewardAscent.End best;
    private int leader;
    private double rejected = Double.NEGATIVE_INFINITY;
    private long nodes;

    /** An agent's node and what is known of it; no sites where nothing but a bound is. */
    @SuppressWarnings("ArrayRecordComponent") // flat data
    private record Node(int agent, SiteProgram.Bounded bounded, int[] fixed, long number) {
        double bound() {
            return bounded.bound();
        }
    }

    private static PriorityQueue<Node> queue() {
        return new PriorityQueue<>(
                Comparator.comparingDouble((Node node) -> -node.bound()).thenComparingLong(Node::number));
    }

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
        for (int k = 0; k < Math.min(LANES, threadCount); k++) {
            threads.add(Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("worst-reward-" + k).factory()));
        }
        for (int k = 0; k < sides.size(); k++) {
            DeviatorLayout layout = sides.get(k).layout();
            gains.add(new SiteGains(layout.sites()));
            int[] any = new int[layout.sites()];
            for (int q = 0; q < any.length; q++) {
                any[q] = layout.firstOption(q + 1) - layout.firstOption(q) == 1 ? layout.firstOption(q) : -1;
            }
            open.add(new Node(
                    k, new SiteProgram.Bounded(layout.length() * (1 + 1e-9), new int[0], new double[0]), any, k));
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
            List<Lane> lanes = new ArrayList<>();
            for (int k = 0; k < LANES && !open.isEmpty() && open.element().bound() > best.gap() + tolerance; k++) {
                lanes.add(new Lane(k, open.remove(), best));
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

    private void merge(Lane lane) {
        nodes += lane.nodes;
        rejected = Math.max(rejected, lane.rejected);
        if (lane.own.gap() > best.gap()) {
            best = lane.own;
            leader = lane.agent;
        }
        gains.get(lane.agent).add(lane.learnt);
        open.addAll(lane.left);
    }

    /** A round's work on a node and what is below it. */
    private final class Lane implements Runnable {
        private final int number;
        private final int agent;
        private final PriorityQueue<Node> left = queue();
        private RewardAscent.End own;
        private double rejected = Double.NEGATIVE_INFINITY;
        private int nodes;
        private boolean stopped;
        private double next;
        private final SiteGains known;
        private final SiteGains learnt;

        Lane(int number, Node root, RewardAscent.End best) {
            this.number = number;
            agent = root.agent();
            left.add(root);
            own = best;
            known = gains.get(agent).copy();
            learnt = new SiteGains(sides.get(agent).layout().sites());
        }

        /** Ends when all that is left is below what is open elsewhere. */
        void until(double other) {
            next = other;
        }

        @Override
        public void run() {
            SiteProgram program = programs[number][agent];
            if (program == null) {
                program = new SiteProgram(sides.get(agent));
                programs[number][agent] = program;
            }
            while (!left.isEmpty()
                    && nodes < QUOTA
                    && !stopped
                    && left.element().bound() > own.gap() + tolerance
                    && (nodes == 0 || left.element().bound() >= next)) {
                branch(program, left.remove());
            }
        }

        /** Branches on the site that is worth most: what is not known of a candidate is found out by its children. */
        private void branch(SiteProgram program, Node node) {
            SiteProgram.Bounded bounded = node.bounded();
            if (bounded.sites().length == 0) {
                keep(List.of(child(program, node, node.fixed())));
                return;
            }
            double most = Double.NEGATIVE_INFINITY;
            int chosen = -1;
            List<Node> children = List.of();
            long before = program.iterations();
            long ofChosen = 0;
            int inVain = 0;
            for (int k = 0; k < bounded.sites().length && inVain < PATIENCE && !stopped; k++) {
                int site = bounded.sites()[k];
                double score = bounded.scores()[k];
                List<Node> tried = List.of();
                long begun = program.iterations();
                double worth;
                if (known.worthTrying(site)) {
                    tried = children(program, node, site, score);
                    worth = worth(node, tried);
                } else {
                    worth = known.expected(site, score);
                }
                if (worth > most) {
                    most = worth;
                    chosen = k;
                    children = tried;
                    ofChosen = program.iterations() - begun;
                    inVain = 0;
                } else if (!tried.isEmpty()) {
                    inVain++;
                }
            }
            spent(ofChosen, program.iterations() - before - ofChosen);
            if (children.isEmpty() && !stopped) {
                before = program.iterations();
                children = children(program, node, bounded.sites()[chosen], bounded.scores()[chosen]);
                spent(program.iterations() - before, 0);
            }
            keep(stopped ? List.of(node) : children);
        }

        private void spent(long useful, long vain) {
            known.spent(useful, vain);
            learnt.spent(useful, vain);
        }

        private double worth(Node node, List<Node> children) {
            return SiteGains.worth(
                    node.bound(),
                    own.gap() + tolerance,
                    children.stream().mapToDouble(Node::bound).toArray());
        }

        private List<Node> children(SiteProgram program, Node node, int site, double score) {
            DeviatorLayout layout = sides.get(agent).layout();
            List<Node> children = new ArrayList<>();
            for (int o = layout.firstOption(site); o < layout.firstOption(site + 1); o++) {
                stopped |= stop.getAsBoolean();
                if (stopped) {
                    return List.of();
                }
                int[] fixed = node.fixed().clone();
                fixed[site] = o;
                children.add(child(program, node, fixed));
            }
            known.learn(site, score, worth(node, children));
            learnt.learn(site, score, worth(node, children));
            return children;
        }

        private Node child(SiteProgram program, Node node, int[] fixed) {
            long count = SiteBranching.this.nodes + nodes++;
            SiteProgram.Bounded bounded =
                    program.bound(fixed, node.bound(), own.gap() + tolerance, count % CLIMBING == 0);
            RewardAscent.End found = program.found();
            if (found != null && found.gap() > own.gap()) {
                own = found;
            }
            return new Node(agent, bounded, fixed, LANES * count + number);
        }

        /** Adds nodes to those that are open unless they are rejected. */
        private void keep(List<Node> children) {
            for (Node node : children) {
                if (node.bounded().sites().length == 0 || node.bound() <= own.gap() + tolerance) {
                    rejected = Math.max(rejected, node.bound());
                } else {
                    left.add(node);
                }
            }
        }
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
