package org.counterplay.solvers.search.witness;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.GameWriter;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.PolicyWriter;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.search.evaluate.Layout;
import org.counterplay.solvers.search.evaluate.Who;
import org.hipparchus.fraction.BigFraction;

/**
 * A game and two policies as one array of rationals, in the order of a {@link Layout}.
 *
 * @param values one per entry
 */
@SuppressWarnings("ArrayRecordComponent") // flat data
public record ExactPoint(Layout layout, BigFraction[] values) {
    /**
     * The array of a game and two stationary policies in it.
     *
     * @throws IllegalArgumentException if they do not have the layout's size, or rewards are not tied as it says
     */
    public static ExactPoint of(Layout layout, Game game, Policy expert, Policy learner) {
        if (game.stateCount() != layout.states() || game.agentCount() != layout.agents()) {
            throw new IllegalArgumentException("the game has " + game.stateCount() + " states and " + game.agentCount()
                    + " agents; asked for are " + layout.states() + " and " + layout.agents());
        }
        if (!game.horizon().equals(layout.size().horizon())) {
            throw new IllegalArgumentException("the game's horizon is " + game.horizon() + "; asked for is "
                    + layout.size().horizon());
        }
        if (!expert.stationary() || !learner.stationary()) {
            throw new IllegalArgumentException("a policy depends on the step; only stationary ones are searched");
        }
        BigFraction[] values = new BigFraction[layout.length()];
        java.util.Arrays.fill(values, BigFraction.ZERO);
        for (int k = 0; k < game.initialStates().length; k++) {
            values[layout.initial(game.initialStates()[k])] =
                    game.initialProbabilities().at(k);
        }
        for (int s = 0; s < layout.states(); s++) {
            JointActions actions = game.actions(s);
            for (int i = 0; i < layout.agents(); i++) {
                if (actions.count(i) != layout.count(i)) {
                    throw new IllegalArgumentException("agent " + game.agents().get(i) + " has " + actions.count(i)
                            + " actions at state " + game.states().get(s) + "; asked for are " + layout.count(i));
                }
            }
            for (int a = 0; a < layout.joints(); a++) {
                int row = game.firstRow(s) + a;
                for (int e = game.firstSuccessor(row); e < game.firstSuccessor(row + 1); e++) {
                    values[layout.transition(s, a, game.successors()[e])] =
                            game.probabilities().at(e);
                }
                for (int i = layout.agents() - 1; i >= 0; i--) {
                    BigFraction reward = game.reward(i).at(row);
                    values[layout.reward(i, s, a)] = layout.rewardSign(i) < 0 ? reward.negate() : reward;
                }
            }
            fill(layout, values, Who.EXPERT, expert, s);
            fill(layout, values, Who.LEARNER, learner, s);
        }
        return new ExactPoint(layout, values);
    }

    private static void fill(Layout layout, BigFraction[] values, Who who, Policy policy, int state) {
        for (int k = policy.first(1, state); k < policy.end(1, state); k++) {
            values[layout.play(who, state, policy.joints()[k])] =
                    policy.probabilities().at(k);
        }
    }

    /** The same in doubles. */
    public double[] doubles() {
        double[] doubles = new double[values.length];
        for (int k = 0; k < doubles.length; k++) {
            doubles[k] = Rationals.toDouble(values[k]);
        }
        return doubles;
    }

    /** The game; states s0, s1, .., agents 1, 2, .., actions a1, a2, ... */
    public Game game(String name) {
        List<List<String>> actionNames = new ArrayList<>();
        for (int i = 0; i < layout.agents(); i++) {
            actionNames.add(IntStream.rangeClosed(1, layout.count(i))
                    .mapToObj(a -> "a" + a)
                    .toList());
        }
        JointActions actions = new JointActions(actionNames);
        GameWriter writer = new GameWriter(
                name,
                layout.size().horizon(),
                IntStream.rangeClosed(1, layout.agents())
                        .mapToObj(Integer::toString)
                        .toList(),
                IntStream.range(0, layout.states()).mapToObj(s -> "s" + s).toList());
        for (int s = 0; s < layout.states(); s++) {
            writer.initial(s, values[layout.initial(s)]);
            writer.state(actions);
            for (int a = 0; a < layout.joints(); a++) {
                writer.row();
                for (int k = 0; k < layout.states(); k++) {
                    writer.successor(k, values[layout.transition(s, a, k)]);
                }
                for (int i = 0; i < layout.agents(); i++) {
                    BigFraction entry = values[layout.reward(i, s, a)];
                    writer.reward(i, layout.rewardSign(i) < 0 ? entry.negate() : entry);
                }
            }
        }
        return writer.finish();
    }

    /** A policy in {@link #game}. */
    public Policy policy(Game game, Who who) {
        PolicyWriter writer = PolicyWriter.stationary(game, who == Who.EXPERT ? "expert" : "learner");
        for (int s = 0; s < layout.states(); s++) {
            writer.next();
            for (int a = 0; a < layout.joints(); a++) {
                writer.recommend(a, values[layout.play(who, s, a)]);
            }
        }
        return writer.finish();
    }

    /** 1 for a finite horizon, gamma for a discounted game. */
    BigFraction factor() {
        return layout.size().horizon() instanceof Horizon.Discounted(BigFraction gamma) ? gamma : BigFraction.ONE;
    }
}
