package org.counterplay.solvers.search.witness;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.ProductForm;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.imitation.DeviationLoss;
import org.counterplay.model.imitation.Effort;
import org.counterplay.model.imitation.ImitationErrors;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.occupancy.StateDistribution;
import org.counterplay.model.proof.Precision;
import org.counterplay.solvers.certify.Certification;
import org.counterplay.solvers.certify.Comparison;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.Assumption;
import org.counterplay.solvers.search.ErrorBudget;
import org.counterplay.solvers.search.PolicyClass;
import org.counterplay.solvers.search.Question;
import org.counterplay.solvers.search.Witness;
import org.counterplay.solvers.structured.StructuredFinder;
import org.hipparchus.fraction.BigFraction;

/**
 * The exact check of a proposed witness: size, rewards, every assumption, the budget and the gap, all in rationals;
 * regrets by certificates that the independent checker has accepted. The only maker of witnesses in this package.
 */
public final class ExactCheck {
    private static final Precision EXACT = new Precision(Precision.Effort.EXACT, Rationals.of(1, 1_000_000_000L));

    /** Cases of deviations after which recoverability counts as unknown, and so as not verified. */
    private static final long MOST_CASES = 200_000;

    private final Question.WorstGame question;
    private final Game game;
    private final Policy expert;
    private final Policy learner;
    private final List<String> faults = new ArrayList<>();
    private final List<Witness.Check> checks = new ArrayList<>();

    private ExactCheck(Question.WorstGame question, Game game, Policy expert, Policy learner) {
        this.question = question;
        this.game = game;
        this.expert = expert;
        this.learner = learner;
    }

    /** Checks a game with two policies against a question. */
    public static Verdict of(Question.WorstGame question, Game game, Policy expert, Policy learner) {
        return new ExactCheck(question, game, expert, learner).verdict();
    }

    private Verdict verdict() {
        size();
        if (!faults.isEmpty()) {
            return new Verdict.Refuted(faults);
        }
        rewards();
        policies();
        question.assumptions().forEach(this::assumption);
        ErrorBudget budget = question.budget();
        if (budget != null) {
            budget(budget);
        }
        if (!faults.isEmpty()) {
            return new Verdict.Refuted(faults);
        }
        StructuredFinder finder = new StructuredFinder();
        Certification expertRegret = Certification.of(game, expert, new DeviationClass.Markov(), finder, EXACT);
        DeviationClass deviations =
                question.aim() == Aim.NASH_GAP ? new DeviationClass.Coarse() : new DeviationClass.Markov();
        Certification learnerRegret = Certification.of(game, learner, deviations, finder, EXACT);
        for (Assumption assumption : question.assumptions()) {
            if (assumption instanceof Assumption.ExpertRegret(BigFraction delta)) {
                atMost(
                        assumption.label(),
                        "markov deviations, sum over steps",
                        exact(expertRegret.certificate().regret()),
                        delta);
            }
        }
        Comparison comparison = new Comparison(expertRegret, learnerRegret);
        BigFraction gap = exact(
                switch (question.aim()) {
                    case REGRET_GAP -> comparison.regretGap();
                    case NASH_GAP -> learnerRegret.certificate().regret();
                    case VALUE_GAP -> comparison.valueGap();
                });
        return faults.isEmpty()
                ? new Verdict.Verified(new Witness(game, expert, learner, expertRegret, learnerRegret, gap, checks))
                : new Verdict.Refuted(faults);
    }

    private void size() {
        if (game.stateCount() != question.size().states()) {
            faults.add(game.stateCount() + " states; asked for were "
                    + question.size().states());
        }
        if (!game.horizon().equals(question.size().horizon())) {
            faults.add("horizon " + game.horizon() + "; asked for was "
                    + question.size().horizon());
        }
        for (int s = 0; s < game.stateCount(); s++) {
            List<Integer> counts = new ArrayList<>();
            for (int i = 0; i < game.agentCount(); i++) {
                counts.add(game.actions(s).count(i));
            }
            if (!counts.equals(question.size().actions())) {
                faults.add("actions " + counts + " at state " + game.states().get(s) + "; asked for were "
                        + question.size().actions());
            }
        }
        if (!expert.stationary() || !learner.stationary()) {
            faults.add("a policy depends on the step");
        }
    }

    private void rewards() {
        Question.Rewards rewards = question.rewards();
        BigFraction least = rewards.most();
        BigFraction most = rewards.least();
        for (int i = 0; i < game.agentCount(); i++) {
            for (int row = 0; row < game.rowCount(); row++) {
                least = Rationals.min(least, game.reward(i).at(row));
                most = Rationals.max(most, game.reward(i).at(row));
            }
        }
        String required = "[" + Rationals.format(rewards.least()) + ", " + Rationals.format(rewards.most()) + "]";
        String actual = "[" + Rationals.format(least) + ", " + Rationals.format(most) + "]";
        boolean within = least.compareTo(rewards.least()) >= 0 && most.compareTo(rewards.most()) <= 0;
        record("rewards", "the least and the largest", required, actual, within);
        boolean tied = switch (rewards.kind()) {
            case GENERAL -> true;
            case COMMON -> sumsTo(-1);
            case ZERO_SUM -> game.agentCount() == 2 && sumsTo(1);
        };
        record("rewardClass", "how agents' rewards are tied", rewards.kind().label(), tied ? "yes" : "no", tied);
    }

    private void policies() {
        if (question.policies() == PolicyClass.PRODUCT) {
            boolean both = ProductForm.holds(game, expert) && ProductForm.holds(game, learner);
            record("policies", "the agents of expert and learner play independently", "yes", both ? "yes" : "no", both);
        }
    }

    /** Whether {@code r_0 + sign r_i} is 0 everywhere, for all other agents i. */
    private boolean sumsTo(int sign) {
        NumberColumn first = game.reward(0);
        for (int i = 1; i < game.agentCount(); i++) {
            for (int row = 0; row < game.rowCount(); row++) {
                BigFraction other = game.reward(i).at(row);
                if (first.at(row)
                                .add(sign < 0 ? other.negate() : other)
                                .getNumerator()
                                .signum()
                        != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private void assumption(Assumption assumption) {
        switch (assumption) {
            case Assumption.Recoverability bounded ->
                atMost(
                        bounded.label(),
                        bounded.reading(),
                        exact(bounded.measured(game, expert, MOST_CASES)),
                        bounded.u());
            case Assumption.Coverage(BigFraction beta, Assumption.Coverage.Reading reading) ->
                atLeast(assumption.label(), reading.label(), coverage(reading), beta);
            case Assumption.ExpertRegret regret -> {
                // checked with its certificate
            }
            case Assumption.Deterministic() -> {
                boolean single = game.successors().length == game.rowCount();
                record(assumption.label(), "one successor each", "yes", single ? "yes" : "no", single);
            }
            case Assumption.Layered() -> {
                boolean layered = !Timeline.of(game).recurs();
                record(assumption.label(), "no state at two steps", "yes", layered ? "yes" : "no", layered);
            }
        }
    }

    private BigFraction coverage(Assumption.Coverage.Reading reading) {
        StateDistribution visits = StateDistribution.of(game, expert);
        BigFraction least = BigFraction.ONE;
        for (int s = 0; s < game.stateCount(); s++) {
            BigFraction own = visits.average(s);
            if (reading == Assumption.Coverage.Reading.PER_STEP) {
                for (int step = 1; step <= game.horizon().tableSteps(); step++) {
                    own = Rationals.max(own, visits.at(step, s));
                }
            }
            least = Rationals.min(least, own);
        }
        return least;
    }

    private void budget(ErrorBudget budget) {
        DeviationClass markov = new DeviationClass.Markov();
        BigFraction error = exact(
                switch (budget) {
                    case ErrorBudget.BehaviorCloning cloning -> errors().behaviorCloning();
                    case ErrorBudget.Occupancy occupancy -> errors().occupancy();
                    case ErrorBudget.StatesOnly states -> errors().states();
                    case ErrorBudget.Malice malice ->
                        DeviationLoss.malice(game, expert, learner, markov, Effort.EXACT)
                                .value();
                    case ErrorBudget.Blades blades ->
                        DeviationLoss.blades(game, expert, learner, markov, Effort.EXACT)
                                .value();
                });
        String reading = switch (budget) {
            case ErrorBudget.BehaviorCloning cloning -> "TV, averaged over steps";
            case ErrorBudget.Occupancy occupancy -> "L1 of averaged occupancies";
            case ErrorBudget.StatesOnly states -> "L1 of averaged state distributions";
            case ErrorBudget.Malice malice -> "TV, averaged over steps, markov deviations";
            case ErrorBudget.Blades blades -> "TV, averaged over steps, markov deviations";
        };
        atMost(budget.label(), reading, error, budget.amount());
    }

    private ImitationErrors errors() {
        return ImitationErrors.of(game, expert, learner, Effort.EXACT);
    }

    /** The number, if it is known exactly; whatever is only enclosed is a fault. */
    private BigFraction exact(Enclosure value) {
        if (!value.exact()) {
            faults.add("a quantity is only known to lie in [" + Rationals.format(value.lower()) + ", "
                    + Rationals.format(value.upper()) + "]");
        }
        return value.upper();
    }

    private void atMost(String name, String reading, BigFraction actual, BigFraction bound) {
        record(
                name,
                reading,
                "at most " + Rationals.format(bound),
                Rationals.format(actual),
                actual.compareTo(bound) <= 0);
    }

    private void atLeast(String name, String reading, BigFraction actual, BigFraction bound) {
        record(
                name,
                reading,
                "at least " + Rationals.format(bound),
                Rationals.format(actual),
                actual.compareTo(bound) >= 0);
    }

    private void record(String name, String reading, String required, String actual, boolean holds) {
        checks.add(new Witness.Check(name, reading, required, actual));
        if (!holds) {
            faults.add(name + " (" + reading + ") is " + actual + "; required is " + required);
        }
    }
}
