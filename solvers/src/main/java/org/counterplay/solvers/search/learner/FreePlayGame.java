package org.counterplay.solvers.search.learner;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.GameWriter;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.PolicyWriter;
import org.hipparchus.fraction.BigFraction;

/**
 * A game in which one agent plays everybody's part at some states, so that what a learner and a deviation of the agent do
 * together there is a deviation of the agent alone.
 *
 * <p><b>Theorem.</b> Let a learner be a given policy E outside of a set F of states and free within it, where it may even
 * depend on the step. The most that an agent can gain by a markov (or coarse) deviation from such a learner, {@code max over learners
 * and phi of J_i(L,phi)}, is the most it gets in this game against E; and it is attained by a learner that recommends one joint action
 * at each place in F.
 *
 * <p><b>Proof.</b> At a place (h,s) of F the learner draws a, the agent plays {@code phi_h(s,a_i)}: the joint action played has
 * some distribution, whatever both do, and any distribution is a mixture of joint actions. So J_i(L,phi) is the value of a
 * (randomised) policy of the agent here, at most that of the best deterministic one, which plays joint action {@code a*_h(s)}.
 * Conversely the learner that recommends {@code a*_h(s)}, though the agent may map its own part to any action, yields that value
 * when the agent obeys there: one recommendation a place is all that is needed, so that the agent does not know more at some
 * places than at others does no harm. Outside of F both games are the same. QED.
 *
 * <p>A learner that must be stationary yields no more; it yields as much where the best play is the same at all steps at
 * which a state of F can occur: in layered and in discounted games always. All values are those of the agent alone.
 */
final class FreePlayGame {
    private final Game original;
    private final int agent;
    private final boolean[] free;
    private final Game game;

    /**
     * The game.
     *
     * @param free per state
     * @param negated whether the agent's rewards are negated, so that the least value is found
     */
    FreePlayGame(Game original, int agent, boolean[] free, boolean negated) {
        this.original = original;
        this.agent = agent;
        this.free = free;
        GameWriter writer = new GameWriter(original.name(), original.horizon(), original.agents(), original.states());
        for (int k = 0; k < original.initialStates().length; k++) {
            writer.initial(
                    original.initialStates()[k], original.initialProbabilities().at(k));
        }
        for (int s = 0; s < original.stateCount(); s++) {
            writer.state(free[s] ? alone(original.actions(s)) : original.actions(s));
            for (int row = original.firstRow(s); row < original.firstRow(s + 1); row++) {
                writer.row();
                for (int e = original.firstSuccessor(row); e < original.firstSuccessor(row + 1); e++) {
                    writer.successor(
                            original.successors()[e], original.probabilities().at(e));
                }
                BigFraction reward = original.reward(agent).at(row);
                writer.reward(agent, negated ? reward.negate() : reward);
            }
        }
        game = writer.finish();
    }

    Game game() {
        return game;
    }

    /** The policy that is E where nothing is free; elsewhere joint action 0, which the agent may change. */
    Policy policy(Policy expert) {
        PolicyWriter writer = PolicyWriter.stationary(game, expert.name());
        for (int s = 0; s < game.stateCount(); s++) {
            writer.next();
            if (free[s]) {
                writer.recommend(0, BigFraction.ONE);
            } else {
                for (int k = expert.first(1, s); k < expert.end(1, s); k++) {
                    writer.recommend(expert.joints()[k], expert.probabilities().at(k));
                }
            }
        }
        return writer.finish();
    }

    private JointActions alone(JointActions actions) {
        List<List<String>> names = new ArrayList<>();
        for (int i = 0; i < original.agentCount(); i++) {
            List<String> own = new ArrayList<>();
            for (int joint = 0; joint < (i == agent ? actions.size() : 1); joint++) {
                own.add("play" + joint);
            }
            names.add(own);
        }
        return new JointActions(names);
    }
}
