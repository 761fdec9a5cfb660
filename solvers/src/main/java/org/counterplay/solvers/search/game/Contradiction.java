package org.counterplay.solvers.search.game;

import java.util.Optional;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.search.Assumption;
import org.counterplay.solvers.search.Question.WorstGame;
import org.hipparchus.fraction.BigFraction;

/**
 * Assumptions that no game of a size can meet, found by counting; a search for such a game would go on for ever.
 *
 * <p>With n states and H steps, some step has to serve {@code k = ceil(n / H)} states. So {@code min_s max_h d_h(s) <= 1/k},
 * and with averages {@code min_s d(s) <= 1/n}; in a layered game, where a state's average is a share 1/H of its step's
 * probability, {@code min_s d(s) <= 1/(k H)}. All are attained.
 */
final class Contradiction {
    private Contradiction() {}

    /** Why nothing meets the assumptions of a question; empty where none was found. */
    static Optional<String> of(WorstGame question) {
        boolean layered = question.assumptions().stream().anyMatch(Assumption.Layered.class::isInstance);
        for (Assumption assumption : question.assumptions()) {
            if (assumption instanceof Assumption.Coverage coverage) {
                BigFraction most = most(question, coverage.reading(), layered);
                if (coverage.beta().compareTo(most) > 0) {
                    return Optional.of("coverage of " + Rationals.format(coverage.beta()) + " ("
                            + coverage.reading().label() + ") is asked for, but no expert covers each of "
                            + question.size().states() + " states with more than " + Rationals.format(most)
                            + (layered ? " in a layered game" : "") + "; ask for less, or for fewer states");
                }
            }
        }
        return Optional.empty();
    }

    private static BigFraction most(WorstGame question, Assumption.Coverage.Reading reading, boolean layered) {
        int states = question.size().states();
        if (!(question.size().horizon() instanceof Horizon.Finite(int steps))) {
            return Rationals.of(1, states);
        }
        int together = Math.ceilDiv(states, steps);
        return switch (reading) {
            case PER_STEP -> Rationals.of(1, together);
            case AVERAGED -> layered ? Rationals.of(1, (long) together * steps) : Rationals.of(1, states);
        };
    }
}
