package org.counterplay.instances;

import java.util.HashMap;
import java.util.Map;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.hipparchus.fraction.BigFraction;

/**
 * Values and regrets of finite games straight from their definition, in rationals, by recursion over (step, state). Shares
 * nothing with the library's solvers; {@link Enumeration} checks it in turn.
 */
public final class BestResponse {
    private final Game game;
    private final Policy policy;
    private final int agent;
    private final boolean deviating;
    private final Map<Long, BigFraction> known = new HashMap<>();

    private BestResponse(Game game, Policy policy, int agent, boolean deviating) {
        this.game = game;
        this.policy = policy;
        this.agent = agent;
        this.deviating = deviating;
    }

    /** J_i(sigma). */
    public static BigFraction value(Game game, Policy policy, int agent) {
        return new BestResponse(game, policy, agent, false).fromTheStart();
    }

    /** max_phi J_i(sigma, phi) - J_i(sigma) over markov deviations. */
    public static BigFraction regret(Game game, Policy policy, int agent) {
        return new BestResponse(game, policy, agent, true).fromTheStart().subtract(value(game, policy, agent));
    }

    /** The same when play begins at a state and step instead. */
    public static BigFraction regretFrom(Game game, Policy policy, int agent, int step, int state) {
        return new BestResponse(game, policy, agent, true)
                .from(step, state)
                .subtract(new BestResponse(game, policy, agent, false).from(step, state));
    }

    /** The largest regret of any agent. */
    public static BigFraction regret(Game game, Policy policy) {
        BigFraction largest = regret(game, policy, 0);
        for (int i = 1; i < game.agentCount(); i++) {
            BigFraction own = regret(game, policy, i);
            largest = own.compareTo(largest) > 0 ? own : largest;
        }
        return largest;
    }

    private BigFraction fromTheStart() {
        BigFraction sum = BigFraction.ZERO;
        for (int k = 0; k < game.initialStates().length; k++) {
            sum = sum.add(game.initialProbabilities().at(k).multiply(from(1, game.initialStates()[k])));
        }
        return sum;
    }

    private BigFraction from(int step, int state) {
        if (step > ((Horizon.Finite) game.horizon()).steps()) {
            return BigFraction.ZERO;
        }
        long key = (long) step * game.stateCount() + state;
        BigFraction value = known.get(key);
        if (value == null) {
            value = compute(step, state);
            known.put(key, value);
        }
        return value;
    }

    private BigFraction compute(int step, int state) {
        JointActions actions = game.actions(state);
        BigFraction total = BigFraction.ZERO;
        for (int told = 0; told < actions.count(agent); told++) {
            BigFraction best = whenTold(step, state, told, told);
            for (int plays = 0; deviating && plays < actions.count(agent); plays++) {
                BigFraction other = whenTold(step, state, told, plays);
                best = other.compareTo(best) > 0 ? other : best;
            }
            total = total.add(best);
        }
        return total;
    }

    /** The part of the value that comes from being told {@code told} and playing {@code plays}. */
    private BigFraction whenTold(int step, int state, int told, int plays) {
        JointActions actions = game.actions(state);
        BigFraction sum = BigFraction.ZERO;
        for (int k = policy.first(step, state); k < policy.end(step, state); k++) {
            int joint = policy.joints()[k];
            if (actions.action(joint, agent) == told) {
                int row = game.firstRow(state) + actions.replace(joint, agent, plays);
                BigFraction outcome = game.reward(agent).at(row);
                for (int e = game.firstSuccessor(row); e < game.firstSuccessor(row + 1); e++) {
                    outcome = outcome.add(game.probabilities().at(e).multiply(from(step + 1, game.successors()[e])));
                }
                sum = sum.add(policy.probabilities().at(k).multiply(outcome));
            }
        }
        return sum;
    }
}
