package org.counterplay.model.imitation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.proof.StationaryDeviation;
import org.counterplay.model.response.Choices;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * The largest expectation, over one agent's deviations of a class, of a reward that is summed along the play: {@code max_phi
 * E_{sigma,phi} sum_h g_h(s_h, a_h)} (discounted: {@code sum_t gamma^(t-1) g}); the identity is in every class.
 *
 * @param agent the deviating agent
 * @param total the maximum: a sum over the steps, not averaged; exact but for what is said at the methods
 * @param deviation one of the class, which attains at least {@code total.lower()}
 */
public record DeviationMaximum(int agent, Enclosure total, Deviation deviation) {
    /** Stationary deviations are listed where there are no more of them. */
    private static final long MOST_LISTED = 4_096;

    private static final int MOST_PLACES_IMPROVED = 2_000;

    /**
     * The exact maximum. For the stationary class of a finite horizon in which a state with a choice recurs it is exact where the
     * best markov deviation happens to be stationary or there are at most {@value #MOST_LISTED} stationary ones; else it lies
     * between what a local search finds and the markov maximum.
     */
    public static DeviationMaximum exactly(
            Game game, Policy policy, int agent, DeviationClass deviations, PlaceReward reward) {
        return of(game, policy, agent, deviations, reward, false).orElseThrow();
    }

    /** The same, or empty where numbers grow longer than is worth their time. */
    static Optional<DeviationMaximum> ifCheap(
            Game game, Policy policy, int agent, DeviationClass deviations, PlaceReward reward) {
        return of(game, policy, agent, deviations, reward, true);
    }

    /** The larger of two, the first where they are equal. */
    public DeviationMaximum max(DeviationMaximum other) {
        boolean mine = total.lower().compareTo(other.total.lower()) >= 0;
        return new DeviationMaximum(
                mine ? agent : other.agent, total.max(other.total), mine ? deviation : other.deviation);
    }

    private static Optional<DeviationMaximum> of(
            Game game, Policy policy, int agent, DeviationClass deviations, PlaceReward reward, boolean cheap) {
        Deviation obedience = Deviation.identity(game, agent, true);
        DeviationMaximum best = null;
        for (Choices choices : alternatives(game, agent, deviations)) {
            DeviationProcess process = DeviationProcess.reached(game, policy, agent, choices);
            Optional<DeviationProcess.Solved> solved =
                    cheap ? process.maximiseIfCheap(reward) : Optional.of(process.maximise(reward));
            if (solved.isEmpty()) {
                return Optional.empty();
            }
            Deviation chosen = choices instanceof Choices.Following following
                    ? following.deviation()
                    : choices instanceof Choices.Obedience
                            ? obedience
                            : solved.get().deviation();
            DeviationMaximum own =
                    new DeviationMaximum(agent, Enclosure.exactly(solved.get().start()), chosen);
            best = best == null ? own : best.max(own);
        }
        if (best == null) {
            throw new IllegalStateException("a class without the identity");
        }
        return Optional.of(
                deviations instanceof DeviationClass.Stationary && !best.deviation.stationary()
                        ? stationary(game, policy, reward, best)
                        : best);
    }

    /** The choices that together make up the class; obedience first, so that it is chosen where it is as good. */
    static List<Choices> alternatives(Game game, int agent, DeviationClass deviations) {
        List<Choices> list = new ArrayList<>();
        switch (deviations) {
            case DeviationClass.Markov markov -> list.add(new Choices.All());
            case DeviationClass.Stationary stationary -> list.add(new Choices.All());
            case DeviationClass.Masked masked -> list.add(new Choices.Masked(agent, masked.allowed()));
            case DeviationClass.Coarse coarse -> {
                list.add(new Choices.Obedience());
                list.add(new Choices.Unseen());
            }
            case DeviationClass.Listed listed -> {
                list.add(new Choices.Obedience());
                for (DeviationClass.Candidate candidate : listed.candidates()) {
                    if (candidate.agent() == agent) {
                        list.add(new Choices.Following(Deviation.of(game, agent, candidate.changes())));
                    }
                }
            }
            case DeviationClass.Swaps swaps -> {
                list.add(new Choices.Obedience());
                for (int s = 0; s < game.stateCount(); s++) {
                    int count = game.actions(s).count(agent);
                    for (int swap = 0; swap < count * count; swap++) {
                        if (swap / count != swap % count) {
                            Deviation deviation = Deviation.identity(game, agent, true);
                            deviation.set(1, s, swap / count, swap % count);
                            list.add(new Choices.Following(deviation));
                        }
                    }
                }
            }
            default ->
                throw new IllegalArgumentException("losses over deviations of class " + deviations.name()
                        + " are not computed. Maybe use markov, whose maximum is an upper bound");
        }
        return list;
    }

    private static DeviationMaximum stationary(Game game, Policy policy, PlaceReward reward, DeviationMaximum markov) {
        int agent = markov.agent;
        Deviation tied = tied(game, policy, markov.deviation);
        DeviationMaximum found = evaluated(game, policy, reward, tied);
        if (found.total.lower().equals(markov.total.upper())
                || StationaryDeviation.recurringState(game, policy, agent) < 0) {
            return found;
        }
        List<int[]> sites = sites(game, policy, agent);
        long count = 1;
        for (int[] site : sites) {
            count = Math.min(MOST_LISTED + 1, count * game.actions(site[0]).count(agent));
        }
        if (count <= MOST_LISTED) {
            return listed(game, policy, reward, sites, found);
        }
        Choices.All all = new Choices.All();
        if (all.reach(game, policy, agent).size() <= MOST_PLACES_IMPROVED) {
            found = improved(game, policy, reward, sites, found);
        }
        return new DeviationMaximum(agent, new Enclosure(found.total.lower(), markov.total.upper()), found.deviation);
    }

    /** What a given deviation earns, exactly. */
    public static DeviationMaximum evaluated(Game game, Policy policy, PlaceReward reward, Deviation deviation) {
        BigFraction value = DeviationProcess.reached(game, policy, deviation.agent(), new Choices.Following(deviation))
                .maximise(reward)
                .start();
        return new DeviationMaximum(deviation.agent(), Enclosure.exactly(value), deviation);
    }

    /** The stationary deviation that answers each recommendation as the given one does where it first meets it. */
    private static Deviation tied(Game game, Policy policy, Deviation deviation) {
        DeviationProcess process =
                DeviationProcess.reached(game, policy, deviation.agent(), new Choices.Following(deviation));
        Deviation tied = Deviation.identity(game, deviation.agent(), true);
        boolean[][] met = new boolean[game.stateCount()][];
        for (int step = 1; step <= process.steps(); step++) {
            for (int s : process.states(step)) {
                if (met[s] == null) {
                    met[s] = new boolean[game.actions(s).count(deviation.agent())];
                }
                for (var site : process.sites(step, s)) {
                    int b = site.recommended();
                    if (!met[s][b]) {
                        met[s][b] = true;
                        tied.set(1, s, b, deviation.plays(step, s, b));
                    }
                }
            }
        }
        return tied;
    }

    /** Pairs (state, recommendation) that a deviator can meet and where it has a choice. */
    private static List<int[]> sites(Game game, Policy policy, int agent) {
        DeviationProcess process = DeviationProcess.reached(game, policy, agent, new Choices.All());
        List<int[]> sites = new ArrayList<>();
        boolean[][] met = new boolean[game.stateCount()][];
        for (int step = 1; step <= process.steps(); step++) {
            for (int s : process.states(step)) {
                int count = game.actions(s).count(agent);
                if (met[s] == null) {
                    met[s] = new boolean[count];
                }
                for (var site : process.sites(step, s)) {
                    if (count > 1 && !met[s][site.recommended()]) {
                        met[s][site.recommended()] = true;
                        sites.add(new int[] {s, site.recommended()});
                    }
                }
            }
        }
        return sites;
    }

    private static DeviationMaximum listed(
            Game game, Policy policy, PlaceReward reward, List<int[]> sites, DeviationMaximum found) {
        int[] odometer = new int[sites.size()];
        DeviationMaximum best = found;
        while (true) {
            Deviation deviation = Deviation.identity(game, found.agent, true);
            for (int k = 0; k < odometer.length; k++) {
                deviation.set(1, sites.get(k)[0], sites.get(k)[1], odometer[k]);
            }
            best = best.max(evaluated(game, policy, reward, deviation));
            int at = 0;
            while (at < odometer.length
                    && ++odometer[at] == game.actions(sites.get(at)[0]).count(found.agent)) {
                odometer[at++] = 0;
            }
            if (at == odometer.length) {
                return best;
            }
        }
    }

    /** One action changed at a time, as long as that helps. */
    private static DeviationMaximum improved(
            Game game, Policy policy, PlaceReward reward, List<int[]> sites, DeviationMaximum start) {
        DeviationMaximum best = start;
        for (boolean better = true; better; ) {
            better = false;
            for (int[] site : sites) {
                for (int c = 0; c < game.actions(site[0]).count(start.agent); c++) {
                    Deviation changed = Deviation.of(game, start.agent, best.deviation.changes());
                    changed.set(1, site[0], site[1], c);
                    DeviationMaximum candidate = evaluated(game, policy, reward, changed);
                    if (candidate.total.lower().compareTo(best.total.lower()) > 0) {
                        best = candidate;
                        better = true;
                    }
                }
            }
        }
        return best;
    }

    /** In doubles, for a finite horizon and a reward per place in [0, 1]; {@code nearly} within {@code off} of it. */
    static DeviationMaximum enclosed(
            Game game, Policy policy, int agent, DeviationClass deviations, NearReward nearly, double off) {
        DeviationMaximum best = null;
        for (Choices choices : alternatives(game, agent, deviations)) {
            FlatProcess process = new FlatProcess(game, policy, agent, choices, (step, s, b, c) -> true);
            double[] reward = new double[process.places().size()];
            for (int step = 1; step <= process.places().steps(); step++) {
                int[] states = process.places().states(step);
                int first = process.places().first(step);
                for (int k = 0; k < states.length; k++) {
                    reward[first + k] = nearly.at(step, states[k]);
                }
            }
            FlatProcess.Swept swept = process.sweep(reward);
            double value = process.atStart(swept.values());
            double slack = Math.nextUp(off * process.places().steps() * 2
                    + value * FlatProcess.startError(game)); // rewards are off each step
            Deviation deviation =
                    choices instanceof Choices.Following following ? following.deviation() : swept.deviation();
            DeviationMaximum own = new DeviationMaximum(
                    agent,
                    new Enclosure(
                            Rationals.of(Math.max(0, Math.nextDown(process.down(value) - slack))),
                            Rationals.of(Math.nextUp(process.up(value) + slack))),
                    deviation);
            best = best == null ? own : best.max(own);
        }
        if (best == null) {
            throw new IllegalStateException("a class without the identity");
        }
        if (deviations instanceof DeviationClass.Stationary
                && !best.deviation.stationary()
                && StationaryDeviation.recurringState(game, policy, agent) >= 0) {
            Deviation tied = tied(game, policy, best.deviation);
            DeviationClass one = new DeviationClass.Listed(
                    "tied", List.of(new DeviationClass.Candidate("tied", agent, tied.changes())));
            DeviationMaximum found = enclosed(game, policy, agent, one, nearly, off);
            return new DeviationMaximum(agent, new Enclosure(found.total.lower(), best.total.upper()), found.deviation);
        }
        return deviations instanceof DeviationClass.Stationary && !best.deviation.stationary()
                ? new DeviationMaximum(agent, best.total, tied(game, policy, best.deviation))
                : best;
    }

    /** A reward per place in doubles. */
    interface NearReward {
        /** About {@code g_h(s)}. */
        double at(int step, int state);
    }

    /** What a sum over the steps is multiplied by to be an average: 1/H, or 1 - gamma. */
    public static BigFraction averaging(Game game) {
        return switch (game.horizon()) {
            case Horizon.Finite finite -> Rationals.of(1, finite.steps());
            case Horizon.Discounted discounted -> BigFraction.ONE.subtract(discounted.gamma());
        };
    }

    static Enclosure averaged(Game game, Enclosure total) {
        BigFraction factor = averaging(game);
        return new Enclosure(total.lower().multiply(factor), total.upper().multiply(factor));
    }

    static @Nullable DeviationMaximum larger(@Nullable DeviationMaximum one, DeviationMaximum other) {
        return one == null ? other : one.max(other);
    }
}
