package org.counterplay.solvers.search.learner;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.solvers.search.Question;
import org.counterplay.solvers.search.Witness;
import org.counterplay.solvers.search.reward.GapCheck;
import org.hipparchus.fraction.BigFraction;

/** The learner of a witness as numbers, and back: so that what one search found another can begin with. */
public final class KnownLearner {
    private KnownLearner() {}

    /** The probability of each of the game's rows, given its state. */
    public static List<BigFraction> of(Witness witness) {
        return List.of(ExactLearner.entries(witness.game(), witness.learner()));
    }

    /**
     * The witness of such probabilities, everything checked again.
     *
     * @throws IllegalArgumentException if they are none of a learner in this game, or the learner is beyond the budget
     */
    public static Witness witness(Question.WorstLearner question, List<BigFraction> probabilities) {
        WorstLearnerSearch.check(question);
        if (probabilities.size() != question.game().rowCount()) {
            throw new IllegalArgumentException(probabilities.size() + " probabilities; the game has "
                    + question.game().rowCount() + " joint actions at its states");
        }
        ExactLearner exact = new ExactLearner(
                question, GapCheck.certified(question.game(), question.expert(), new DeviationClass.Markov()));
        Witness witness = exact.verified(exact.policy(new ArrayList<>(probabilities).toArray(BigFraction[]::new)));
        if (witness == null) {
            throw new IllegalArgumentException(
                    "the learner is beyond the budget or not of the policies that are asked about");
        }
        return witness;
    }
}
