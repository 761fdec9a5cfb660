package org.counterplay.solvers.assumption;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;
import org.counterplay.model.assumption.IdentityRecoverability;
import org.counterplay.model.assumption.Places;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.imitation.DeviationProcess;
import org.counterplay.model.imitation.PlaceReward;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.ExactSum;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.response.Choices;
import org.counterplay.model.response.ExactDeviatorKernel.Option;
import org.counterplay.model.response.ExactDeviatorKernel.Site;
import org.counterplay.solvers.backend.Interruption;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * The largest advantage over deviations, by branch and bound in rationals.
 *
 * <p>An advantage {@code A_h(s,a) = r(s,a) + g sum_s' T(s'|s,a) V_{h+1}(s') - V_h(s)} is a difference of values of one deviation. Its bound
 * in a case (some choices fixed) takes the best values for what is added and the worst for what is subtracted. Where the choices at the
 * place itself are fixed, {@code A_h(s,a) = r(s,a) - r(s,phi) + g sum_s' w(s') V_{h+1}(s')} with {@code w = T(.|s,a) - T(.|s,phi)}, and
 * just the sign of w counts, not what either of the two adds. The two halves meet in a deviation of their own where no choice is asked
 * for in two ways; then the bound is attained. Else a choice at the place, or the first such one, is branched on. Cases are taken by
 * their bound, so the first that is attained ends the search.
 */
final class AdvantageSearch {
    private static final PlaceReward OWN = new PlaceReward.Own(false);
    private static final PlaceReward COST = new PlaceReward.Own(true);

    /** Choices at one place are fixed all at once where that gives no more cases. */
    private static final int MOST_SHARES = 100;

    private final Game game;
    private final Policy expert;
    private final boolean tied;
    private final Places places;
    private final DeviationProcess[] processes;
    private @Nullable Found best;
    private long nodes;

    AdvantageSearch(Game game, Policy expert, boolean stationary, Places places) {
        this.game = game;
        this.expert = expert;
        this.places = places;
        tied = stationary || game.horizon() instanceof Horizon.Discounted;
        processes = new DeviationProcess[game.agentCount()];
        for (int agent = 0; agent < processes.length; agent++) {
            processes[agent] = DeviationProcess.at(
                    game, expert, agent, new Choices.All(), DeviationProcess.states(places.of(game)));
        }
    }

    /** One advantage, or its negative. */
    private record Target(int agent, int step, int state, int joint, boolean negative) {}

    /** One choice: at a step (0: at all of them), state and recommendation. */
    private record Spot(int step, int state, int recommended) {}

    /** Best and worst values in a case, and what attains each. */
    private record Range(BigFraction[] most, Deviation attainsMost, BigFraction[] least, Deviation attainsLeast) {}

    private record Case(Target target, Map<Spot, Integer> fixed, Range range, BigFraction bound) {}

    /** {@code r(s,a) - r(s,phi)} and w, not 0, of a place at which phi is fixed. */
    private record Net(BigFraction reward, SortedMap<Integer, BigFraction> shift) {}

    private record Found(Target target, BigFraction value, Deviation deviation) {}

    /** The choice of one half or the other that is asked for in two ways, or the deviation that makes all of them. */
    private sealed interface Joined {
        record Deviating(Deviation deviation) implements Joined {}

        record Conflict(Spot spot, Deviation nearly) implements Joined {}
    }

    Recoverability search(long mostNodes, Interruption stop) {
        IdentityRecoverability identity = IdentityRecoverability.of(game, expert, places);
        best = new Found(
                new Target(
                        identity.agent(),
                        identity.step(),
                        identity.state(),
                        identity.joint(),
                        identity.advantage().getNumerator().signum() < 0),
                identity.value(),
                Deviation.identity(game, identity.agent(), true));
        PriorityQueue<Case> open =
                new PriorityQueue<>(Comparator.comparing(Case::bound).reversed());
        for (int agent = 0; agent < processes.length; agent++) {
            Range range = range(agent, Map.of());
            addTargets(agent, range, open);
        }
        while (!open.isEmpty() && open.peek().bound.compareTo(found().value) > 0) {
            if (nodes >= mostNodes || stop.requested()) {
                return result(open.peek().bound);
            }
            nodes++;
            Case next = open.remove();
            switch (join(next)) {
                case Joined.Deviating joined -> consider(next.target, joined.deviation);
                case Joined.Conflict conflict -> {
                    consider(next.target, conflict.nearly);
                    branch(next, conflict.spot, open);
                }
            }
        }
        return result(found().value);
    }

    private Found found() {
        Found found = best;
        if (found == null) {
            throw new IllegalStateException("nothing was found yet");
        }
        return found;
    }

    private Recoverability result(BigFraction upper) {
        Found found = found();
        Target at = found.target;
        return new Recoverability(
                new Enclosure(found.value, Rationals.max(upper, found.value)),
                at.agent,
                at.step,
                at.state,
                at.joint,
                at.negative ? found.value.negate() : found.value,
                found.deviation,
                nodes);
    }

    private void addTargets(int agent, Range range, PriorityQueue<Case> open) {
        DeviationProcess process = processes[agent];
        for (int step = 1; step <= process.steps(); step++) {
            for (int s : process.states(step)) {
                for (int joint = 0; joint < game.actions(s).size(); joint++) {
                    for (int sign = 0; sign < 2; sign++) {
                        Target target = new Target(agent, step, s, joint, sign == 1);
                        BigFraction bound = bound(target, Map.of(), range);
                        if (bound.compareTo(found().value) > 0) {
                            open.add(new Case(target, Map.of(), range, bound));
                        }
                    }
                }
            }
        }
    }

    private Range range(int agent, Map<Spot, Integer> fixed) {
        DeviationProcess.Permission permission = (step, state, recommended, action) -> {
            Integer play = fixed.get(spot(step, state, recommended));
            return play == null || play == action;
        };
        DeviationProcess.Solved most = processes[agent].maximise(OWN, permission);
        DeviationProcess.Solved least = processes[agent].maximise(COST, permission);
        BigFraction[] negated = new BigFraction[least.values().length];
        for (int k = 0; k < negated.length; k++) {
            negated[k] = least.values()[k].negate();
        }
        return new Range(most.values(), most.deviation(), negated, least.deviation());
    }

    private Spot spot(int step, int state, int recommended) {
        return new Spot(tied ? 0 : step, state, recommended);
    }

    private BigFraction bound(Target target, Map<Spot, Integer> fixed, Range range) {
        Net net = net(target, fixed);
        if (net != null) {
            DeviationProcess process = processes[target.agent];
            int next = process.after(target.step);
            ExactSum sum = new ExactSum();
            net.shift.forEach((to, weight) -> sum.addProduct(
                    weight,
                    (weight.getNumerator().signum() > 0) != target.negative
                            ? range.most[process.indexOf(next, to)]
                            : range.least[process.indexOf(next, to)]));
            BigFraction value = net.reward.add(process.discount().multiply(sum.value()));
            return target.negative ? value.negate() : value;
        }
        return target.negative
                ? advantage(target, range.least, range.most).negate()
                : advantage(target, range.most, range.least);
    }

    /** Null where a choice at the place is open. */
    private @Nullable Net net(Target target, Map<Spot, Integer> fixed) {
        DeviationProcess process = processes[target.agent];
        int row = game.firstRow(target.state) + target.joint;
        ExactSum reward = new ExactSum();
        reward.add(game.reward(target.agent).at(row));
        Map<Integer, ExactSum> sums = new HashMap<>();
        for (int k = game.firstSuccessor(row); k < game.firstSuccessor(row + 1); k++) {
            sums.computeIfAbsent(game.successors()[k], to -> new ExactSum())
                    .add(game.probabilities().at(k));
        }
        for (Site site : process.sites(target.step, target.state)) {
            Option option = only(site, fixed.get(spot(target.step, target.state, site.recommended())));
            if (option == null) {
                return null;
            }
            reward.subtract(option.reward());
            for (int k = 0; k < option.successors().length; k++) {
                sums.computeIfAbsent(option.successors()[k], to -> new ExactSum())
                        .subtract(option.probabilities()[k]);
            }
        }
        SortedMap<Integer, BigFraction> shift = new TreeMap<>();
        if (process.after(target.step) != 0) {
            sums.forEach((to, sum) -> {
                if (sum.signum() != 0) {
                    shift.put(to, sum.value());
                }
            });
        }
        return new Net(reward.value(), shift);
    }

    private static @Nullable Option only(Site site, @Nullable Integer play) {
        if (play == null) {
            return site.options().size() == 1 ? site.options().getFirst() : null;
        }
        for (Option option : site.options()) {
            if (option.action() == play) {
                return option;
            }
        }
        throw new IllegalStateException("no option of a site plays what is fixed there");
    }

    /** {@code r + g sum T ahead - here}. */
    private BigFraction advantage(Target target, BigFraction[] ahead, BigFraction[] here) {
        DeviationProcess process = processes[target.agent];
        int row = game.firstRow(target.state) + target.joint;
        BigFraction value =
                game.reward(target.agent).at(row).subtract(here[process.indexOf(target.step, target.state)]);
        int next = process.after(target.step);
        if (next == 0) {
            return value;
        }
        ExactSum sum = new ExactSum();
        for (int k = game.firstSuccessor(row); k < game.firstSuccessor(row + 1); k++) {
            sum.addProduct(game.probabilities().at(k), ahead[process.indexOf(next, game.successors()[k])]);
        }
        return value.add(process.discount().multiply(sum.value()));
    }

    /** Evaluates the target's advantage under a deviation. */
    private void consider(Target target, Deviation deviation) {
        BigFraction[] values = processes[target.agent]
                .maximise(
                        OWN, (step, state, recommended, action) -> deviation.plays(step, state, recommended) == action)
                .values();
        BigFraction advantage = advantage(target, values, values);
        BigFraction value = target.negative ? advantage.negate() : advantage;
        if (value.compareTo(found().value) > 0) {
            best = new Found(target, value, deviation);
        }
    }

    private Joined join(Case at) {
        Target target = at.target;
        Deviation here = target.negative ? at.range.attainsMost : at.range.attainsLeast;
        Deviation ahead = target.negative ? at.range.attainsLeast : at.range.attainsMost;
        Map<Spot, Integer> plays = new HashMap<>(at.fixed);
        Spot[] conflict = new Spot[1];
        int next = processes[target.agent].after(target.step);
        Net net = net(target, at.fixed);
        List<int[]> added = new ArrayList<>();
        List<int[]> subtracted = new ArrayList<>();
        if (net != null) {
            net.shift.forEach((to, weight) ->
                    (weight.getNumerator().signum() > 0 ? added : subtracted).add(new int[] {next, to}));
        } else {
            int row = game.firstRow(target.state) + target.joint;
            for (int k = game.firstSuccessor(row); next != 0 && k < game.firstSuccessor(row + 1); k++) {
                added.add(new int[] {next, game.successors()[k]});
            }
            subtracted.add(new int[] {target.step, target.state});
        }
        follow(target.agent, ahead, added, plays, conflict);
        follow(target.agent, here, subtracted, plays, conflict);
        Deviation joined = Deviation.identity(game, target.agent, tied);
        plays.forEach((spot, play) -> joined.set(Math.max(1, spot.step), spot.state, spot.recommended, play));
        if (conflict[0] == null) {
            return new Joined.Deviating(joined);
        }
        Spot open = open(target, at.fixed);
        return new Joined.Conflict(open == null ? conflict[0] : open, joined);
    }

    /** The first choice at the place that is open, or null. */
    private @Nullable Spot open(Target target, Map<Spot, Integer> fixed) {
        for (Site site : processes[target.agent].sites(target.step, target.state)) {
            Spot spot = spot(target.step, target.state, site.recommended());
            if (only(site, fixed.get(spot)) == null) {
                return spot;
            }
        }
        return null;
    }

    /** Adds the plays of a deviation wherever it leads; of two for one spot the first stays. */
    private void follow(
            int agent, Deviation deviation, List<int[]> starts, Map<Spot, Integer> plays, @Nullable Spot[] conflict) {
        DeviationProcess process = processes[agent];
        boolean[] seen = new boolean[process.size()];
        Deque<int[]> open = new ArrayDeque<>(starts);
        while (!open.isEmpty()) {
            int[] place = open.remove();
            int at = process.indexOf(place[0], place[1]);
            if (seen[at]) {
                continue;
            }
            seen[at] = true;
            for (Site site : process.sites(place[0], place[1])) {
                int play = deviation.plays(place[0], place[1], site.recommended());
                Spot spot = spot(place[0], place[1], site.recommended());
                Integer before = plays.putIfAbsent(spot, play);
                if (before != null && before != play && conflict[0] == null) {
                    conflict[0] = spot;
                }
                int next = process.after(place[0]);
                for (Option option : site.options()) {
                    if (option.action() == play && next != 0) {
                        for (int to : option.successors()) {
                            open.add(new int[] {next, to});
                        }
                    }
                }
            }
        }
    }

    private void branch(Case at, Spot spot, PriorityQueue<Case> open) {
        List<Map<Spot, Integer>> shares = new ArrayList<>();
        share(at, spot, at.fixed, shares);
        boolean here = spot.state == at.target.state && (tied || spot.step == at.target.step);
        for (int k = 0; here && k < shares.size() && shares.size() <= MOST_SHARES; ) {
            Spot next = open(at.target, shares.get(k));
            if (next == null) {
                k++;
            } else {
                share(at, next, shares.remove(k), shares);
            }
        }
        for (Map<Spot, Integer> fixed : shares) {
            BigFraction bound = bound(at.target, fixed, at.range);
            if (bound.compareTo(found().value) <= 0) {
                continue;
            }
            // Choices at a place alone change nothing after it, unless they are made there again.
            Range range = at.range;
            if (tied || !here) {
                range = range(at.target.agent, fixed);
                bound = bound(at.target, fixed, range);
            }
            if (bound.compareTo(found().value) > 0) {
                open.add(new Case(at.target, fixed, range, bound));
            }
        }
    }

    /** Adds what is fixed with each action at one spot more. */
    private void share(Case at, Spot spot, Map<Spot, Integer> before, List<Map<Spot, Integer>> shares) {
        for (int action = 0; action < game.actions(spot.state).count(at.target.agent); action++) {
            Map<Spot, Integer> fixed = new HashMap<>(before);
            fixed.put(spot, action);
            shares.add(fixed);
        }
    }
}
