package org.counterplay.solvers.equilibrium;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.StageGame;
import org.counterplay.model.number.ExactSum;
import org.counterplay.model.number.NumberColumn;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** The stage games of a Markov game: {@code u_i(a) = r_i(s,a) + g sum_s' T(s'|s,a) V_i(s')}, exactly. */
final class StageGames {
    private StageGames() {}

    /**
     * The stage at a state.
     *
     * @param discount the factor g; 1 for a finite horizon
     * @param next values per state and agent of what follows, or null where nothing follows
     * @param grid where payoffs are rounded down to, or null
     */
    static StageGame at(
            Game game,
            int state,
            BigFraction discount,
            BigFraction @Nullable [] @Nullable [] next,
            @Nullable Grid grid) {
        JointActions actions = game.actions(state);
        List<NumberColumn> payoffs = new ArrayList<>();
        ExactSum sum = new ExactSum();
        for (int agent = 0; agent < game.agentCount(); agent++) {
            NumberColumn.Writer column = new NumberColumn.Writer(actions.size());
            for (int joint = 0; joint < actions.size(); joint++) {
                int row = game.firstRow(state) + joint;
                sum.clear();
                for (int k = game.firstSuccessor(row); next != null && k < game.firstSuccessor(row + 1); k++) {
                    BigFraction[] values = next[game.successors()[k]];
                    if (values == null) {
                        throw new IllegalStateException("a state that follows was not solved");
                    }
                    sum.addProduct(game.probabilities().at(k), values[agent]);
                }
                BigFraction follows = discount.equals(BigFraction.ONE) || sum.signum() == 0
                        ? sum.value()
                        : sum.value().multiply(discount);
                BigFraction payoff = game.reward(agent).at(row).add(follows);
                column.add(grid == null ? payoff : grid.value(payoff));
            }
            payoffs.add(column.finish());
        }
        return new StageGame(actions, payoffs);
    }

    /** {@code sum_a sigma(a) u_i(a)} per agent. */
    static BigFraction[] payoffs(StageGame stage, BigFraction[] sigma) {
        BigFraction[] payoffs = new BigFraction[stage.payoffs().size()];
        ExactSum sum = new ExactSum();
        for (int agent = 0; agent < payoffs.length; agent++) {
            sum.clear();
            for (int joint = 0; joint < sigma.length; joint++) {
                sum.addProduct(sigma[joint], stage.payoffs().get(agent).at(joint));
            }
            payoffs[agent] = sum.value();
        }
        return payoffs;
    }
}
