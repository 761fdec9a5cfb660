package org.counterplay.solvers.search.witness;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.imitation.DeviationLoss;
import org.counterplay.model.imitation.Effort;
import org.counterplay.model.imitation.ImitationErrors;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.search.Assumption;
import org.counterplay.solvers.search.ErrorBudget;
import org.counterplay.solvers.search.PolicyClass;
import org.counterplay.solvers.search.Question;
import org.counterplay.solvers.search.Witness;
import org.counterplay.solvers.search.evaluate.Layout;
import org.counterplay.solvers.search.evaluate.Who;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a witness from a point in floating point. For tolerances from wide to narrow: round ({@link Rounding}), mix
 * the learner towards the expert until the budget holds, find the best rewards exactly ({@link RewardRepair}), check
 * everything ({@link ExactCheck}). The first that keeps the gap is returned, else the best that passed the check.
 */
public final class WitnessBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(WitnessBuilder.class);
    private static final BigFraction[] TOLERANCES = {
        Rationals.of(1, 50),
        Rationals.of(1, 1000),
        Rationals.of(1, 100_000),
        Rationals.of(1, 10_000_000L),
        Rationals.of(1, 1_000_000_000L),
        Rationals.of(1, 100_000_000_000L)
    };

    private static final double KEPT = 1e-10;
    private static final int MIXES = 12;

    private final Question.WorstGame question;
    private final Layout layout;
    private final Critic critic;

    public WitnessBuilder(Question.WorstGame question, Layout layout, Critic critic) {
        this.question = question;
        this.layout = layout;
        this.critic = critic;
    }

    /**
     * The witness, or nothing if no rounding of the point passes the check.
     *
     * @param gap what the point claims; decides only when enough is kept
     * @param stop asked before each tolerance
     */
    public Optional<Witness> build(double[] x, double gap, BooleanSupplier stop) {
        Witness best = null;
        for (BigFraction tolerance : TOLERANCES) {
            if (stop.getAsBoolean()) {
                break;
            }
            Witness witness = attempt(x, tolerance);
            if (witness == null) {
                continue;
            }
            if (best == null || witness.gap().compareTo(best.gap()) > 0) {
                best = witness;
            }
            if (Rationals.toDouble(best.gap()) >= gap - KEPT * Math.max(1, Math.abs(gap))) {
                break;
            }
        }
        return Optional.ofNullable(best);
    }

    private @Nullable Witness attempt(double[] x, BigFraction tolerance) {
        ExactPoint rounded = Rounding.round(
                layout,
                x,
                tolerance,
                question.rewards().least(),
                question.rewards().most());
        if (rounded == null) {
            return null;
        }
        ExactPoint mixed = withinBudget(separated(rounded));
        if (mixed == null) {
            return null;
        }
        ExactPoint repaired =
                new RewardRepair(question, mixed, recoverability(), expertRegret(), critic).repaired(critic);
        Witness best = repaired == null ? null : checked(repaired);
        return best != null ? best : checked(mixed);
    }

    private @Nullable Witness checked(ExactPoint point) {
        Game game = point.game("found");
        Verdict verdict =
                ExactCheck.of(question, game, point.policy(game, Who.EXPERT), point.policy(game, Who.LEARNER));
        return switch (verdict) {
            case Verdict.Verified(Witness witness) -> witness;
            case Verdict.Refuted refuted -> {
                LOG.debug("no witness: {}", refuted.faults());
                yield null;
            }
        };
    }

    private @Nullable BigFraction recoverability() {
        return question.assumptions().stream()
                .filter(Assumption.Recoverability.class::isInstance)
                .map(assumption -> ((Assumption.Recoverability) assumption).u())
                .min(BigFraction::compareTo)
                .orElse(null);
    }

    private @Nullable BigFraction expertRegret() {
        return question.assumptions().stream()
                .filter(Assumption.ExpertRegret.class::isInstance)
                .map(assumption -> ((Assumption.ExpertRegret) assumption).delta())
                .min(BigFraction::compareTo)
                .orElse(null);
    }

    /**
     * The learner moved along the line through the expert and itself until the budget is spent, where the error is
     * linear there; else towards the expert until the budget holds. Null if that does not help.
     */
    private @Nullable ExactPoint withinBudget(ExactPoint point) {
        ErrorBudget budget = question.budget();
        if (budget == null) {
            return point;
        }
        BigFraction amount = budget.amount();
        ExactPoint current = point;
        for (int mix = 0; mix < MIXES; mix++) {
            BigFraction error = error(current, budget);
            int over = error.compareTo(amount);
            if (amount.getNumerator().signum() == 0 || error.getNumerator().signum() == 0) {
                return over <= 0 ? current : null;
            }
            BigFraction share = amount.divide(error);
            if (over <= 0) {
                ExactPoint spent = mixed(current, share);
                boolean better =
                        over < 0 && nonnegative(spent) && error(spent, budget).compareTo(amount) <= 0;
                return better ? spent : current;
            }
            BigFraction kept =
                    mix < 2 ? share : Rounding.simplest(share.multiply(Rationals.of(9_999_999, 10_000_000)), share);
            current = mixed(current, kept);
        }
        return null;
    }

    /** The products of the policies' marginals where the agents are to play independently; else the point itself. */
    private ExactPoint separated(ExactPoint point) {
        if (question.policies() != PolicyClass.PRODUCT) {
            return point;
        }
        BigFraction[] values = point.values().clone();
        for (Who who : Who.values()) {
            for (int s = 0; s < layout.states(); s++) {
                separate(point, values, who, s);
            }
        }
        return new ExactPoint(layout, values);
    }

    private void separate(ExactPoint point, BigFraction[] values, Who who, int state) {
        BigFraction[][] marginals = new BigFraction[layout.agents()][];
        for (int i = 0; i < marginals.length; i++) {
            marginals[i] = new BigFraction[layout.count(i)];
            Arrays.fill(marginals[i], BigFraction.ZERO);
            for (int a = 0; a < layout.joints(); a++) {
                int own = layout.action(a, i);
                marginals[i][own] = marginals[i][own].add(point.values()[layout.play(who, state, a)]);
            }
        }
        for (int a = 0; a < layout.joints(); a++) {
            BigFraction product = BigFraction.ONE;
            for (int i = 0; i < marginals.length; i++) {
                product = product.multiply(marginals[i][layout.action(a, i)]);
            }
            values[layout.play(who, state, a)] = product;
        }
    }

    private boolean nonnegative(ExactPoint point) {
        for (int k = layout.play(Who.LEARNER, 0, 0); k < layout.length(); k++) {
            if (point.values()[k].getNumerator().signum() < 0) {
                return false;
            }
        }
        return true;
    }

    private ExactPoint mixed(ExactPoint point, BigFraction kept) {
        BigFraction[] values = point.values().clone();
        for (int s = 0; s < layout.states(); s++) {
            for (int a = 0; a < layout.joints(); a++) {
                BigFraction own = values[layout.play(Who.EXPERT, s, a)];
                int k = layout.play(Who.LEARNER, s, a);
                values[k] = own.add(kept.multiply(values[k].subtract(own)));
            }
        }
        return separated(new ExactPoint(layout, values));
    }

    private static BigFraction error(ExactPoint point, ErrorBudget budget) {
        Game game = point.game("rounded");
        Policy expert = point.policy(game, Who.EXPERT);
        Policy learner = point.policy(game, Who.LEARNER);
        var markov = new org.counterplay.model.deviation.DeviationClass.Markov();
        return (switch (budget) {
                    case ErrorBudget.BehaviorCloning cloning ->
                        ImitationErrors.of(game, expert, learner, Effort.EXACT).behaviorCloning();
                    case ErrorBudget.Occupancy occupancy ->
                        ImitationErrors.of(game, expert, learner, Effort.EXACT).occupancy();
                    case ErrorBudget.StatesOnly states ->
                        ImitationErrors.of(game, expert, learner, Effort.EXACT).states();
                    case ErrorBudget.Malice malice ->
                        DeviationLoss.malice(game, expert, learner, markov, Effort.EXACT)
                                .value();
                    case ErrorBudget.Blades blades ->
                        DeviationLoss.blades(game, expert, learner, markov, Effort.EXACT)
                                .value();
                })
                .upper();
    }
}
