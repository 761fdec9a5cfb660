package org.counterplay.model.proof;

import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.game.Game;

/** A deviation under construction: what was chosen at each place. */
final class Chosen {
    private final Game game;
    private final Deviation deviation;

    /** @param stationary whether no place comes twice, so that one choice a state is enough */
    Chosen(Game game, int agent, boolean stationary) {
        this.game = game;
        deviation = Deviation.identity(game, agent, stationary);
    }

    /** Notes the action for a recommendation, or for all of them where it is negative. */
    void choose(int step, int state, int recommended, int action) {
        if (recommended >= 0) {
            deviation.set(step, state, recommended, action);
            return;
        }
        for (int b = 0; b < game.actions(state).count(deviation.agent()); b++) {
            deviation.set(step, state, b, action);
        }
    }

    Deviation deviation() {
        return deviation;
    }
}
