package org.counterplay.solvers.search.reward;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.model.game.Game;
import org.counterplay.solvers.search.Question;
import org.counterplay.solvers.search.Witness;
import org.hipparchus.fraction.BigFraction;

/** The rewards of a witness as numbers, and back: so that what one search found another can begin with. */
public final class KnownRewards {
    private KnownRewards() {}

    /** The rewards, agent by agent, each in the order of the game's rows. */
    public static List<BigFraction> of(Witness witness) {
        List<BigFraction> rewards = new ArrayList<>();
        for (int i = 0; i < witness.game().agentCount(); i++) {
            for (int row = 0; row < witness.game().rowCount(); row++) {
                rewards.add(witness.game().reward(i).at(row));
            }
        }
        return rewards;
    }

    /**
     * The witness of such rewards, everything checked again.
     *
     * @throws IllegalArgumentException if there are more or fewer than the game has, or a demand of the question is not met
     */
    public static Witness witness(Question.WorstReward question, List<BigFraction> rewards) {
        Game game = question.game();
        int rows = game.rowCount();
        if (rewards.size() != rows * game.agentCount()) {
            throw new IllegalArgumentException(rewards.size() + " rewards; the game has " + rows * game.agentCount());
        }
        List<BigFraction[]> each = new ArrayList<>();
        for (int i = 0; i < game.agentCount(); i++) {
            each.add(rewards.subList(i * rows, (i + 1) * rows).toArray(BigFraction[]::new));
        }
        Witness witness = RewardDemands.verified(question, RewardedGame.of(game, each));
        if (witness == null) {
            throw new IllegalArgumentException("the rewards do not meet the question's demands");
        }
        return witness;
    }
}
