package org.counterplay.model.assumption;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.counterplay.model.assumption.ReachSearch.Evaluated;
import org.counterplay.model.assumption.ReachSearch.Target;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.imitation.DeviationProcess;
import org.counterplay.model.imitation.Effort;
import org.counterplay.model.imitation.FlatProcess;
import org.counterplay.model.imitation.FlatVisits;
import org.counterplay.model.imitation.ImitationErrors;
import org.counterplay.model.imitation.PlaceReward;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.ExactSum;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.occupancy.StateDistribution;
import org.counterplay.model.response.Choices;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** {@link Concentrability} of one agent in a finite-horizon game. */
final class FiniteConcentrability {
    /** Exact evaluations of targets that doubles cannot tell apart. */
    private static final int MOST_EVALUATED = 64;

    /** Measures that are smaller are left to rationals. */
    private static final double LEAST = 1e-280;

    private final Game game;
    private final Policy expert;
    private final int agent;
    private final Choices choices;
    private final @Nullable BestResponses responses;
    private final Reading reading;
    private final FlatProcess process;
    private final ReachSearch search;
    private final List<Target> targets;

    /**
     * Lays the agent's process out.
     *
     * @param visits where the expert's play is
     * @param responses the choices that are permitted, or null for all
     * @param attained what is known of other agents; shared with them
     */
    FiniteConcentrability(
            Game game,
            Policy expert,
            FlatVisits visits,
            int agent,
            Choices choices,
            @Nullable BestResponses responses,
            Reading reading,
            AttainedRatio attained) {
        this.game = game;
        this.expert = expert;
        this.agent = agent;
        this.choices = choices;
        this.responses = responses;
        this.reading = reading;
        process = new FlatProcess(game, expert, agent, choices, this::allows);
        search = new ReachSearch(
                process,
                Arrays.stream(game.initialStates())
                        .map(s -> process.places().indexOf(1, s))
                        .toArray(),
                IntStream.range(0, game.initialStates().length)
                        .mapToDouble(game.initialProbabilities()::doubleAt)
                        .toArray(),
                attained);
        targets = reading == Reading.AVERAGED ? states(visits) : places(visits);
    }

    private boolean allows(int step, int state, int recommended, int action) {
        return responses == null || responses.allows(step, state, recommended, action);
    }

    /** A deviation to where the expert never is, if there is one. */
    Optional<Concentrability> infinite() {
        for (Target target : targets) {
            if (target.upper() == 0) {
                return Optional.of(at(target, new Magnitude.Infinite(), process.choices(search.values(target))));
            }
        }
        return Optional.empty();
    }

    /** Whether doubles tell anything about all the ratios. */
    private boolean measurable() {
        return targets.stream().allMatch(target -> target.lower() > LEAST);
    }

    /** Finds ratios that are attained, for other agents' to be compared with. */
    void begin() {
        if (measurable()) {
            search.begin(targets, Runtime.getRuntime().availableProcessors());
        }
    }

    /**
     * The largest ratio, or none if no target of this agent can have the largest one of all. Comes after {@link #begin}.
     *
     * @throws IllegalArgumentException if probabilities are too small for doubles and the game too large for rationals
     */
    Optional<Concentrability> solve(Effort effort) {
        boolean exact = effort == Effort.EXACT || (effort == Effort.AUTO && ImitationErrors.affordable(game));
        if (!measurable()) {
            if (!exact) {
                throw new IllegalArgumentException("the expert visits some states with probabilities below " + LEAST
                        + "; game " + game.name() + " is too large for rationals. Ask for EXACT");
            }
            return Optional.of(
                    exactly(targets.stream().map(t -> new Evaluated(t, 0, 0)).toList(), Integer.MAX_VALUE));
        }
        List<Evaluated> candidates = search.search();
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        if (exact) {
            return Optional.of(exactly(candidates, effort == Effort.EXACT ? Integer.MAX_VALUE : MOST_EVALUATED));
        }
        Evaluated best = candidates.get(0);
        double upper = candidates.stream().mapToDouble(Evaluated::upper).max().orElseThrow();
        return Optional.of(at(
                best.target(),
                new Magnitude.Finite(new Enclosure(Rationals.of(best.lower()), Rationals.of(upper))),
                process.choices(search.values(best.target()))));
    }

    private Concentrability exactly(List<Evaluated> candidates, int most) {
        DeviationProcess exact = DeviationProcess.reached(game, expert, agent, choices);
        StateDistribution visits = StateDistribution.of(game, expert);
        Concentrability best = null;
        BigFraction largest = null;
        double unsettled = 0;
        for (int k = 0; k < candidates.size(); k++) {
            Target target = candidates.get(k).target();
            if (k >= most) {
                unsettled = Math.max(unsettled, candidates.get(k).upper());
                continue;
            }
            int state = process.state(target.places()[0]);
            int step = process.step(target.places()[0]);
            boolean averaged = reading == Reading.AVERAGED;
            DeviationProcess.Solved solved = exact.maximise(
                    new PlaceReward.State(
                            (h, s) -> s == state && (averaged || h == step) ? BigFraction.ONE : BigFraction.ZERO),
                    this::allows);
            ExactSum measure = new ExactSum();
            // The expert may be at the state at steps at which no permitted deviation is.
            for (int h = averaged ? 1 : step; h <= (averaged ? game.horizon().tableSteps() : step); h++) {
                measure.add(visits.at(h, state));
            }
            BigFraction ratio = solved.start().divide(measure.value());
            if (largest == null || ratio.compareTo(largest) > 0) {
                largest = ratio;
                best = at(target, Magnitude.exactly(ratio), solved.deviation());
            }
        }
        if (best == null || largest == null) {
            throw new IllegalStateException("a game without states");
        }
        if (unsettled == 0) {
            return best;
        }
        BigFraction upper = Rationals.max(largest, Rationals.of(unsettled));
        return new Concentrability(
                new Magnitude.Finite(new Enclosure(largest, upper)),
                agent,
                best.step(),
                best.state(),
                best.deviation());
    }

    private Concentrability at(Target target, Magnitude value, Deviation deviation) {
        int place = target.places()[0];
        return new Concentrability(
                value, agent, reading == Reading.AVERAGED ? 0 : process.step(place), process.state(place), deviation);
    }

    /** Each place that can be reached; measured 0 where the expert never is there. */
    private List<Target> places(FlatVisits visits) {
        List<Target> targets = new ArrayList<>();
        for (int step = 1; step <= process.places().steps(); step++) {
            int[] states = process.places().states(step);
            for (int k = 0; k < states.length; k++) {
                int place = process.places().first(step) + k;
                if (search.reached(place)) {
                    int[] at = {place};
                    int visited = visits.places().indexOf(step, states[k]);
                    double d = visited < 0 ? 0 : visits.probabilities()[visited];
                    targets.add(target(targets.size(), at, visited < 0, d, visits));
                }
            }
        }
        return targets;
    }

    /** Each state that can be reached, at all its steps at once. */
    private List<Target> states(FlatVisits visits) {
        double[] measure = new double[game.stateCount()];
        boolean[] visited = new boolean[game.stateCount()];
        for (int step = 1; step <= visits.places().steps(); step++) {
            int[] states = visits.places().states(step);
            for (int k = 0; k < states.length; k++) {
                visited[states[k]] = true;
                measure[states[k]] += visits.probabilities()[visits.places().first(step) + k];
            }
        }
        int[][] of = new int[game.stateCount()][];
        for (int step = 1; step <= process.places().steps(); step++) {
            int[] states = process.places().states(step);
            for (int k = 0; k < states.length; k++) {
                int place = process.places().first(step) + k;
                if (search.reached(place)) {
                    int[] known = of[states[k]];
                    int length = known == null ? 0 : known.length;
                    int[] longer = known == null ? new int[1] : Arrays.copyOf(known, length + 1);
                    longer[length] = place;
                    of[states[k]] = longer;
                }
            }
        }
        List<Target> targets = new ArrayList<>();
        for (int s = 0; s < of.length; s++) {
            if (of[s] != null) {
                targets.add(target(targets.size(), of[s], !visited[s], measure[s], visits));
            }
        }
        return targets;
    }

    private static Target target(int id, int[] places, boolean never, double d, FlatVisits visits) {
        double relative = visits.relativeError() + visits.places().steps() * 0x1p-52;
        return never
                ? new Target(id, places, 0, 0)
                : new Target(
                        id,
                        places,
                        Math.max(0, d * (1 - relative) * (1 - 0x1p-50) - Double.MIN_NORMAL),
                        d * (1 + relative) * (1 + 0x1p-50) + Double.MIN_NORMAL);
    }
}
