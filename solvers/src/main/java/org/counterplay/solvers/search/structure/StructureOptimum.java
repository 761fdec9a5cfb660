package org.counterplay.solvers.search.structure;

import java.util.List;
import org.counterplay.model.game.Game;
import org.counterplay.solvers.search.Found;
import org.counterplay.solvers.search.Question.WorstGame;
import org.counterplay.solvers.search.UpperBound;
import org.counterplay.solvers.search.Witness;
import org.counterplay.solvers.search.witness.ExactCheck;
import org.counterplay.solvers.search.witness.Verdict;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * What a search over structures came to.
 *
 * @param best the best candidate, or null where nothing with a positive gap was found
 * @param classBound proved: no deterministic game of at most the asked size, with one initial state and policies that
 *     recommend one joint action at each state, has a larger gap
 * @param bound proved for all games and all stationary policies, see {@link StructureSearch}
 * @param ending why it stopped
 * @param structures structures that were scored
 * @param seconds wall-clock
 * @param position where to go on
 */
public record StructureOptimum(
        @Nullable Candidate best,
        BigFraction classBound,
        UpperBound.Proved bound,
        Found.Ending ending,
        long structures,
        double seconds,
        Position position) {
    /** The best gap, 0 where there is none: the learner may be the expert. */
    public BigFraction gap() {
        return best == null ? BigFraction.ZERO : best.gap();
    }

    /**
     * The answer to the question, with the best as a witness that was checked exactly: a game of as many states as were asked
     * for, with some that nothing leads to where fewer do.
     *
     * @throws IllegalStateException if the exact check refuses the best: a fault of this program
     */
    public Found found(WorstGame question) {
        return new Found(best == null ? null : witness(best, question), bound, ending, structures, seconds);
    }

    private static Witness witness(Candidate best, WorstGame question) {
        Game game = best.game("worst game", question.size().states());
        return switch (ExactCheck.of(question, game, best.expert(game), best.learner(game))) {
            case Verdict.Verified(Witness witness) -> witness;
            case Verdict.Refuted(List<String> faults) ->
                throw new IllegalStateException("the exact check refuses " + best.structure() + ": " + faults);
        };
    }

    /** Whether the best is proved optimal within the class. */
    public boolean optimalInClass() {
        return gap().compareTo(classBound) >= 0;
    }

    /** Whether the best is proved optimal among all games and stationary policies. */
    public boolean optimal() {
        return gap().compareTo(bound.value()) >= 0;
    }
}
