package org.counterplay.solvers.search.reward;

import org.counterplay.model.assumption.Places;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.occupancy.StateDistribution;
import org.counterplay.solvers.search.Assumption;
import org.counterplay.solvers.search.Question;
import org.counterplay.solvers.search.RewardClass;
import org.counterplay.solvers.search.Witness;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** What a question of worst rewards asks for: refused where it cannot be had, checked exactly of every witness. */
final class RewardDemands {
    private RewardDemands() {}

    /**
     * Refuses what cannot be answered.
     *
     * @throws IllegalArgumentException naming what is wrong and what to do
     */
    static void check(Question.WorstReward question) {
        Game game = question.game();
        Question.Rewards range = question.rewards();
        if (range.kind() == RewardClass.ZERO_SUM && game.agentCount() != 2) {
            throw new IllegalArgumentException("zero-sum rewards are for 2 agents; there are " + game.agentCount());
        }
        if (Side.width(question).getNumerator().signum() < 0) {
            throw new IllegalArgumentException(
                    "no zero-sum rewards have both signs within [" + Rationals.format(range.least()) + ", "
                            + Rationals.format(range.most()) + "]; maybe ask for a range with 0 in it");
        }
        for (Assumption assumption : question.assumptions()) {
            switch (assumption) {
                case Assumption.ExpertRegret(BigFraction delta) -> {
                    if (delta.getNumerator().signum() < 0) {
                        throw new IllegalArgumentException(
                                "an expert's regret of at most " + Rationals.format(delta) + ", which is negative");
                    }
                }
                case Assumption.Recoverability(BigFraction u, Places places) -> {
                    if (u.getNumerator().signum() < 0) {
                        throw new IllegalArgumentException(
                                "advantages of at most " + Rationals.format(u) + ", which is negative");
                    }
                    if (game.horizon() instanceof Horizon.Discounted) {
                        throw new IllegalArgumentException(
                                "recoverability is supported for free rewards of games with a finite horizon, and this one"
                                        + " is discounted; maybe leave it out, or search for a game of this size");
                    }
                }
                case Assumption.Coverage coverage -> require(game, question, coverage);
                case Assumption.Deterministic deterministic -> require(game, question, deterministic);
                case Assumption.Layered layered -> require(game, question, layered);
            }
        }
    }

    private static void require(Game game, Question.WorstReward question, Assumption assumption) {
        Measured measured = measured(game, question, assumption);
        if (!measured.holds()) {
            throw new IllegalArgumentException(
                    "assumption " + assumption.label() + " does not depend on the rewards, and is " + measured.actual()
                            + " where " + measured.required() + " is required; maybe leave it out");
        }
    }

    /** The question's game with other rewards as a witness, or null where something does not hold. */
    static @Nullable Witness verified(Question.WorstReward question, Game game) {
        GapCheck check = GapCheck.of(game, question.expert(), question.learner());
        Question.Rewards range = question.rewards();
        BigFraction least = range.most();
        BigFraction most = range.least();
        boolean tied = true;
        for (int i = 0; i < game.agentCount(); i++) {
            NumberColumn own = game.reward(i);
            for (int row = 0; row < game.rowCount(); row++) {
                least = Rationals.min(least, own.at(row));
                most = Rationals.max(most, own.at(row));
                BigFraction first = game.reward(0).at(row);
                tied &= switch (range.kind()) {
                    case GENERAL -> true;
                    case COMMON -> own.at(row).equals(first);
                    case ZERO_SUM -> i == 0 || own.at(row).equals(first.negate());
                };
            }
        }
        check.that(
                "rewards",
                "the least and the largest",
                "[" + Rationals.format(range.least()) + ", " + Rationals.format(range.most()) + "]",
                "[" + Rationals.format(least) + ", " + Rationals.format(most) + "]",
                least.compareTo(range.least()) >= 0 && most.compareTo(range.most()) <= 0);
        check.that("rewardClass", "how agents' rewards are tied", range.kind().label(), tied ? "yes" : "no", tied);
        for (Assumption assumption : question.assumptions()) {
            if (assumption instanceof Assumption.ExpertRegret(BigFraction delta)) {
                check.atMost(
                        assumption.label(),
                        "markov deviations, sum over steps",
                        check.expertRegret().certificate().regret().upper(),
                        delta);
            } else {
                Measured measured = measured(game, question, assumption);
                check.that(
                        assumption.label(),
                        measured.reading(),
                        measured.required(),
                        measured.actual(),
                        measured.holds());
            }
        }
        return check.witness(question.aim());
    }

    private record Measured(String reading, String required, String actual, boolean holds) {}

    private static Measured measured(Game game, Question.WorstReward question, Assumption assumption) {
        return switch (assumption) {
            case Assumption.Coverage(BigFraction beta, Assumption.Coverage.Reading reading) -> {
                BigFraction coverage = coverage(game, question, reading);
                yield new Measured(
                        reading.label(),
                        "at least " + Rationals.format(beta),
                        Rationals.format(coverage),
                        coverage.compareTo(beta) >= 0);
            }
            case Assumption.Deterministic deterministic -> {
                boolean single = game.successors().length == game.rowCount();
                yield new Measured("one successor each", "yes", single ? "yes" : "no", single);
            }
            case Assumption.Layered layered -> {
                boolean once = !Timeline.of(game).recurs();
                yield new Measured("no state at two steps", "yes", once ? "yes" : "no", once);
            }
            case Assumption.ExpertRegret regret -> throw new IllegalStateException("checked with its certificate");
            case Assumption.Recoverability bounded -> {
                Enclosure largest = bounded.measured(game, question.expert(), RewardFinish.MOST_CASES);
                yield new Measured(
                        bounded.reading(),
                        "at most " + Rationals.format(bounded.u()),
                        (largest.exact() ? "" : "at most ") + Rationals.format(largest.upper()),
                        largest.upper().compareTo(bounded.u()) <= 0);
            }
        };
    }

    private static BigFraction coverage(Game game, Question.WorstReward question, Assumption.Coverage.Reading reading) {
        StateDistribution visits = StateDistribution.of(game, question.expert());
        BigFraction least = BigFraction.ONE;
        for (int s = 0; s < game.stateCount(); s++) {
            BigFraction own = visits.average(s);
            for (int step = 1;
                    reading == Assumption.Coverage.Reading.PER_STEP
                            && step <= game.horizon().tableSteps();
                    step++) {
                own = Rationals.max(own, visits.at(step, s));
            }
            least = Rationals.min(least, own);
        }
        return least;
    }
}
