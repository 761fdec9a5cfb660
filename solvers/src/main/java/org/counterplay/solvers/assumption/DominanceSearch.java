package org.counterplay.solvers.assumption;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.imitation.DeviationProcess;
import org.counterplay.model.imitation.PlaceReward;
import org.counterplay.model.imitation.TotalVariation;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.response.Choices;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Decides {@link Dominance}. With E the value of the agent's own policy against the others, and Lo &lt;= E &lt;= Hi over what the others
 * may still do, the gain is at most D,
 *
 * <pre>
 *   D_h(s) = max over o, a of  r(a,o) - r(pi,o) + g sum_s' T(s'|a,o) D_{h+1}(s') + g sum_s' [dT(s')^+ Hi(s') - dT(s')^- Lo(s')],
 *   dT = T(.|a,o) - T(.|pi,o)
 * </pre>
 *
 * with equality where nothing is left to the others. Cases fix what the others do at some places; D = 0 at the start settles a case, and
 * what the others do in D's maximum is tried out, exactly, as a counterexample.
 */
final class DominanceSearch {
    private static final PlaceReward OWN = new PlaceReward.Own(false);
    private static final int MOST_TRIED = 512;

    private final MergedOthers merged;
    private final Game game;
    private final Policy expert;
    private final int agent;
    private final int[][] states;
    private final DeviationProcess othersProcess;
    private final OneStepGain gains;

    DominanceSearch(Game original, Policy expert, int agent) {
        merged = new MergedOthers(original, agent);
        game = merged.game();
        this.expert = expert;
        this.agent = agent;
        states = DeviationProcess.states(Timeline.of(game));
        othersProcess =
                DeviationProcess.everywhere(game, merged.against(expert, (step, state) -> 0), 1, new Choices.Unseen());
        this.original = original;
        gains = new OneStepGain(game, othersProcess);
    }

    private final Game original;

    /** A place. */
    private record Place(int step, int state) {}

    /** D at the start, and what the others do in its maximum. */
    private record Bounded(BigFraction gain, int[] others, BigFraction[] most, BigFraction[] least) {}

    Dominance search(long mostNodes) {
        boolean discounted = game.horizon() instanceof Horizon.Discounted;
        if (discounted) {
            return discounted(mostNodes);
        }
        Deque<Map<Place, Integer>> open = new ArrayDeque<>();
        open.add(Map.of());
        long nodes = 0;
        BigFraction largest = BigFraction.ZERO;
        while (!open.isEmpty()) {
            Map<Place, Integer> fixed = open.removeLast();
            Bounded bounded = bound(fixed);
            nodes++;
            if (bounded.gain.getNumerator().signum() <= 0) {
                continue;
            }
            Dominance refuted = tried((step, state) -> bounded.others[othersProcess.indexOf(step, state)]);
            if (refuted != null) {
                return refuted;
            }
            largest = Rationals.max(largest, bounded.gain);
            Place place = undecided(fixed, bounded);
            if (place == null) {
                throw new IllegalStateException(
                        "a gain of " + Rationals.format(bounded.gain) + " that nothing attains");
            }
            if (nodes >= mostNodes) {
                return new Dominance.Undecided(largest, "after " + nodes + " cases; ask for more");
            }
            for (int o = 0; o < merged.others(place.state); o++) {
                Map<Place, Integer> next = new HashMap<>(fixed);
                next.put(place, o);
                open.add(next);
            }
        }
        return new Dominance.Dominant(nodes);
    }

    /** The first place where the others have a choice that bears on the agent's own value. */
    private @Nullable Place undecided(Map<Place, Integer> fixed, Bounded bounded) {
        Place any = null;
        for (int step = 1; step <= states.length; step++) {
            for (int s : states[step - 1]) {
                Place place = new Place(step, s);
                int at = othersProcess.indexOf(step, s);
                if (!fixed.containsKey(place) && merged.others(s) > 1) {
                    if (!bounded.most[at].equals(bounded.least[at])) {
                        return place;
                    }
                    any = any == null ? place : any;
                }
            }
        }
        return any;
    }

    private Bounded bound(Map<Place, Integer> fixed) {
        DeviationProcess.Permission permission = (step, state, recommended, action) -> {
            Integer only = fixed.get(new Place(step, state));
            return only == null || only == action;
        };
        BigFraction[] most = othersProcess.maximise(OWN, permission).values();
        BigFraction[] least =
                othersProcess.maximise(new PlaceReward.Own(true), permission).values();
        for (int k = 0; k < least.length; k++) {
            least[k] = least[k].negate();
        }
        BigFraction[] gain = new BigFraction[othersProcess.size()];
        int[] others = new int[gain.length];
        for (int step = states.length; step >= 1; step--) {
            for (int s : states[step - 1]) {
                int at = othersProcess.indexOf(step, s);
                BigFraction[] policy = TotalVariation.marginal(original, expert, agent, step, s);
                for (int o = 0; o < merged.others(s); o++) {
                    if (!permission.allows(step, s, -1, o)) {
                        continue;
                    }
                    for (int a = 0; a < policy.length; a++) {
                        BigFraction here = gains.at(step, s, a, o, policy, gain, most, least);
                        if (gain[at] == null || here.compareTo(gain[at]) > 0) {
                            gain[at] = here;
                            others[at] = o;
                        }
                    }
                }
            }
        }
        return new Bounded(othersProcess.atStart(gain), others, most, least);
    }

    /** The agent's best answer to what the others do, if it is better than its own policy. */
    private @Nullable Dominance tried(MergedOthers.Others wanted) {
        MergedOthers.Others others =
                (step, state) -> othersProcess.indexOf(step, state) < 0 ? 0 : wanted.at(step, state);
        Policy against = merged.against(expert, others);
        DeviationProcess answers = DeviationProcess.reached(game, against, 0, new Choices.Unseen());
        DeviationProcess.Solved best = answers.maximise(OWN);
        BigFraction obedient = DeviationProcess.reached(game, against, 0, new Choices.Obedience())
                .maximise(OWN)
                .start();
        BigFraction gain = best.start().subtract(obedient);
        return gain.getNumerator().signum() <= 0
                ? null
                : new Dominance.Dominated(
                        merged.originally(expert, others, null),
                        merged.originally(
                                expert,
                                others,
                                (step, state) -> best.deviation().plays(step, state, 0)),
                        gain);
    }

    private Dominance discounted(long mostNodes) {
        Bounded bounded = oneStep();
        if (bounded.gain.getNumerator().signum() <= 0) {
            return new Dominance.Dominant(1);
        }
        Dominance refuted = tried((step, state) -> bounded.others[othersProcess.indexOf(step, state)]);
        int[] others = new int[game.stateCount()];
        for (int round = 0; refuted == null && round < MOST_TRIED; round++) {
            refuted = tried((step, state) -> others[state]);
            int at = 0;
            while (at < others.length && ++others[at] == merged.others(at)) {
                others[at++] = 0;
            }
            if (at == others.length) {
                break;
            }
        }
        if (refuted != null) {
            return refuted;
        }
        Dominance split = new MixedDominance(original, expert, agent, game).search(mostNodes);
        return split != null
                ? split
                : new Dominance.Undecided(
                        bounded.gain.divide(BigFraction.ONE.subtract(othersProcess.discount())),
                        "none of the others' stationary policies that were tried refutes it, and bounds over parts of their"
                                + " mixed actions do not prove it: so it ends where another answer is as good, or nearly, and in"
                                + " games of many states");
    }

    /** The largest of D's right sides with D = 0 after it: where it is 0 everywhere, D = 0 is the fixed point. */
    private Bounded oneStep() {
        BigFraction[] most = othersProcess.maximise(OWN).values();
        BigFraction[] least = othersProcess.maximise(new PlaceReward.Own(true)).values();
        for (int k = 0; k < least.length; k++) {
            least[k] = least[k].negate();
        }
        BigFraction largest = BigFraction.ZERO;
        int[] others = new int[othersProcess.size()];
        @Nullable BigFraction[] none = new BigFraction[othersProcess.size()];
        for (int s : states[0]) {
            BigFraction[] policy = TotalVariation.marginal(original, expert, agent, 1, s);
            BigFraction here = null;
            for (int o = 0; o < merged.others(s); o++) {
                for (int a = 0; a < policy.length; a++) {
                    BigFraction gain = gains.at(1, s, a, o, policy, none, most, least);
                    if (here == null || gain.compareTo(here) > 0) {
                        here = gain;
                        others[othersProcess.indexOf(1, s)] = o;
                    }
                }
            }
            largest = here == null ? largest : Rationals.max(largest, here);
        }
        return new Bounded(largest, others, most, least);
    }
}
