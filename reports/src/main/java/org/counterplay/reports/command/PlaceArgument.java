package org.counterplay.reports.command;

import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Timeline;
import org.counterplay.reports.result.PayoffsResult;
import org.jspecify.annotations.Nullable;

/**
 * A place (step, state) as it is named on the command line, or the whole game.
 *
 * @param step from 1; 0 for the whole game
 * @param state the state's number
 */
record PlaceArgument(int step, int state) {

    static PlaceArgument of(Game game, @Nullable String stateName, @Nullable Integer step) {
        if (stateName == null) {
            if (step != null) {
                throw new BadArgument("--step is " + step + ", but no --state is named");
            }
            return new PlaceArgument(0, 0);
        }
        int state = game.states().indexOf(stateName);
        if (state < 0) {
            throw new BadArgument("--state: there is no state \"" + stateName + "\"");
        }
        Timeline places = Timeline.of(game);
        if (step != null) {
            if (step < 1 || step > places.steps() || places.indexOf(step, state) < 0) {
                throw new BadArgument("--step is " + step + ", but state \"" + stateName + "\" cannot occur then");
            }
            return new PlaceArgument(step, state);
        }
        for (int at = 1; at <= places.steps(); at++) {
            if (places.indexOf(at, state) >= 0) {
                return new PlaceArgument(at, state);
            }
        }
        throw new BadArgument("--state: state \"" + stateName + "\" cannot occur");
    }

    boolean whole() {
        return step == 0;
    }

    String words(Game game) {
        if (whole()) {
            return PayoffsResult.WHOLE;
        }
        boolean steps = game.horizon() instanceof Horizon.Finite finite && finite.steps() > 1;
        return "state " + game.states().get(state) + (steps ? " at step " + step : "");
    }
}
