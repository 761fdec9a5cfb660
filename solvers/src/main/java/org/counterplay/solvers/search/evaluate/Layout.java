package org.counterplay.solvers.search.evaluate;

import java.util.Arrays;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.search.RewardClass;
import org.counterplay.solvers.search.Size;

/**
 * Where the numbers of a game of some {@link Size} and of two stationary policies stand in one flat array:
 *
 * <pre>
 *   rho_0(s)            initial(s)
 *   T(s'|s,a)           transition(s, a, s')
 *   r_i(s,a)            rewardSign(i) times the entry reward(i, s, a); agents with tied rewards share entries
 *   sigma_E(a|s)        play(EXPERT, s, a)
 *   sigma(a|s)          play(LEARNER, s, a)
 * </pre>
 *
 * s, s' in 0..S-1; a in 0..J-1 numbers joint actions, the first agent's action most significant, as {@link
 * org.counterplay.model.game.JointActions} does.
 */
public final class Layout {
    final int agents;
    final int states;
    final int joints;
    final int[] counts;
    final int[] strides;
    /** {@code action[joint * agents + i]}: agent i's part. */
    final int[] action;
    /** H, or 1 for a discounted game, whose tables do not depend on the step. */
    final int steps;

    final boolean discounted;
    /** The factor of the next step's value: 1, or gamma. */
    final double factor;

    final int transitions;
    final int rewards;
    final int expert;
    final int learner;
    final int length;
    private final Size size;
    private final RewardClass kind;

    /**
     * The layout of a size.
     *
     * @throws IllegalArgumentException for zero-sum rewards unless there are two agents
     */
    public Layout(Size size, RewardClass kind) {
        this.size = size;
        this.kind = kind;
        agents = size.actions().size();
        states = size.states();
        joints = size.joints();
        counts = size.actions().stream().mapToInt(Integer::intValue).toArray();
        if (kind == RewardClass.ZERO_SUM && agents != 2) {
            throw new IllegalArgumentException("zero-sum rewards are for two agents; there are " + agents);
        }
        strides = new int[agents];
        int stride = 1;
        for (int i = agents - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= counts[i];
        }
        action = new int[joints * agents];
        for (int a = 0; a < joints; a++) {
            for (int i = 0; i < agents; i++) {
                action[a * agents + i] = a / strides[i] % counts[i];
            }
        }
        switch (size.horizon()) {
            case Horizon.Finite finite -> {
                steps = finite.steps();
                discounted = false;
                factor = 1;
            }
            case Horizon.Discounted(var gamma) -> {
                steps = 1;
                discounted = true;
                factor = Rationals.toDouble(gamma);
            }
        }
        transitions = states;
        rewards = transitions + states * joints * states;
        expert = rewards + (kind == RewardClass.GENERAL ? agents : 1) * states * joints;
        learner = expert + states * joints;
        length = learner + states * joints;
    }

    /** The size. */
    public Size size() {
        return size;
    }

    /** How rewards are tied. */
    public RewardClass kind() {
        return kind;
    }

    /** Length of the array. */
    public int length() {
        return length;
    }

    /** m. */
    public int agents() {
        return agents;
    }

    /** S. */
    public int states() {
        return states;
    }

    /** J, the number of joint actions. */
    public int joints() {
        return joints;
    }

    /** Number of actions of an agent. */
    public int count(int agent) {
        return counts[agent];
    }

    /** An agent's part of a joint action. */
    public int action(int joint, int agent) {
        return action[joint * agents + agent];
    }

    /** A joint action with the agent's part replaced. */
    public int replaced(int joint, int agent, int own) {
        return joint + (own - action(joint, agent)) * strides[agent];
    }

    /** H, or 1 for a discounted game. */
    public int steps() {
        return steps;
    }

    /** Whether the game is discounted. */
    public boolean discounted() {
        return discounted;
    }

    /** gamma, or 1. */
    public double factor() {
        return factor;
    }

    /** What a sum over the steps is multiplied by to have an average: 1/H, or {@code 1 - gamma}. */
    public double norm() {
        return discounted ? 1 - factor : 1.0 / steps;
    }

    /** The entry of {@code rho_0(s)}. */
    public int initial(int state) {
        return state;
    }

    /** The entry of {@code T(next|state, joint)}. */
    public int transition(int state, int joint, int next) {
        return transitions + (state * joints + joint) * states + next;
    }

    /** The entry that holds {@code rewardSign(agent) r_agent(state, joint)}. */
    public int reward(int agent, int state, int joint) {
        return rewardBlock(agent) + state * joints + joint;
    }

    /** -1 for the second agent of a zero-sum game, else 1. */
    public double rewardSign(int agent) {
        return kind == RewardClass.ZERO_SUM && agent == 1 ? -1 : 1;
    }

    /** The entry of {@code sigma(joint|state)}. */
    public int play(Who who, int state, int joint) {
        return policy(who) + state * joints + joint;
    }

    /** Length of a table of a deviation of an agent: a place for each step, state and recommendation. */
    public int deviationLength(int agent) {
        return steps * states * counts[agent];
    }

    /** The place of (step, state, recommendation) in a deviation's table; steps from 0. */
    public int deviationPlace(int agent, int step, int state, int recommended) {
        return (step * states + state) * counts[agent] + recommended;
    }

    /** The table of obedience. */
    public int[] obedience(int agent) {
        int[] plays = new int[deviationLength(agent)];
        Arrays.setAll(plays, k -> k % counts[agent]);
        return plays;
    }

    int rewardBlock(int agent) {
        return kind == RewardClass.GENERAL ? rewards + agent * states * joints : rewards;
    }

    int policy(Who who) {
        return who == Who.EXPERT ? expert : learner;
    }
}
