package org.counterplay.instances.audit;

import org.counterplay.instances.Instance;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.GameWriter;
import org.hipparchus.fraction.BigFraction;

/** An instance with all rewards multiplied by a number: values and regrets are multiplied by it, nothing else changes. */
final class ScaledRewards {
    private ScaledRewards() {}

    static Instance of(Instance instance, String name, BigFraction by) {
        Game game = instance.game();
        GameWriter writer = new GameWriter(name, game.horizon(), game.agents(), game.states()).source(game.source());
        for (int k = 0; k < game.initialStates().length; k++) {
            writer.initial(game.initialStates()[k], game.initialProbabilities().at(k));
        }
        for (int s = 0; s < game.stateCount(); s++) {
            writer.state(game.actions(s));
            for (int joint = 0; joint < game.actions(s).size(); joint++) {
                writer.row();
                int row = game.firstRow(s) + joint;
                for (int k = game.firstSuccessor(row); k < game.firstSuccessor(row + 1); k++) {
                    writer.successor(game.successors()[k], game.probabilities().at(k));
                }
                for (int i = 0; i < game.agentCount(); i++) {
                    writer.reward(i, game.reward(i).at(row).multiply(by));
                }
            }
        }
        return new Instance(writer.finish(), instance.policies(), instance.deviations());
    }
}
