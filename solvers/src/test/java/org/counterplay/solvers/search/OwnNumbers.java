package org.counterplay.solvers.search;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.model.assumption.Places;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.imitation.DeviationLoss;
import org.counterplay.model.imitation.Effort;
import org.counterplay.model.imitation.ImitationErrors;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.occupancy.StateDistribution;
import org.counterplay.solvers.assumption.Recoverability;
import org.counterplay.solvers.search.Assumption.Coverage.Reading;
import org.counterplay.solvers.search.Question.Rewards;
import org.hipparchus.fraction.BigFraction;

/** Questions that ask of a game and two policies for no more than they have: they are witnesses for each of them. */
public final class OwnNumbers {
    private OwnNumbers() {}

    /** With each budget and aim, under more and more assumptions. */
    public static List<Question.WorstGame> questions(
            Size size, Rewards rewards, Game game, Policy expert, Policy learner) {
        ImitationErrors errors = ImitationErrors.of(game, expert, learner, Effort.EXACT);
        DeviationClass markov = new DeviationClass.Markov();
        List<ErrorBudget> budgets = List.of(
                new ErrorBudget.BehaviorCloning(errors.behaviorCloning().upper()),
                new ErrorBudget.Occupancy(errors.occupancy().upper()),
                new ErrorBudget.StatesOnly(errors.states().upper()),
                new ErrorBudget.Malice(DeviationLoss.malice(game, expert, learner, markov, Effort.EXACT)
                        .value()
                        .upper()),
                new ErrorBudget.Blades(DeviationLoss.blades(game, expert, learner, markov, Effort.EXACT)
                        .value()
                        .upper()));
        StateDistribution visits = StateDistribution.of(game, expert);
        BigFraction averaged = BigFraction.ONE;
        BigFraction perStep = BigFraction.ONE;
        for (int s = 0; s < game.stateCount(); s++) {
            BigFraction most = BigFraction.ZERO;
            for (int step = 1; step <= game.horizon().tableSteps(); step++) {
                most = Rationals.max(most, visits.at(step, s));
            }
            averaged = Rationals.min(averaged, visits.average(s));
            perStep = Rationals.min(perStep, most);
        }
        Assumption recoverability = new Assumption.Recoverability(
                Recoverability.of(game, expert, Recoverability.Over.STATIONARY, Places.REACHED, 200_000)
                        .value()
                        .upper(),
                Places.REACHED);
        List<List<Assumption>> assumed = List.of(
                List.of(),
                List.of(recoverability),
                List.of(recoverability, new Assumption.Coverage(averaged, Reading.AVERAGED)),
                List.of(recoverability, new Assumption.Coverage(perStep, Reading.PER_STEP)));
        List<Question.WorstGame> questions = new ArrayList<>();
        for (ErrorBudget budget : budgets) {
            for (List<Assumption> assumptions : assumed) {
                for (Aim aim : List.of(Aim.REGRET_GAP, Aim.VALUE_GAP)) {
                    questions.add(new Question.WorstGame(size, rewards, assumptions, budget, aim));
                }
            }
        }
        return questions;
    }
}
