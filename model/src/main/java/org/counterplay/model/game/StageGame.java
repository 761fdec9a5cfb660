package org.counterplay.model.game;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.model.number.NumberColumn;

/**
 * A game that is played once: action sets, and each agent's payoff {@code u_i(a)} per joint action, in the order of {@link
 * JointActions}. A one-state game of one step is one; so is a place of a Markov game once the values that follow are known.
 */
public record StageGame(JointActions actions, List<NumberColumn> payoffs) {
    public StageGame {
        payoffs = List.copyOf(payoffs);
        if (payoffs.size() != actions.agents()) {
            throw new IllegalArgumentException(payoffs.size() + " payoff columns for " + actions.agents() + " agents");
        }
        for (NumberColumn column : payoffs) {
            if (column.size() != actions.size()) {
                throw new IllegalArgumentException(column.size() + " payoffs for " + actions.size() + " joint actions");
            }
        }
    }

    /** The rewards at a state, taken by themselves. */
    public static StageGame of(Game game, int state) {
        JointActions actions = game.actions(state);
        List<NumberColumn> payoffs = new ArrayList<>();
        for (int agent = 0; agent < game.agentCount(); agent++) {
            NumberColumn.Writer column = new NumberColumn.Writer(actions.size());
            for (int joint = 0; joint < actions.size(); joint++) {
                column.add(game.reward(agent).at(game.firstRow(state) + joint));
            }
            payoffs.add(column.finish());
        }
        return new StageGame(actions, payoffs);
    }
}
