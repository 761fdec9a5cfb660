package org.counterplay.solvers.compare;

import java.util.List;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.imitation.ClockedGame;
import org.counterplay.model.imitation.DeviationLoss;
import org.counterplay.model.imitation.DeviationMaximum;
import org.counterplay.model.imitation.Effort;
import org.counterplay.model.imitation.PlaceReward;
import org.counterplay.model.number.Enclosure;
import org.counterplay.solvers.deviation.DeviationSearch;
import org.counterplay.solvers.deviation.DiscountedSearch;
import org.counterplay.solvers.deviation.SearchLimits;
import org.counterplay.solvers.deviation.SearchResult;
import org.hipparchus.fraction.BigFraction;

/**
 * MALICE and BLADES losses over every class of deviations: {@link DeviationLoss} where its maximum is found place by place, and
 * where the class is harder (stationary deviations of games in which states recur, budgets) the best deviation in the game whose
 * reward is TV ({@link ClockedGame}) by {@link DeviationSearch}, for budgets of discounted games by {@link DiscountedSearch}.
 * Exact where the search is finished; else between the best deviation found and the search's bound. Where the game has more places than are searched, between obedience (or the stationary
 * deviation nearest to the best markov one) and the loss over all markov deviations.
 *
 * @param mostPlaces places (step, state) up to which a game is searched
 * @param limits of each agent's search
 */
public record ClassLosses(int mostPlaces, SearchLimits limits) {
    /** The BLADES loss of a learner on its own play. */
    public DeviationLoss blades(Game game, Policy expert, Policy learner, DeviationClass deviations) {
        return of(game, expert, learner, deviations, false);
    }

    /** The MALICE loss of a learner on its own play. */
    public DeviationLoss malice(Game game, Policy expert, Policy learner, DeviationClass deviations) {
        return of(game, expert, learner, deviations, true);
    }

    private DeviationLoss of(Game game, Policy expert, Policy learner, DeviationClass deviations, boolean onSupport) {
        boolean harder = harder(game, deviations);
        boolean small = places(game) <= mostPlaces;
        if (!harder || (!small && deviations instanceof DeviationClass.Stationary)) {
            return easy(game, expert, learner, deviations, onSupport);
        }
        if (!small) {
            return obedientToMarkov(game, expert, learner, onSupport);
        }
        PlaceReward.State reward = DeviationLoss.reward(game, expert, learner, onSupport);
        DeviationMaximum best = null;
        for (int agent = 0; agent < game.agentCount(); agent++) {
            DeviationMaximum own = maximum(game, learner, agent, deviations, reward);
            best = best == null ? own : best.max(own);
        }
        if (best == null) {
            throw new IllegalStateException("a game without agents");
        }
        BigFraction factor = DeviationMaximum.averaging(game);
        Enclosure value = new Enclosure(
                best.total().lower().multiply(factor), best.total().upper().multiply(factor));
        return new DeviationLoss(value, best.agent(), best.deviation());
    }

    private static boolean harder(Game game, DeviationClass deviations) {
        return deviations instanceof DeviationClass.Budget
                || (deviations instanceof DeviationClass.Stationary && game.horizon() instanceof Horizon.Finite);
    }

    /** One agent's largest sum of a reward of places over the deviations of the class; a sum over the steps, not averaged. */
    DeviationMaximum maximum(
            Game game, Policy learner, int agent, DeviationClass deviations, PlaceReward.State reward) {
        if (!harder(game, deviations)) {
            return DeviationMaximum.exactly(game, learner, agent, deviations, reward);
        }
        if (game.horizon() instanceof Horizon.Discounted) {
            SearchResult found =
                    DiscountedSearch.run(game, learner, agent, (DeviationClass.Budget) deviations, reward, limits);
            return new DeviationMaximum(agent, found.optimum(), found.deviation());
        }
        ClockedGame clocked = ClockedGame.of(game, learner, agent, reward);
        SearchResult found = DeviationSearch.run(clocked.game(), clocked.policy(), agent, deviations, limits);
        Deviation original = clocked.original(found.deviation());
        BigFraction played = DeviationMaximum.evaluated(game, learner, reward, original)
                .total()
                .lower();
        if (!played.equals(found.value())) {
            throw new IllegalStateException("a deviation worth " + found.value() + " with a clock is worth " + played
                    + " without one: a fault of this program");
        }
        return new DeviationMaximum(agent, found.optimum(), original);
    }

    private static DeviationLoss obedientToMarkov(Game game, Policy expert, Policy learner, boolean onSupport) {
        DeviationLoss markov = easy(game, expert, learner, new DeviationClass.Markov(), onSupport);
        DeviationLoss obedience = easy(game, expert, learner, new DeviationClass.Listed("none", List.of()), onSupport);
        return new DeviationLoss(
                new Enclosure(obedience.value().lower(), markov.value().upper()),
                obedience.agent(),
                obedience.deviation());
    }

    private static DeviationLoss easy(
            Game game, Policy expert, Policy learner, DeviationClass deviations, boolean onSupport) {
        return onSupport
                ? DeviationLoss.malice(game, expert, learner, deviations, Effort.AUTO)
                : DeviationLoss.blades(game, expert, learner, deviations, Effort.AUTO);
    }

    private static int places(Game game) {
        return game.horizon() instanceof Horizon.Finite ? Timeline.of(game).size() : game.stateCount();
    }
}
