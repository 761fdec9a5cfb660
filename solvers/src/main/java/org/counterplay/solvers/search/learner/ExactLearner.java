package org.counterplay.solvers.search.learner;

import java.util.Arrays;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.PolicyWriter;
import org.counterplay.model.imitation.DeviationLoss;
import org.counterplay.model.imitation.Effort;
import org.counterplay.model.imitation.ImitationErrors;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.certify.Certification;
import org.counterplay.solvers.search.ErrorBudget;
import org.counterplay.solvers.search.Question;
import org.counterplay.solvers.search.Witness;
import org.counterplay.solvers.search.reward.GapCheck;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * From a learner in doubles to a witness: entries rounded to multiples of a power of 1/2, mixed towards the expert until the
 * error is within the budget, exactly, and certified.
 */
final class ExactLearner {
    private static final int[] BITS = {4, 8, 16, 30, 44};
    private static final int MIXES = 12;
    private static final double KEPT = 1e-7;

    private final Question.WorstLearner question;
    private final Game game;
    private final Policy expert;
    private final Certification expertRegret;
    private final BigFraction[] own;

    ExactLearner(Question.WorstLearner question, Certification expertRegret) {
        this.question = question;
        this.expertRegret = expertRegret;
        game = question.game();
        expert = question.expert();
        own = new BigFraction[game.rowCount()];
        Arrays.fill(own, BigFraction.ZERO);
        for (int s = 0; s < game.stateCount(); s++) {
            for (int k = expert.first(1, s); k < expert.end(1, s); k++) {
                own[game.firstRow(s) + expert.joints()[k]] =
                        expert.probabilities().at(k);
            }
        }
    }

    /**
     * The best witness of all roundings that pass, or null; the first whose gap is what was claimed up to a part in ten million.
     *
     * @param claimed the gap in doubles
     */
    @Nullable
    Witness of(double[] learner, double claimed) {
        Witness best = null;
        for (int bits : BITS) {
            Witness witness = of(rounded(learner, bits));
            if (witness != null && (best == null || witness.gap().compareTo(best.gap()) > 0)) {
                best = witness;
            }
            if (best != null && Rationals.toDouble(best.gap()) >= claimed - KEPT * Math.max(1, Math.abs(claimed))) {
                break;
            }
        }
        return best;
    }

    /** The witness of exact entries per row, mixed towards the expert as far as the budget asks, or null. */
    @Nullable
    Witness of(BigFraction[] entries) {
        BigFraction[] current = entries;
        BigFraction amount = question.budget().amount();
        for (int mix = 0; mix < MIXES; mix++) {
            Policy learner = policy(current);
            Enclosure error = error(learner);
            if (!error.exact()) {
                return null;
            }
            if (error.upper().compareTo(amount) <= 0) {
                return verified(learner);
            }
            if (amount.getNumerator().signum() == 0) {
                return null;
            }
            BigFraction share = amount.divide(error.upper());
            boolean linear = question.budget() instanceof ErrorBudget.BehaviorCloning;
            current = mixed(current, linear ? share : Rationals.roundDown(share, mix < 6 ? 40 : 12));
        }
        return null;
    }

    /** The expert itself as a learner: always within the budget. */
    @Nullable
    Witness ofExpert() {
        return of(own);
    }

    /** A learner as it is, or null where it is beyond the budget. */
    @Nullable
    Witness verified(Policy learner) {
        ErrorBudget budget = question.budget();
        return GapCheck.of(game, expert, learner, expertRegret)
                .atMost(budget.label(), reading(budget), error(learner).upper(), budget.amount())
                .witness(question.aim());
    }

    /** The learner of entries per row. */
    Policy policy(BigFraction[] entries) {
        PolicyWriter writer = PolicyWriter.stationary(game, "learner");
        for (int s = 0; s < game.stateCount(); s++) {
            writer.next();
            for (int row = game.firstRow(s); row < game.firstRow(s + 1); row++) {
                if (entries[row].getNumerator().signum() != 0) {
                    writer.recommend(row - game.firstRow(s), entries[row]);
                }
            }
        }
        return writer.finish();
    }

    private BigFraction[] rounded(double[] learner, int bits) {
        BigFraction[] entries = new BigFraction[learner.length];
        for (int s = 0; s < game.stateCount(); s++) {
            int first = game.firstRow(s);
            int largest = first;
            double far = 0;
            for (int row = first; row < game.firstRow(s + 1); row++) {
                largest = learner[row] > learner[largest] ? row : largest;
                far = Math.max(far, Math.abs(learner[row] - Rationals.toDouble(own[row])));
            }
            BigFraction left = BigFraction.ONE;
            for (int row = first; row < game.firstRow(s + 1); row++) {
                entries[row] = far < 1e-12
                        ? own[row]
                        : Rationals.roundDown(Rationals.of(Math.max(0, learner[row]) + Math.scalb(0.5, -bits)), bits);
                if (row != largest) {
                    left = left.subtract(entries[row]);
                }
            }
            if (far >= 1e-12) {
                entries[largest] = left;
                if (left.getNumerator().signum() < 0) { // too coarse for so many actions
                    System.arraycopy(own, first, entries, first, game.firstRow(s + 1) - first);
                }
            }
        }
        return entries;
    }

    private BigFraction[] mixed(BigFraction[] entries, BigFraction kept) {
        BigFraction[] mixed = new BigFraction[entries.length];
        Arrays.setAll(mixed, j -> own[j].add(kept.multiply(entries[j].subtract(own[j]))));
        return mixed;
    }

    private Enclosure error(Policy learner) {
        DeviationClass markov = new DeviationClass.Markov();
        return switch (question.budget()) {
            case ErrorBudget.BehaviorCloning cloning -> errors(learner).behaviorCloning();
            case ErrorBudget.Occupancy occupancy -> errors(learner).occupancy();
            case ErrorBudget.StatesOnly states -> errors(learner).states();
            case ErrorBudget.Malice malice ->
                DeviationLoss.malice(game, expert, learner, markov, Effort.EXACT)
                        .value();
            case ErrorBudget.Blades blades ->
                DeviationLoss.blades(game, expert, learner, markov, Effort.EXACT)
                        .value();
        };
    }

    private ImitationErrors errors(Policy learner) {
        return ImitationErrors.of(game, expert, learner, Effort.EXACT);
    }

    private static String reading(ErrorBudget budget) {
        return switch (budget) {
            case ErrorBudget.BehaviorCloning cloning -> "TV, averaged over steps";
            case ErrorBudget.Occupancy occupancy -> "L1 of averaged occupancies";
            case ErrorBudget.StatesOnly states -> "L1 of averaged state distributions";
            case ErrorBudget.Malice malice -> "TV, averaged over steps, markov deviations";
            case ErrorBudget.Blades blades -> "TV, averaged over steps, markov deviations";
        };
    }
}
