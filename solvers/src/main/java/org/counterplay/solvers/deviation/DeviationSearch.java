package org.counterplay.solvers.deviation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.counterplay.model.certificate.Cover;
import org.counterplay.model.certificate.ValueTable;
import org.counterplay.model.deviation.Cases;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.proof.ExactBound;
import org.counterplay.solvers.backend.ProgressListener;
import org.counterplay.solvers.backend.SearchProgress;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The best stationary or budget deviation by branch and bound, best bound first.
 *
 * <p>Bounds are computed in doubles and known to within their rounding errors; wherever those leave open whether a bound is
 * above the best value known, the bound is computed in rationals. So a finished search proves the optimum exactly. Nodes are
 * examined in batches that do not depend on the number of threads, and so does the answer, unless a time limit is reached.
 */
public final class DeviationSearch {
    private static final Logger LOG = LoggerFactory.getLogger(DeviationSearch.class);
    private static final int BATCH = 64;
    private static final long EVALUATIONS = 20_000;
    private static final int PROBES = 3;

    private final DeviationClass deviations;
    private final DecisionProcess process;
    private final SearchLimits limits;
    private final ProgressListener progress;
    private final double[] rarity;
    private final @Nullable ValueTable rarityTable;
    private final ThreadLocal<Examiner> examiners;
    private final PriorityQueue<Node> open = new PriorityQueue<>(
            Comparator.<Node>comparingDouble(node -> -node.bound).thenComparingLong(node -> node.number));
    private final long start = System.nanoTime();
    private Incumbent best;
    private Node root;
    private long nodes;
    private long exactBounds;
    private int cases = 1;
    private boolean covered = true;

    private DeviationSearch(
            Game game,
            Policy policy,
            int agent,
            DeviationClass deviations,
            SearchLimits limits,
            ProgressListener progress) {
        this.deviations = deviations;
        this.progress = progress;
        this.limits = limits;
        process = new DecisionProcess(game, policy, agent, deviations instanceof DeviationClass.Stationary);
        rarity = new double[process.places.size()];
        rarityTable = deviations instanceof DeviationClass.Budget ? fillRarity() : null;
        examiners = ThreadLocal.withInitial(
                () -> new Examiner(deviations, relaxation(), new Cover(Cases.ALL, rarityTable)));
        Deviation identity = relaxation().deviation(relaxation().obedience());
        best = Incumbent.of(identity, ExactBound.of(game, policy, identity));
        root = new Node(null, -1, 0, Double.POSITIVE_INFINITY, 0, Relaxation.NONE, 0);
    }

    /**
     * Searches for one agent.
     *
     * @throws IllegalArgumentException if the class is neither stationary nor a budget, the game is discounted, or the agent has
     *     more actions at a state than the search takes
     */
    public static SearchResult run(
            Game game, Policy policy, int agent, DeviationClass deviations, SearchLimits limits) {
        return run(game, policy, agent, deviations, limits, ProgressListener.NONE);
    }

    /** The same, with someone to hear of progress: the value of the best deviation so far and the bound. */
    public static SearchResult run(
            Game game,
            Policy policy,
            int agent,
            DeviationClass deviations,
            SearchLimits limits,
            ProgressListener progress) {
        return new DeviationSearch(game, policy, agent, deviations, limits, progress).run();
    }

    private Relaxation relaxation() {
        return switch (deviations) {
            case DeviationClass.Stationary stationary -> new StationaryRelaxation(process);
            case DeviationClass.Budget budget -> new BudgetRelaxation(process, budget.most(), rarity);
            default ->
                throw new IllegalArgumentException(
                        "class " + deviations.name() + " needs no search: its best deviation is found place by place");
        };
    }

    private ValueTable fillRarity() {
        ReachBounds reach = new ReachBounds(process);
        int[][] states = new int[process.places.steps()][];
        for (int step = 1; step <= states.length; step++) {
            states[step - 1] = process.places.states(step);
        }
        for (int place = 0; place < rarity.length; place++) {
            // Rounded down, and to the few bits of a float, so that certificates stay short.
            rarity[place] = Math.nextDown((float) (Math.min(0x1p60, 1 / reach.of(place)) * (1 - 1e-9)));
        }
        return new ValueTable(states, NumberColumn.ofDoubles(rarity.clone()));
    }

    private SearchResult run() {
        offerBestStart(relaxation());
        long[] everything = process.everything();
        Node first = node(null, -1, 0, examiners.get().examine(everything, 0, best));
        root = first;
        first = probed(first, everything);
        if (first.spot != Relaxation.NONE) {
            open.add(first);
        }
        while (!open.isEmpty() && !stopped()) {
            BigFraction before = best.value();
            expand(everything);
            Node worst = open.peek();
            double bound = worst == null ? best.above() : Math.max(best.above(), worst.bound);
            progress.report(new SearchProgress(
                    best.below(), bound, nodes, (System.nanoTime() - start) / 1e9, !before.equals(best.value())));
        }
        return result();
    }

    /**
     * Closes actions of the root that no better deviation plays at their spot: those are the bulk, and without them every later
     * bound is better.
     */
    private Node probed(Node first, long[] everything) {
        Node node = first;
        for (int round = 0; round < PROBES; round++) {
            Node before = node;
            for (int spot = 0; spot < process.spots.length; spot++) {
                for (int c = 0; c < process.actions[spot]; c++) {
                    if (node.spot == Relaxation.NONE || stopped()) {
                        return node;
                    }
                    long[] opens = node.opens(everything);
                    long own = 1L << c;
                    if ((opens[spot] & own) == 0 || opens[spot] == own) {
                        continue;
                    }
                    long rest = opens[spot] & ~own;
                    opens[spot] = own;
                    Examiner.Finding closed = examiners.get().examine(opens, node.price, best);
                    take(closed.better());
                    if (closed.spot() == Relaxation.NONE) {
                        Node child = node(node, spot, own, closed);
                        opens[spot] = rest;
                        Node remaining = node(node, spot, rest, examiners.get().examine(opens, node.price, best));
                        record(node, child, remaining);
                        node = remaining;
                    }
                }
            }
            if (node == before) {
                break;
            }
        }
        return node;
    }

    /** One batch: the nodes of the largest bounds are distinguished, all of them against the same best deviation. */
    private void expand(long[] everything) {
        List<Node> batch = new ArrayList<>(BATCH);
        while (batch.size() < BATCH && !open.isEmpty()) {
            Node node = open.poll();
            if (node.bound + error(node.bound) > best.below()) {
                batch.add(node);
            }
        }
        Incumbent known = best;
        List<List<Share>> shared = IntStream.range(0, batch.size())
                .parallel()
                .mapToObj(k -> shares(batch.get(k), everything, known))
                .toList();
        for (int k = 0; k < batch.size(); k++) {
            Node parent = batch.get(k);
            List<Node> children = new ArrayList<>();
            for (Share share : shared.get(k)) {
                Node child = node(parent, parent.spot, share.open(), share.finding());
                children.add(child);
                if (child.spot != Relaxation.NONE) {
                    open.add(child);
                }
            }
            record(parent, children.toArray(Node[]::new));
        }
    }

    private record Share(long open, Examiner.Finding finding) {}

    private List<Share> shares(Node node, long[] everything, Incumbent known) {
        Examiner examiner = examiners.get();
        long[] opens = node.opens(everything);
        long before = opens[node.spot];
        List<Share> shares = new ArrayList<>();
        for (long share : examiner.shares(node.spot, before)) {
            opens[node.spot] = share;
            shares.add(new Share(share, examiner.examine(opens, node.price, known)));
        }
        return shares;
    }

    private Node node(@Nullable Node parent, int spot, long opens, Examiner.Finding finding) {
        nodes++;
        exactBounds += finding.exact() ? 1 : 0;
        take(finding.better());
        return new Node(parent, spot, opens, finding.bound(), finding.price(), finding.spot(), nodes);
    }

    /** Notes the children for the cover, unless it were too fine then. */
    private void record(Node parent, Node... children) {
        boolean known = parent == root || parent.recorded;
        if (known && covered && cases + children.length - 1 <= limits.cases()) {
            parent.children = children;
            cases += children.length - 1;
            for (Node child : children) {
                child.recorded = true;
            }
        } else {
            covered = false;
        }
    }

    /** Improves the deviations to begin with, and takes the one that is best in doubles. */
    private void offerBestStart(Relaxation relaxation) {
        LocalSearch local = new LocalSearch(relaxation, EVALUATIONS);
        int[] first = relaxation.obedience();
        double most = relaxation.induction.value(first);
        for (int[] start : relaxation.starts()) {
            if (stopped()) {
                break;
            }
            int[] plays = local.improve(start);
            double value = relaxation.induction.value(plays);
            if (value > most) {
                most = value;
                first = plays;
            }
        }
        take(relaxation.deviation(first));
    }

    private void take(@Nullable Deviation deviation) {
        if (deviation == null) {
            return;
        }
        BigFraction value = ExactBound.of(process.game, process.policy, deviation);
        if (value.compareTo(best.value()) > 0) {
            best = Incumbent.of(deviation, value);
            LOG.debug("a deviation worth {} after {} nodes", best.above(), nodes);
        }
    }

    private boolean stopped() {
        return nodes >= limits.nodes()
                || limits.interruption().requested()
                || (limits.time() != null
                        && System.nanoTime() - start > limits.time().toNanos());
    }

    private double error(double bound) {
        return examiners.get().error() + Math.ulp(bound) * 4;
    }

    private SearchResult result() {
        BigFraction upper = best.value();
        Node worst = open.peek();
        if (worst != null) {
            upper = Rationals.max(upper, Rationals.of(worst.bound + error(worst.bound)));
        }
        Cases tree = CaseTree.of(root, process);
        Cover cover = new Cover(tree, CaseTree.priced(tree) ? rarityTable : null);
        SearchResult result = new SearchResult(
                best.deviation(),
                best.value(),
                new Enclosure(best.value(), upper),
                cover,
                covered,
                nodes,
                exactBounds,
                (System.nanoTime() - start) / 1e9);
        LOG.debug("{}", result);
        return result;
    }
}
