package org.counterplay.solvers.search.reward;

import java.util.List;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.GameWriter;
import org.hipparchus.fraction.BigFraction;

/** A game with other rewards. */
final class RewardedGame {
    private RewardedGame() {}

    /**
     * The same agents, states, actions, transitions and horizon, with the given rewards.
     *
     * @param rewards per agent and row
     */
    static Game of(Game game, List<BigFraction[]> rewards) {
        GameWriter writer =
                new GameWriter(game.name(), game.horizon(), game.agents(), game.states()).source(game.source());
        for (int k = 0; k < game.initialStates().length; k++) {
            writer.initial(game.initialStates()[k], game.initialProbabilities().at(k));
        }
        for (int s = 0; s < game.stateCount(); s++) {
            writer.state(game.actions(s));
            for (int row = game.firstRow(s); row < game.firstRow(s + 1); row++) {
                writer.row();
                for (int e = game.firstSuccessor(row); e < game.firstSuccessor(row + 1); e++) {
                    writer.successor(game.successors()[e], game.probabilities().at(e));
                }
                for (int i = 0; i < rewards.size(); i++) {
                    writer.reward(i, rewards.get(i)[row]);
                }
            }
        }
        return writer.finish();
    }
}
