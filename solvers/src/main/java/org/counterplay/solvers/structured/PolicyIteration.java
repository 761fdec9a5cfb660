package org.counterplay.solvers.structured;

import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.response.Choices;
import org.counterplay.model.response.DiscountedProcess;
import org.counterplay.solvers.regret.Response;

/** The best deviation of one agent in a discounted game, by policy iteration from obedience. */
final class PolicyIteration {
    private final Game game;
    private final Policy policy;
    private final int agent;

    PolicyIteration(Game game, Policy policy, int agent) {
        this.game = game;
        this.policy = policy;
        this.agent = agent;
    }

    Response respond(Choices choices) {
        Deviation obedience = Deviation.identity(game, agent, true);
        DiscountedProcess obeying = new DiscountedProcess(game, policy, agent, new Choices.Obedience(), obedience);
        double value = atStart(obeying.places(), obeying.iterate());
        DiscountedProcess deviating = new DiscountedProcess(game, policy, agent, choices, obedience);
        double best = atStart(deviating.places(), deviating.iterate());
        return best > value
                ? new Response(agent, value, best, Double.NaN, deviating.chosen())
                : new Response(agent, value, value, Double.NaN, obedience);
    }

    private double atStart(Timeline places, double[] values) {
        double sum = 0;
        for (int k = 0; k < game.initialStates().length; k++) {
            sum += game.initialProbabilities().doubleAt(k) * values[places.indexOf(1, game.initialStates()[k])];
        }
        return sum;
    }
}
