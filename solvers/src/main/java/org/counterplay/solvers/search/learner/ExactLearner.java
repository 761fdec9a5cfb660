package org.counterplay.solvers.search.learner;

import java.util.Arrays;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.PolicyWriter;
import org.counterplay.model.game.ProductForm;
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
 * From a learner in doubles, a point of a {@link LearnerForm}, to a witness: the vertex it is near ({@link LearnerVertex}), or
 * coordinates rounded to multiples of a power of 1/2, mixed towards the centre until the error is within the budget, exactly,
 * and certified. The centre is the expert; where the agents are to play independently, the product of what each plays by itself.
 */
final class ExactLearner {
    private static final int[] BITS = {4, 8, 16, 30, 44};
    private static final int MIXES = 12;
    private static final double KEPT = 1e-7;

    private final Question.WorstLearner question;
    private final Game game;
    private final Policy expert;
    private final Certification expertRegret;
    private final LearnerForm form;
    private final BigFraction[] own;

    ExactLearner(Question.WorstLearner question, Certification expertRegret) {
        this.question = question;
        this.expertRegret = expertRegret;
        game = question.game();
        expert = question.expert();
        form = new LearnerForm(game, question.policies());
        own = form.point(entries(game, expert));
    }

    /** A stationary policy's probabilities by row. */
    static BigFraction[] entries(Game game, Policy policy) {
        BigFraction[] entries = new BigFraction[game.rowCount()];
        Arrays.fill(entries, BigFraction.ZERO);
        for (int s = 0; s < game.stateCount(); s++) {
            for (int k = policy.first(1, s); k < policy.end(1, s); k++) {
                entries[game.firstRow(s) + policy.joints()[k]] =
                        policy.probabilities().at(k);
            }
        }
        return entries;
    }

    LearnerForm form() {
        return form;
    }

    /** The centre, as a point. */
    BigFraction[] centre() {
        return own.clone();
    }

    /**
     * The best witness of all roundings that pass, or null; the first whose gap is what was claimed up to a part in ten million.
     *
     * @param learner a point
     * @param claimed the gap in doubles
     */
    @Nullable
    Witness of(double[] learner, double claimed) {
        BigFraction[] vertex = LearnerVertex.near(
                learner,
                form,
                own,
                point -> error(policy(form.rows(point))),
                question.budget().amount());
        Witness best = vertex == null ? null : verified(policy(form.rows(vertex)));
        for (int bits : BITS) {
            if (best != null && Rationals.toDouble(best.gap()) >= claimed - KEPT * Math.max(1, Math.abs(claimed))) {
                break;
            }
            Witness witness = of(rounded(learner, bits));
            if (witness != null && (best == null || witness.gap().compareTo(best.gap()) > 0)) {
                best = witness;
            }
        }
        return best;
    }

    /** The witness of an exact point, mixed towards the centre as far as the budget asks, or null. */
    @Nullable
    Witness of(BigFraction[] point) {
        BigFraction[] current = point;
        BigFraction amount = question.budget().amount();
        for (int mix = 0; mix < MIXES; mix++) {
            Policy learner = policy(form.rows(current));
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
            boolean linear = question.budget() instanceof ErrorBudget.BehaviorCloning && mix < 2;
            current = mixed(current, linear ? share : Rationals.roundDown(share, mix < 6 ? 40 : 12));
        }
        return null;
    }

    /** The centre itself as a learner: within the budget wherever it is the expert. */
    @Nullable
    Witness ofCentre() {
        return of(own);
    }

    /** A learner as it is, or null where it is beyond the budget. */
    @Nullable
    Witness verified(Policy learner) {
        ErrorBudget budget = question.budget();
        GapCheck check = GapCheck.of(game, expert, learner, expertRegret);
        if (form.product()) {
            boolean holds = ProductForm.holds(game, learner);
            check.that("policies", "the learner's agents play independently", "yes", holds ? "yes" : "no", holds);
        }
        return check.atMost(budget.label(), reading(budget), error(learner).upper(), budget.amount())
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
        BigFraction[] point = new BigFraction[learner.length];
        for (int g = 0; g < form.groups(); g++) {
            int first = form.first(g);
            int largest = first;
            double far = 0;
            for (int k = first; k < form.first(g + 1); k++) {
                largest = learner[k] > learner[largest] ? k : largest;
                far = Math.max(far, Math.abs(learner[k] - Rationals.toDouble(own[k])));
            }
            BigFraction left = BigFraction.ONE;
            for (int k = first; k < form.first(g + 1); k++) {
                point[k] = far < 1e-12
                        ? own[k]
                        : Rationals.roundDown(Rationals.of(Math.max(0, learner[k]) + Math.scalb(0.5, -bits)), bits);
                if (k != largest) {
                    left = left.subtract(point[k]);
                }
            }
            if (far >= 1e-12) {
                point[largest] = left;
                if (left.getNumerator().signum() < 0) { // too coarse for so many actions
                    System.arraycopy(own, first, point, first, form.first(g + 1) - first);
                }
            }
        }
        return point;
    }

    private BigFraction[] mixed(BigFraction[] point, BigFraction kept) {
        BigFraction[] mixed = new BigFraction[point.length];
        Arrays.setAll(mixed, j -> own[j].add(kept.multiply(point[j].subtract(own[j]))));
        return mixed;
    }

    /** The error of a learner, exact where it can be. */
    Enclosure error(Policy learner) {
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
