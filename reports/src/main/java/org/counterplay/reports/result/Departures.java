package org.counterplay.reports.result;

import java.util.function.Consumer;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.response.Choices;

/**
 * The {@link Departure}s of a deviation that can happen: at places that are reached with positive probability when the agent
 * deviates and the others obey, from recommendations that are given there. A deviation may be written at other places as
 * well; those make no difference.
 */
public final class Departures {
    private final Game game;
    private final Policy policy;
    private final Deviation deviation;
    private final boolean unseen;

    /** Of a deviation of some class from a policy. */
    public Departures(Game game, Policy policy, Deviation deviation, DeviationClass deviations) {
        this.game = game;
        this.policy = policy;
        this.deviation = deviation;
        unseen = deviations instanceof DeviationClass.Coarse;
    }

    /** Hands on the departures one after another, by step, state and recommendation. */
    public void forEach(Consumer<Departure> to) {
        int agent = deviation.agent();
        boolean discounted = game.horizon() instanceof Horizon.Discounted;
        Timeline places = new Choices.Following(deviation).reach(game, policy, agent);
        for (int step = 1; step <= places.steps(); step++) {
            int shown = discounted ? Departure.EVERY_STEP : step;
            for (int state : places.states(step)) {
                at(step, shown, state, agent, to);
            }
        }
    }

    private void at(int step, int shown, int state, int agent, Consumer<Departure> to) {
        JointActions actions = game.actions(state);
        int count = actions.count(agent);
        if (count == 1) {
            return;
        }
        boolean[] told = new boolean[count];
        for (int k = policy.first(step, state); k < policy.end(step, state); k++) {
            told[actions.action(policy.joints()[k], agent)] = true;
        }
        for (int b = 0; b < count; b++) {
            int plays = deviation.plays(step, state, b);
            if (told[b] && plays != b) {
                to.accept(new Departure(shown, state, unseen ? Departure.WHATEVER_IS_TOLD : b, plays));
                if (unseen) {
                    return; // one action in answer to all recommendations
                }
            }
        }
    }
}
