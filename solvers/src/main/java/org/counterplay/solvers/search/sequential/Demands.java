package org.counterplay.solvers.search.sequential;

import org.counterplay.model.assumption.Places;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.Assumption;
import org.counterplay.solvers.search.ErrorBudget;
import org.counterplay.solvers.search.PolicyClass;
import org.counterplay.solvers.search.Question;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * A question's demands in doubles.
 *
 * @param aim what is maximised
 * @param budget null without one
 * @param amount of the budget
 * @param recoverability u, infinite where it is not asked for
 * @param everywhere whether u is asked for at all places, or at those that are reached
 * @param coverage beta, 0 where it is not asked for
 * @param perStep how coverage is read
 * @param expertRegret delta, infinite where it is not asked for
 * @param least the smallest reward
 * @param most the largest reward
 * @param steps what sums over the steps are of the order of: H, or {@code 1/(1 - gamma)}
 * @param product whether the agents play independently
 */
record Demands(
        Aim aim,
        @Nullable ErrorBudget budget,
        double amount,
        double recoverability,
        boolean everywhere,
        double coverage,
        boolean perStep,
        double expertRegret,
        boolean deterministic,
        boolean layered,
        double least,
        double most,
        double steps,
        boolean product) {
    static Demands of(Question.WorstGame question, double steps) {
        double recoverability = Double.POSITIVE_INFINITY;
        boolean everywhere = false;
        double coverage = 0;
        boolean perStep = false;
        double expertRegret = Double.POSITIVE_INFINITY;
        boolean deterministic = false;
        boolean layered = false;
        for (Assumption assumption : question.assumptions()) {
            switch (assumption) {
                case Assumption.Recoverability(BigFraction u, Places places) -> {
                    recoverability = Math.min(recoverability, Rationals.toDouble(u));
                    everywhere |= places == Places.EVERY;
                }
                case Assumption.Coverage(BigFraction beta, Assumption.Coverage.Reading reading) -> {
                    coverage = Math.max(coverage, Rationals.toDouble(beta));
                    perStep = reading == Assumption.Coverage.Reading.PER_STEP;
                }
                case Assumption.ExpertRegret(BigFraction delta) ->
                    expertRegret = Math.min(expertRegret, Rationals.toDouble(delta));
                case Assumption.Deterministic() -> deterministic = true;
                case Assumption.Layered() -> layered = true;
            }
        }
        ErrorBudget budget = question.budget();
        return new Demands(
                question.aim(),
                budget,
                budget == null ? Double.POSITIVE_INFINITY : Rationals.toDouble(budget.amount()),
                recoverability,
                everywhere,
                coverage,
                perStep,
                expertRegret,
                deterministic,
                layered,
                Rationals.toDouble(question.rewards().least()),
                Rationals.toDouble(question.rewards().most()),
                steps,
                question.policies() == PolicyClass.PRODUCT);
    }

    /** Whether the budget is 0 and of a kind that asks for equal play wherever the expert goes. */
    boolean tied() {
        return budget != null && amount == 0 && !(budget instanceof ErrorBudget.StatesOnly);
    }

    /** The penalty per (relative) violation: more than a gap can be. */
    double penalty() {
        return 2 * steps * Math.max(1e-3, most - least);
    }

    /** What a violation of the budget is measured by. */
    double budgetScale() {
        return Math.max(amount, 1e-2);
    }

    /** What a violation of coverage is measured by. */
    double coverageScale() {
        return Math.max(coverage, 1e-2);
    }

    /** The same with every demand stricter by a share, so that rounding has room. */
    Demands stricter(double share) {
        return new Demands(
                aim,
                budget,
                amount * (1 - share),
                recoverability * (1 - share),
                everywhere,
                Math.min(coverage * (1 + share), Math.max(coverage, 1)),
                perStep,
                expertRegret * (1 - share),
                deterministic,
                layered,
                least,
                most,
                steps,
                product);
    }
}
