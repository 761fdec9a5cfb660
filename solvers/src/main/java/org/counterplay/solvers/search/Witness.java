package org.counterplay.solvers.search;

import java.util.List;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.solvers.certify.Certification;
import org.hipparchus.fraction.BigFraction;

/**
 * A game, an expert and a learner in rationals, whose gap and every assumption were checked exactly.
 *
 * @param expertRegret the expert's certified regret under markov deviations, exact
 * @param learnerRegret the learner's, under the deviations that the aim is about, exact
 * @param gap the value of the aim, exactly
 * @param checks what was re-checked
 */
public record Witness(
        Game game,
        Policy expert,
        Policy learner,
        Certification expertRegret,
        Certification learnerRegret,
        BigFraction gap,
        List<Check> checks) {
    public Witness {
        checks = List.copyOf(checks);
    }

    /**
     * A quantity that had to hold: {@code actual} against {@code required}, exactly.
     *
     * @param name an {@link Assumption#label} or {@link ErrorBudget#label}, or a property of the rewards
     * @param reading normalisation and deviations it ranges over, in words
     * @param required the bound, as an exact number or a word
     * @param actual the exact value
     */
    public record Check(String name, String reading, String required, String actual) {}
}
