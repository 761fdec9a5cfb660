package org.counterplay.solvers.structured;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.deviation.DeviationClass.Candidate;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.response.Choices;
import org.counterplay.solvers.regret.Found;
import org.counterplay.solvers.regret.Response;
import org.counterplay.solvers.regret.ResponseFinder;

/** Backward induction for finite horizons, policy iteration for discounted games; listed deviations one by one. */
public final class StructuredFinder implements ResponseFinder {
    /** The finder's name. */
    public static final String NAME = "structured";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Found find(Game game, Policy policy, DeviationClass deviations) {
        List<Response> responses = switch (deviations) {
            case DeviationClass.Listed listed -> listed(game, policy, listed.candidates());
            case DeviationClass.Swaps swaps -> swaps(game, policy);
            default -> best(game, policy, agent -> Choices.of(deviations, agent));
        };
        return new Found(responses, List.of());
    }

    private static List<Response> best(Game game, Policy policy, ChoicesOf choices) {
        return switch (game.horizon()) {
            case Horizon.Finite finite -> new BackwardInduction(game, policy, choices).responses();
            case Horizon.Discounted discounted -> {
                List<Response> responses = new ArrayList<>();
                for (int agent = 0; agent < game.agentCount(); agent++) {
                    responses.add(new PolicyIteration(game, policy, agent).respond(choices.of(agent)));
                }
                yield responses;
            }
        };
    }

    private static List<Response> listed(Game game, Policy policy, List<Candidate> candidates) {
        List<Response> best = best(game, policy, agent -> new Choices.Obedience());
        for (Candidate candidate : candidates) {
            Deviation deviation = Deviation.of(game, candidate.agent(), candidate.changes());
            improve(best, game, policy, deviation);
        }
        return best;
    }

    private static List<Response> swaps(Game game, Policy policy) {
        List<Response> best = best(game, policy, agent -> new Choices.Obedience());
        for (int agent = 0; agent < game.agentCount(); agent++) {
            for (int s = 0; s < game.stateCount(); s++) {
                int count = game.actions(s).count(agent);
                for (int swap = 0; swap < count * count; swap++) {
                    if (swap / count != swap % count) {
                        Deviation deviation = Deviation.identity(game, agent, true);
                        deviation.set(1, s, swap / count, swap % count);
                        improve(best, game, policy, deviation);
                    }
                }
            }
        }
        return best;
    }

    private static void improve(List<Response> best, Game game, Policy policy, Deviation deviation) {
        int agent = deviation.agent();
        Response response = best(
                        game,
                        policy,
                        other -> other == agent ? new Choices.Following(deviation) : new Choices.Obedience())
                .get(agent);
        if (response.deviating() > best.get(agent).deviating()) {
            best.set(agent, response);
        }
    }

    /** The choices of each agent. */
    interface ChoicesOf {
        Choices of(int agent);
    }
}
