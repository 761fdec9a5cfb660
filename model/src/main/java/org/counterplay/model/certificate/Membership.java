package org.counterplay.model.certificate;

import java.util.Arrays;
import java.util.List;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.deviation.DeviationClass.Candidate;
import org.counterplay.model.deviation.Substitution;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.jspecify.annotations.Nullable;

/** Whether a proof's deviation belongs to the certificate's class. The identity always does. */
final class Membership {
    private final Game game;
    private final DeviationClass deviations;
    private final AgentProof proof;
    private final Deviation deviation;
    private final List<Substitution> changes;

    Membership(Certificate certificate, AgentProof proof) {
        game = certificate.game();
        deviations = certificate.deviations();
        this.proof = proof;
        deviation = proof.deviation();
        changes = deviation.changes();
    }

    /** What a class lists is no deviation of the game. */
    static final class NoDeviation extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoDeviation(Candidate candidate, IllegalArgumentException cause) {
            super("the class lists " + candidate.label() + ", which is no deviation: " + cause.getMessage(), cause);
        }
    }

    /** A listed deviation. */
    static Deviation deviation(Game game, int agent, Candidate candidate) {
        try {
            return Deviation.of(game, agent, candidate.changes());
        } catch (IllegalArgumentException e) {
            throw new NoDeviation(candidate, e);
        }
    }

    /**
     * Why it does not belong, or null where it does.
     *
     * @throws NoDeviation if the class lists none
     */
    @Nullable
    String whyOutside() {
        if (changes.isEmpty()) {
            return null;
        }
        return switch (deviations) {
            case DeviationClass.Markov markov -> null;
            case DeviationClass.Stationary stationary ->
                deviation.stationary() || game.horizon() instanceof Horizon.Discounted
                        ? null
                        : "it depends on the step";
            case DeviationClass.Coarse coarse -> whyNotUnseen();
            case DeviationClass.Budget budget -> {
                long places = (long) changes.size()
                        * (deviation.stationary() ? game.horizon().tableSteps() : 1);
                yield places <= budget.most() ? null : "it changes " + places + " places";
            }
            case DeviationClass.Masked masked -> {
                Play.Allowed allowed = new Play.Allowed(deviation.agent(), masked.allowed());
                for (Substitution change : changes) {
                    if (!allowedWhereReached(allowed, change)) {
                        yield "the mask does not allow what it plays at state "
                                + game.states().get(change.state());
                    }
                }
                yield null;
            }
            case DeviationClass.Listed listed -> {
                for (Candidate candidate : listed.candidates()) {
                    if (candidate.agent() == deviation.agent()
                            && sameEverywhere(deviation(game, deviation.agent(), candidate))) {
                        yield null;
                    }
                }
                yield "it is not on the list";
            }
            case DeviationClass.Swaps swaps ->
                changes.size() == 1 && changes.get(0).step() == Substitution.ALL_STEPS
                        ? null
                        : "it changes " + changes.size() + " places, or one at some steps only";
        };
    }

    /**
     * A mask may allow a substitution at some steps only, and a deviation that makes it at every step is still as good as in
     * the class if it comes to the state at those steps alone. Where it comes to is what its table names: the table is
     * accepted only if it misses no place.
     */
    private boolean allowedWhereReached(Play.Allowed allowed, Substitution change) {
        for (int step = 1; step <= steps(); step++) {
            if ((change.step() == Substitution.ALL_STEPS || change.step() == step)
                    && Arrays.binarySearch(proof.deviating().states(step), change.state()) >= 0
                    && !allowed.allows(step, change.state(), change.recommended(), change.plays())) {
                return false;
            }
        }
        return true;
    }

    /** Steps of the table, and no more than the game has: a longer table is refused elsewhere. */
    private int steps() {
        return Math.min(proof.deviating().steps(), game.horizon().tableSteps());
    }

    /** Coarse: where it can come to, it plays one action whatever is recommended. */
    private @Nullable String whyNotUnseen() {
        ValueTable table = proof.deviating();
        for (int step = 1; step <= steps(); step++) {
            for (int s : table.states(step)) {
                if (s >= game.stateCount()) {
                    return "its table names a state that does not exist";
                }
                for (int b = 1; b < game.actions(s).count(deviation.agent()); b++) {
                    if (deviation.plays(step, s, b) != deviation.plays(step, s, 0)) {
                        return "what it plays at state " + game.states().get(s) + " depends on the recommendation";
                    }
                }
            }
        }
        return null;
    }

    private boolean sameEverywhere(Deviation other) {
        for (int step = 1; step <= game.horizon().tableSteps(); step++) {
            for (int s = 0; s < game.stateCount(); s++) {
                for (int b = 0; b < game.actions(s).count(deviation.agent()); b++) {
                    if (deviation.plays(step, s, b) != other.plays(step, s, b)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }
}
