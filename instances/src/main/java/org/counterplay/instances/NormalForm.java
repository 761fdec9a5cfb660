package org.counterplay.instances;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.GameWriter;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.PolicyWriter;
import org.hipparchus.fraction.BigFraction;

/** A game in normal form, as a Markov game of one state and one step. */
public final class NormalForm {
    /** The number of the one state. */
    public static final int STATE = 0;

    /** The name of the one state. */
    public static final String STATE_NAME = "game";

    private NormalForm() {}

    /** The payoffs of a joint action, one an agent. */
    @FunctionalInterface
    public interface Payoffs {
        /**
         * The payoffs.
         *
         * @param actions the number of each agent's action
         */
        long[] at(int[] actions);
    }

    /** The game with {@code actions.get(i)} the names of agent i's actions. */
    public static Game game(
            String name, String source, List<String> agents, List<List<String>> actions, Payoffs payoffs) {
        JointActions joint = new JointActions(actions);
        GameWriter writer = new GameWriter(
                        name, new Horizon.Finite(1), agents, List.of(STATE_NAME), joint.size(), joint.size())
                .source(source);
        writer.initial(STATE, BigFraction.ONE);
        writer.state(joint);
        int[] own = new int[joint.agents()];
        for (int a = 0; a < joint.size(); a++) {
            writer.row();
            writer.successor(STATE, 1.0);
            for (int i = 0; i < own.length; i++) {
                own[i] = joint.action(a, i);
            }
            long[] payoff = payoffs.at(own);
            for (int i = 0; i < own.length; i++) {
                writer.reward(i, payoff[i]);
            }
        }
        return writer.finish();
    }

    /** A game of two agents, "1" and "2", who choose a row and a column: {@code payoffs[row][column] = {first, second}}. */
    public static Game bimatrix(
            String name, String source, List<String> rows, List<String> columns, long[][][] payoffs) {
        return game(name, source, List.of("1", "2"), List.of(rows, columns), own -> payoffs[own[0]][own[1]]);
    }

    /** The policy that recommends each joint action alike. */
    public static Policy uniform(Game game, String name) {
        List<BigFraction[]> marginals = new ArrayList<>();
        for (int i = 0; i < game.agentCount(); i++) {
            int count = game.actions(STATE).count(i);
            marginals.add(Collections.nCopies(count, new BigFraction(1, count)).toArray(BigFraction[]::new));
        }
        return product(game, name, marginals);
    }

    /** The policy under which agents are told their actions independently. */
    public static Policy product(Game game, String name, List<BigFraction[]> marginals) {
        PolicyWriter writer = PolicyWriter.stationary(game, name);
        writer.next();
        writer.product(marginals);
        return writer.finish();
    }
}
