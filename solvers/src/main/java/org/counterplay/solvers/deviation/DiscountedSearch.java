package org.counterplay.solvers.deviation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.counterplay.model.certificate.Cover;
import org.counterplay.model.deviation.Case;
import org.counterplay.model.deviation.Cases;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.deviation.Spot;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.imitation.DeviationMaximum;
import org.counterplay.model.imitation.DeviationProcess;
import org.counterplay.model.imitation.DeviationProcess.Solved;
import org.counterplay.model.imitation.PlaceReward;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.response.Choices;
import org.counterplay.model.response.ExactDeviatorKernel.Option;
import org.counterplay.model.response.ExactDeviatorKernel.Site;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * The best deviation of a discounted game that changes at most k places (state, recommendation), for any reward: branch and bound,
 * best bound first, in rationals throughout. A case says of some places that they are obeyed at, of others that they are not; its
 * bound is the best markov deviation in it. Where that changes at most k places it is the best of its case; else the case is split at
 * the change that its values gain most from.
 */
public final class DiscountedSearch {
    private final Game game;
    private final Policy policy;
    private final int agent;
    private final DeviationClass.Budget budget;
    private final PlaceReward reward;
    private final SearchLimits limits;
    private final DeviationProcess process;
    private final long start = System.nanoTime();
    private final PriorityQueue<Leaf> open = new PriorityQueue<>(
            Comparator.comparing(Leaf::bound, (a, b) -> b.compareTo(a)).thenComparingLong(Leaf::number));
    private DeviationMaximum best;
    private long nodes;
    private int cases = 1;
    private boolean covered = true;

    /** A place in the tree of cases, which a split turns into an inner one. */
    private static final class Knot {
        private @Nullable Spot spot;
        private Set<Integer> changes = Set.of();
        private @Nullable Knot obeyed;
        private @Nullable Knot changed;

        Cases cases() {
            if (spot == null || obeyed == null || changed == null) {
                return Cases.ALL;
            }
            return new Cases.Split(
                    spot,
                    List.of(
                            new Cases.Branch(Set.of(spot.recommended()), obeyed.cases()),
                            new Cases.Branch(changes, changed.cases())));
        }
    }

    /** A case that is not settled: the change to split it at. */
    private record Leaf(
            Map<Spot, Set<Integer>> decided,
            BigFraction bound,
            Spot spot,
            @Nullable Knot knot,
            long number) {}

    /** A change that the best markov deviation of a case makes, and what its values gain from it there. */
    private record Change(Spot spot, int action, BigFraction gain) {}

    private DiscountedSearch(
            Game game,
            Policy policy,
            int agent,
            DeviationClass.Budget budget,
            PlaceReward reward,
            SearchLimits limits) {
        this.game = game;
        this.policy = policy;
        this.agent = agent;
        this.budget = budget;
        this.reward = reward;
        this.limits = limits;
        process = DeviationProcess.reached(game, policy, agent, new Choices.All());
        best = DeviationMaximum.evaluated(game, policy, reward, Deviation.identity(game, agent, true));
    }

    /**
     * Searches for one agent; values are of {@code sum_t gamma^(t-1) g}.
     *
     * @throws IllegalArgumentException if the game is not discounted
     */
    public static SearchResult run(
            Game game,
            Policy policy,
            int agent,
            DeviationClass.Budget budget,
            PlaceReward reward,
            SearchLimits limits) {
        if (!(game.horizon() instanceof Horizon.Discounted)) {
            throw new IllegalArgumentException("game " + game.name() + " has a finite horizon; see DeviationSearch");
        }
        return new DiscountedSearch(game, policy, agent, budget, reward, limits).run();
    }

    private SearchResult run() {
        Knot root = new Knot();
        examine(Map.of(), root);
        while (!open.isEmpty() && open.element().bound.compareTo(value()) > 0 && !stopped()) {
            split(open.remove());
        }
        Leaf worst = open.peek();
        BigFraction upper = worst == null ? value() : Rationals.max(value(), worst.bound);
        return new SearchResult(
                best.deviation(),
                value(),
                new Enclosure(value(), upper),
                new Cover(root.cases(), null),
                covered,
                nodes,
                nodes,
                (System.nanoTime() - start) / 1e9);
    }

    private BigFraction value() {
        return best.total().lower();
    }

    private boolean stopped() {
        return nodes >= limits.nodes()
                || limits.interruption().requested()
                || (limits.time() != null
                        && System.nanoTime() - start > limits.time().toNanos());
    }

    private void split(Leaf leaf) {
        Spot spot = leaf.spot;
        Set<Integer> others = IntStream.range(0, game.actions(spot.state()).count(agent))
                .filter(action -> action != spot.recommended())
                .boxed()
                .collect(Collectors.toUnmodifiableSet());
        Knot obeyed = null;
        Knot changed = null;
        if (leaf.knot != null && cases < limits.cases()) {
            obeyed = new Knot();
            changed = new Knot();
            leaf.knot.spot = spot;
            leaf.knot.changes = others;
            leaf.knot.obeyed = obeyed;
            leaf.knot.changed = changed;
            cases++;
        } else {
            covered = false;
        }
        examine(with(leaf.decided, spot, Set.of(spot.recommended())), obeyed);
        examine(with(leaf.decided, spot, others), changed);
    }

    private static Map<Spot, Set<Integer>> with(Map<Spot, Set<Integer>> decided, Spot spot, Set<Integer> actions) {
        Map<Spot, Set<Integer>> more = new HashMap<>(decided);
        more.put(spot, actions);
        return more;
    }

    /** Bounds a case, and offers what its best markov deviation comes to within the budget. */
    private void examine(Map<Spot, Set<Integer>> decided, @Nullable Knot knot) {
        Case one = Case.of(budget, decided, BigFraction.ZERO);
        if (one.empty()) {
            return;
        }
        nodes++;
        Solved solved = process.maximise(reward, one::allows);
        if (solved.start().compareTo(value()) <= 0) {
            return;
        }
        List<Change> free = new ArrayList<>();
        Deviation within = Deviation.identity(game, agent, true);
        for (int s : new Choices.Following(solved.deviation())
                .reach(game, policy, agent)
                .states(1)) {
            for (Site site : process.sites(1, s)) {
                int played = solved.deviation().plays(1, s, site.recommended());
                Spot spot = new Spot(1, s, site.recommended());
                if (played == site.recommended()) {
                    continue;
                }
                if (decided.containsKey(spot)) {
                    within.set(1, s, spot.recommended(), played);
                } else {
                    free.add(new Change(spot, played, gain(solved, s, site, played)));
                }
            }
        }
        free.sort(Comparator.comparing(Change::gain).reversed());
        for (Change change : free.subList(0, Math.min(one.left(), free.size()))) {
            within.set(1, change.spot.state(), change.spot.recommended(), change.action);
        }
        DeviationMaximum offered = DeviationMaximum.evaluated(game, policy, reward, within);
        if (offered.total().lower().compareTo(value()) > 0) {
            best = offered;
        }
        if (free.size() > one.left()) {
            open.add(new Leaf(decided, solved.start(), free.getFirst().spot, knot, nodes));
        }
    }

    private BigFraction gain(Solved solved, int state, Site site, int played) {
        BigFraction changed = BigFraction.ZERO;
        BigFraction obeyed = BigFraction.ZERO;
        for (Option option : site.options()) {
            if (option.action() == played) {
                changed = process.worth(reward, 1, state, site, option, solved.values());
            } else if (option.action() == site.recommended()) {
                obeyed = process.worth(reward, 1, state, site, option, solved.values());
            }
        }
        return changed.subtract(obeyed);
    }
}
