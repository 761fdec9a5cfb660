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
        boolean[] counts = new boolean[game.stateCount()];
        java.util.Arrays.fill(counts, states == States.ALL);
        At everyStep = null;
        for (int step = 1; step <= reachable.steps(); step++) {
            for (int s : reachable.states(step)) {
                counts[s] = true;
                everyStep = smaller(everyStep, new At(probability.at(step, s), step, s));
            }
        }
        At averaged = null;
        At largestStep = null;
        int steps = game.horizon().tableSteps();
        Enclosure none = Enclosure.exactly(BigFraction.ZERO);
        for (int s = 0; s < counts.length; s++) {
            if (!counts[s]) {
                continue;
            }
            BigFraction lower = BigFraction.ZERO;
            BigFraction upper = BigFraction.ZERO;
            Enclosure most = none;
            int at = 1;
            for (int step = 1; step <= steps; step++) {
                Enclosure own = probability.at(step, s);
                lower = lower.add(own.lower());
                upper = upper.add(own.upper());
                at = own.lower().compareTo(most.lower()) > 0 ? step : at;
                most = most.max(own);
            }
            averaged = smaller(averaged, new At(new Enclosure(lower.divide(steps), upper.divide(steps)), 0, s));
            largestStep = smaller(largestStep, new At(most, at, s));
        }
        if (averaged == null || largestStep == null || everyStep == null) {
            throw new IllegalStateException("a game without states");
        }
        return new Coverage(averaged, largestStep, everyStep);
    }

    private static At smaller(@org.jspecify.annotations.Nullable At one, At other) {
        if (one == null) {
            return other;
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
