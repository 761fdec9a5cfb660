package org.counterplay.solvers.search.reward;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.counterplay.model.formulation.DeviatorLayout;
import org.jspecify.annotations.Nullable;

/**
 * A round's work of {@link SiteBranching} on a node and what is below it. Of one thread.
 *
 * <p>Where the expert's answers can be ruled, a node first gets a {@link ResponseRule}, which closes options and bounds
 * children at once. Then its linear program is solved. Where that is much weaker than the rule, the rule says what to
 * branch on, and each child gets one of its own; elsewhere the linear program does, and rules are rarer.
 */
final class SiteLane implements Runnable {
    /** A round ends after so many nodes, or after a rule. */
    private static final int QUOTA = 60;

    /** After so many sites that were tried in vain no more are. */
    private static final int PATIENCE = 3;

    /** From so many nodes one is climbed from. */
    private static final int CLIMBING = 64;

    /** After so many branchings a node gets a rule of its own, if it has so many free sites. */
    private static final int AGE = 1;

    private static final int SITES = 5;

    /** After so many where its linear program is the better guide. */
    private static final int LATER = 6;

    /** Rules guide below a node whose linear program is so much weaker than its bound. */
    private static final double WEAK = 1.5;

    /** A rule is iterated on for more rounds without progress where linear programs are so much weaker. */
    private static final double FEEBLE = 12;

    private static final int PATIENT = 6;
    private static final int IMPATIENT = 3;

    /** Rewards are climbed from after every so-many rules. */
    private static final int HINTED = 8;

    private final int lane;
    private final int lanes;
    private final Side side;
    private final DeviatorLayout layout;
    private final Supplier<SiteProgram> programs;
    private final Supplier<RuleProgram> rules;
    private final double tolerance;
    private final SiteGains known;
    private final SiteGains learnt;
    private final long counted;
    private final BooleanSupplier stop;
    private final PriorityQueue<SiteNode> left = SiteNode.queue();
    private final int agent;
    private final boolean ruling;
    private RewardAscent.End best;
    private double rejected = Double.NEGATIVE_INFINITY;
    private double elsewhere = Double.NEGATIVE_INFINITY;
    private int nodes;
    private boolean ruled;
    private boolean stopped;

    /** Where a search stands when a round begins: the best so far, nodes that were counted. */
    record Standing(RewardAscent.End best, long counted, double tolerance, BooleanSupplier stop) {}

    /**
     * Work that begins.
     *
     * @param lane its number, below lanes
     * @param programs the lane's linear program of the agent, asked for on its thread
     * @param rules likewise, where rules are looked for
     */
    SiteLane(
            int lane,
            int lanes,
            Side side,
            Supplier<SiteProgram> programs,
            Supplier<RuleProgram> rules,
            SiteNode root,
            SiteGains known,
            Standing standing) {
        this.lane = lane;
        this.lanes = lanes;
        this.side = side;
        this.programs = programs;
        this.rules = rules;
        this.known = known.copy();
        tolerance = standing.tolerance();
        counted = standing.counted();
        stop = standing.stop();
        best = standing.best();
        agent = root.agent();
        layout = side.layout();
        ruling = RuleProgram.applies(side);
        learnt = new SiteGains(layout.sites());
        left.add(root);
    }

    /** Ends when all that is left is below what is open elsewhere. */
    void until(double bound) {
        elsewhere = bound;
    }

    int agent() {
        return agent;
    }

    /** The best it knows, which is that of its beginning unless it found a better one. */
    RewardAscent.End best() {
        return best;
    }

    /** At least every gap of what it rejected. */
    double rejected() {
        return rejected;
    }

    /** The nodes that are left. */
    PriorityQueue<SiteNode> left() {
        return left;
    }

    /** What it has learnt and did not know. */
    SiteGains learnt() {
        return learnt;
    }

    int nodes() {
        return nodes;
    }

    @Override
    public void run() {
        while (!left.isEmpty()
                && nodes < QUOTA
                && !ruled
                && !stopped
                && left.element().bound() > enough()
                && (nodes == 0 || left.element().bound() >= elsewhere)) {
            step(left.remove());
        }
    }

    private double enough() {
        return best.gap() + tolerance;
    }

    private void step(SiteNode node) {
        ResponseRule.Left answered = node.answered();
        stopped = stop.getAsBoolean();
        if (stopped) {
            left.add(node);
        } else if (ruling && node.free() >= SITES && node.age() >= (guided(node) ? AGE : LATER)) {
            rule(node);
        } else if (node.linear() == null) {
            solve(node);
        } else if (guided(node) && node.rule() != null && answered != null) {
            branch(node, node.rule().rule(), answered);
        } else {
            branch(node, node.linear());
        }
    }

    private boolean guided(SiteNode node) {
        return ruling && node.weakness() > WEAK;
    }

    /** Finds a rule for what is left of a node. */
    private void rule(SiteNode node) {
        ruled = true;
        nodes++;
        RuleProgram program = rules.get();
        int patience = node.weakness() > FEEBLE ? PATIENT : IMPATIENT;
        RuleProgram.Ruling ruling = program.find(node.open(), node.rule(), enough(), patience, stop);
        stopped = stop.getAsBoolean();
        if (stopped) {
            left.add(node);
            return;
        }
        if (ruling.bound() > enough() && (node.rule() == null || (counted + nodes) % HINTED == 0)) {
            for (double[] z : program.hints()) {
                found(programs.get().climb(z));
            }
        }
        boolean[] open = node.open().clone();
        ResponseRule.Left answered = ruling.rule().close(open, enough());
        rejected = Math.max(rejected, answered.closed());
        if (answered.bound() > enough()) {
            left.add(node.with(ruling, open, answered, layout));
        }
    }

    private void found(RewardAscent.@Nullable End end) {
        if (end != null && end.gap() > best.gap()) {
            best = end;
        }
    }

    /** Solves a node's linear program. */
    private void solve(SiteNode node) {
        keep(List.of(solved(programs.get(), node)));
    }

    private SiteNode solved(SiteProgram program, SiteNode node) {
        long count = counted + nodes++;
        SiteProgram.Bounded bounded = program.bound(node.open(), enough(), count % CLIMBING == 0);
        found(program.found());
        double weakness = (bounded.bound() - enough()) / Math.max(tolerance, node.bound() - enough());
        return node.with(bounded, weakness);
    }

    /** Branches on the site whose options the rule bounds most. */
    private void branch(SiteNode node, ResponseRule rule, ResponseRule.Left answered) {
        double most = Double.NEGATIVE_INFINITY;
        int chosen = -1;
        for (int q = 0; q < layout.sites(); q++) {
            if (SiteNode.isFree(layout, node.open(), q)) {
                double worth = SiteGains.worth(node.bound(), enough(), bounds(node, answered, q));
                if (worth > most) {
                    most = worth;
                    chosen = q;
                }
            }
        }
        for (int o = layout.firstOption(chosen); o < layout.firstOption(chosen + 1); o++) {
            if (node.open()[o]) {
                nodes++;
                SiteNode child = child(node, rule, chosen, o);
                if (child != null) {
                    left.add(child);
                }
            }
        }
    }

    /** What a rule leaves of a node with an option, or null if it is nothing. */
    private @Nullable SiteNode child(SiteNode node, @Nullable ResponseRule rule, int site, int option) {
        boolean[] open = node.taking(layout, site, option);
        ResponseRule.Left own = null;
        if (rule != null) {
            own = rule.close(open, enough());
            reject(own.closed());
            if (own.bound() <= enough()) {
                return null;
            }
        }
        return node.child(open, own, layout, number());
    }

    private double[] bounds(SiteNode node, ResponseRule.Left answered, int site) {
        double[] bounds = new double[layout.firstOption(site + 1) - layout.firstOption(site)];
        int count = 0;
        for (int o = layout.firstOption(site); o < layout.firstOption(site + 1); o++) {
            if (node.open()[o]) {
                bounds[count++] = Math.min(node.bound(), answered.bounds()[o]);
            }
        }
        return Arrays.copyOf(bounds, count);
    }

    /**
     * Branches on the site that is worth most by its children's linear programs: what is not known of a candidate is
     * found out by solving them.
     */
    private void branch(SiteNode node, SiteProgram.Bounded bounded) {
        SiteProgram program = programs.get();
        Branches best = null;
        double most = Double.NEGATIVE_INFINITY;
        int chosen = -1;
        long before = program.iterations();
        long ofChosen = 0;
        int inVain = 0;
        for (int k = 0; k < bounded.sites().length && inVain < PATIENCE && !stopped; k++) {
            int site = bounded.sites()[k];
            double score = bounded.scores()[k];
            Branches tried = null;
            long begun = program.iterations();
            if (known.worthTrying(site)) {
                tried = branches(program, node, site, score);
            }
            double worth = tried == null ? known.expected(site, score) : tried.worth();
            if (worth > most) {
                most = worth;
                chosen = k;
                best = tried;
                ofChosen = program.iterations() - begun;
                inVain = 0;
            } else if (tried != null) {
                inVain++;
            }
        }
        spent(ofChosen, program.iterations() - before - ofChosen);
        if (best == null && !stopped) {
            before = program.iterations();
            best = branches(program, node, bounded.sites()[chosen], bounded.scores()[chosen]);
            spent(program.iterations() - before, 0);
        }
        if (best == null || stopped) {
            left.add(node);
        } else {
            keep(best.nodes());
        }
    }

    private void spent(long useful, long vain) {
        known.spent(useful, vain);
        learnt.spent(useful, vain);
    }

    /** The parts of a node that are left when a site is decided, and what that was worth. */
    private record Branches(List<SiteNode> nodes, double worth) {}

    /** The parts, their programs solved; null if it was stopped. */
    private @Nullable Branches branches(SiteProgram program, SiteNode node, int site, double score) {
        ResponseRule rule = node.rule() == null ? null : node.rule().rule();
        List<SiteNode> nodes = new ArrayList<>();
        List<Double> bounds = new ArrayList<>();
        for (int o = layout.firstOption(site); o < layout.firstOption(site + 1); o++) {
            stopped |= stop.getAsBoolean();
            if (stopped) {
                return null;
            }
            if (node.open()[o]) {
                SiteNode child = child(node, rule, site, o);
                if (child != null) {
                    child = solved(program, child);
                    nodes.add(child);
                }
                bounds.add(child == null ? enough() : child.bound());
            }
        }
        double worth = SiteGains.worth(
                node.bound(),
                enough(),
                bounds.stream().mapToDouble(Double::doubleValue).toArray());
        known.learn(site, score, worth);
        learnt.learn(site, score, worth);
        return new Branches(nodes, worth);
    }

    private long number() {
        return lanes * (counted + nodes) + lane;
    }

    /** Adds nodes to those that are open unless they are rejected. */
    private void keep(List<SiteNode> found) {
        for (SiteNode node : found) {
            if (node.free() == 0 && node.linear() != null || node.bound() <= enough()) {
                reject(node.bound());
            } else {
                left.add(node);
            }
        }
    }

    private void reject(double bound) {
        rejected = Math.max(rejected, bound);
    }
}
