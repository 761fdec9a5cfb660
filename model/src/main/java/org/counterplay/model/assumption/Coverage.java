package org.counterplay.model.assumption;

import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.imitation.Effort;
import org.counterplay.model.imitation.FlatVisits;
import org.counterplay.model.imitation.ImitationErrors;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.occupancy.StateDistribution;
import org.hipparchus.fraction.BigFraction;

/**
 * The coverage constant beta of Assumption 5.2 (2406.04219), {@code d^E(s) >= beta} for all s, in the readings that the paper's
 * witnesses and proofs need. States count that some play of all agents can reach, or all states of the game, as asked; in a
 * discounted game with gamma &gt; 0 all readings are one number.
 *
 * @param averaged {@code min_s d^E(s)}, d averaged over the steps: as printed
 * @param largestStep {@code min_s max_h d_h^E(s)}: each state is covered at some step
 * @param everyStep the least {@code d_h^E(s)} over the places (h,s) that some joint play reaches: each is covered whenever it can occur
 */
public record Coverage(At averaged, At largestStep, At everyStep) {
    /**
     * A least probability.
     *
     * @param value exact, or enclosed
     * @param step where a step belongs to it (1-based), else 0
     * @param state the first state that attains its upper end
     */
    public record At(Enclosure value, int step, int state) {
        /** Whether it is positive for certain; where false of an exact value, it is 0. */
        public boolean positive() {
            return value.lower().getNumerator().signum() > 0;
        }
    }

    /** Which states must be covered. */
    public enum States {
        /** Those that some joint play reaches; others cannot matter. */
        REACHABLE,
        /** All states of the game, as printed. */
        ALL
    }

    /** Whether the expert visits every state that counts: {@code beta > 0}. */
    public boolean fullSupport() {
        return averaged.positive();
    }

    /** All readings. */
    public static Coverage of(Game game, Policy expert, States states, Effort effort) {
        boolean exact = effort == Effort.EXACT || (effort == Effort.AUTO && ImitationErrors.affordable(game));
        Probability probability = exact ? exact(game, expert) : enclosed(game, expert);
        Timeline reachable = Timeline.of(game);
        BigFraction[] lower = new BigFraction[game.stateCount()];
        BigFraction[] upper = new BigFraction[game.stateCount()];
        Enclosure[] most = new Enclosure[game.stateCount()];
        int[] mostAt = new int[game.stateCount()];
        if (states == States.ALL) {
            for (int s = 0; s < most.length; s++) {
                enter(s, lower, upper, most, mostAt);
            }
        }
        At everyStep = null;
        for (int step = 1; step <= reachable.steps(); step++) {
            for (int s : reachable.states(step)) {
                Enclosure own = probability.at(step, s);
                everyStep = smaller(everyStep, new At(own, step, s));
                if (most[s] == null) {
                    enter(s, lower, upper, most, mostAt);
                }
                if (upper[s].getNumerator().signum() == 0) {
                    lower[s] = own.lower();
                    upper[s] = upper[s].add(own.upper());
                    mostAt[s] = own.lower().getNumerator().signum() > 0 ? step : mostAt[s];
                } else {
                    lower[s] = lower[s].add(own.lower());
                    upper[s] = upper[s].add(own.upper());
                    mostAt[s] = own.lower().compareTo(most[s].lower()) > 0 ? step : mostAt[s];
                }
                most[s] = most[s].max(own);
            }
        }
        At averaged = null;
        At largestStep = null;
        int steps = game.horizon().tableSteps();
        for (int s = 0; s < most.length; s++) {
            if (most[s] != null) {
                averaged = smaller(averaged, new At(new Enclosure(lower[s], upper[s]), 0, s));
                largestStep = smaller(largestStep, new At(most[s], mostAt[s], s));
            }
        }
        if (averaged == null || largestStep == null || everyStep == null) {
            throw new IllegalStateException("a game without states");
        }
        Enclosure summed = averaged.value;
        Enclosure average =
                new Enclosure(summed.lower().divide(steps), summed.upper().divide(steps));
        return new Coverage(new At(average, 0, averaged.state), largestStep, everyStep);
    }

    /** A state counts; places that no play reaches add nothing to it. */
    private static void enter(int state, BigFraction[] lower, BigFraction[] upper, Enclosure[] most, int[] mostAt) {
        lower[state] = BigFraction.ZERO;
        upper[state] = BigFraction.ZERO;
        most[state] = Enclosure.exactly(BigFraction.ZERO);
        mostAt[state] = 1;
    }

    private static At smaller(@org.jspecify.annotations.Nullable At one, At other) {
        if (one == null) {
            return other;
        }
        if (one.value.upper().compareTo(other.value.lower()) <= 0) {
            return one;
        }
        Enclosure value = new Enclosure(
                Rationals.min(one.value.lower(), other.value.lower()),
                Rationals.min(one.value.upper(), other.value.upper()));
        return other.value.upper().compareTo(one.value.upper()) < 0
                ? new At(value, other.step, other.state)
                : new At(value, one.step, one.state);
    }

    private interface Probability {
        Enclosure at(int step, int state);
    }

    private static Probability exact(Game game, Policy expert) {
        StateDistribution visits = StateDistribution.of(game, expert);
        return (step, state) -> Enclosure.exactly(visits.at(step, state));
    }

    private static Probability enclosed(Game game, Policy expert) {
        FlatVisits visits = FlatVisits.of(game, expert);
        boolean finite = game.horizon() instanceof Horizon.Finite;
        Enclosure none = Enclosure.exactly(BigFraction.ZERO);
        return (step, state) -> {
            int place = visits.places().indexOf(step, state);
            if (place < 0) {
                return none;
            }
            double value = visits.probabilities()[place];
            double off = finite ? value * visits.relativeError() + Double.MIN_NORMAL : visits.error();
            return new Enclosure(
                    Rationals.of(Math.max(0, Math.nextDown(value - off))), Rationals.of(Math.nextUp(value + off)));
        };
    }
}
