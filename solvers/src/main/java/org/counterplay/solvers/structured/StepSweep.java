package org.counterplay.solvers.structured;

import java.util.Arrays;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.response.Choices;

/** The backup of some states at one step, for all agents; used by one thread. */
final class StepSweep implements Sweep {
    private double largest;
    private int operations;
    private final Game game;
    private final Policy policy;
    private final Choices[] choices;
    private final Deviation[] deviations;
    private final int steps;
    private final int agents;
    private final int width;
    private final double[] sums;
    private double[] worth = new double[64];
    private boolean[] needed = new boolean[64];
    private double[] gain = new double[16];
    private double[] marginal = new double[4];
    private final double[][] rewards;
    private final int[] firstSuccessors;
    private final int[] successors;
    private final double[] probabilities;
    private final double[] sigma;
    private final int[] joints;

    StepSweep(Game game, Policy policy, Choices[] choices, Deviation[] deviations, int steps) {
        this.game = game;
        this.policy = policy;
        this.choices = choices;
        this.deviations = deviations;
        this.steps = steps;
        agents = choices.length;
        width = 2 * agents;
        sums = new double[width];
        rewards = new double[agents][];
        for (int i = 0; i < agents; i++) {
            rewards[i] = game.reward(i).doubles();
        }
        firstSuccessors = game.firstSuccessors();
        successors = game.successors();
        probabilities = game.probabilities().doubles();
        sigma = policy.probabilities().doubles();
        joints = policy.joints();
    }

    @Override
    public void sweep(int step, int[] states, int first, int end, double[] next, double[] current) {
        for (int k = first; k < end; k++) {
            backup(step, states[k], next, current);
        }
    }

    @Override
    public double largest() {
        return largest;
    }

    @Override
    public int operations() {
        return operations;
    }

    private void backup(int step, int state, double[] next, double[] current) {
        JointActions actions = game.actions(state);
        int size = actions.size();
        if (needed.length < size) {
            needed = new boolean[size];
            worth = new double[size * width];
        } else if (worth.length < size * width) {
            worth = new double[size * width];
        }
        int from = policy.first(step, state);
        int to = policy.end(step, state);
        markNeeded(actions, from, to);
        int firstRow = game.firstRow(state);
        int entries = 0;
        for (int joint = 0; joint < size; joint++) {
            if (needed[joint]) {
                worthOf(firstRow + joint, joint, step == steps, next);
                entries = Math.max(entries, firstSuccessors[firstRow + joint + 1] - firstSuccessors[firstRow + joint]);
            }
        }
        for (int i = 0; i < agents; i++) {
            double value = 0;
            for (int k = from; k < to; k++) {
                value += sigma[k] * worth[joints[k] * width + 2 * i + 1];
            }
            double best = best(step, state, i, actions, from, to);
            current[agents * state + i] = best;
            current[agents * (game.stateCount() + state) + i] = value;
            largest = Math.max(largest, Math.max(Math.abs(value), Math.abs(best)));
        }
        operations = Math.max(operations, entries + (to - from) + size);
    }

    /** Marks the joint actions that obedience or a unilateral deviation can lead to. */
    private void markNeeded(JointActions actions, int from, int to) {
        int size = actions.size();
        if (to - from == size) {
            Arrays.fill(needed, 0, size, true);
            return;
        }
        Arrays.fill(needed, 0, size, false);
        for (int k = from; k < to; k++) {
            int joint = joints[k];
            for (int i = 0; i < agents; i++) {
                int stride = actions.stride(i);
                int others = joint - actions.action(joint, i) * stride;
                for (int c = 0; c < actions.count(i); c++) {
                    needed[others + c * stride] = true;
                }
            }
        }
    }

    /** Fills {@code worth[joint]}: per agent {@code r_i + sum_s' T U_i(s')} and {@code r_i + sum_s' T V_i(s')}. */
    private void worthOf(int row, int joint, boolean last, double[] next) {
        Arrays.fill(sums, 0);
        if (!last) {
            gather(row, next);
        }
        for (int i = 0; i < agents; i++) {
            double reward = rewards[i][row];
            largest = Math.max(largest, Math.abs(reward));
            worth[joint * width + 2 * i] = reward + sums[2 * i];
            worth[joint * width + 2 * i + 1] = reward + sums[2 * i + 1];
        }
    }

    private void gather(int row, double[] next) {
        int values = agents * game.stateCount();
        for (int k = firstSuccessors[row]; k < firstSuccessors[row + 1]; k++) {
            double probability = probabilities[k];
            int at = successors[k] * agents;
            for (int i = 0; i < agents; i++) {
                sums[2 * i] += probability * next[at + i];
                sums[2 * i + 1] += probability * next[values + at + i];
            }
        }
    }

    /** {@code sum_b max_c sum_a_-i sigma(b,a_-i) worth(c,a_-i)}; notes what is played. */
    private double best(int step, int state, int agent, JointActions actions, int from, int to) {
        int count = actions.count(agent);
        int stride = actions.stride(agent);
        boolean unseen = choices[agent] instanceof Choices.Unseen;
        if (gain.length < count * count) {
            gain = new double[count * count];
            marginal = new double[count];
        } else if (marginal.length < count) {
            marginal = new double[count];
        }
        Arrays.fill(gain, 0, count * count, 0);
        Arrays.fill(marginal, 0, count, 0);
        for (int k = from; k < to; k++) {
            int joint = joints[k];
            int b = count == 1 ? 0 : actions.action(joint, agent);
            int others = (joint - b * stride) * width + 2 * agent;
            int row = unseen ? 0 : b * count;
            marginal[unseen ? 0 : b] += sigma[k];
            for (int c = 0; c < count; c++) {
                gain[row + c] += sigma[k] * worth[others + c * stride * width];
            }
        }
        double total = 0;
        for (int b = 0; b < (unseen ? 1 : count); b++) {
            if (marginal[b] > 0) {
                total += choose(step, state, agent, b, count, unseen);
            }
        }
        return total;
    }

    private double choose(int step, int state, int agent, int b, int count, boolean unseen) {
        double best = Double.NEGATIVE_INFINITY;
        int action = b;
        boolean free = choices[agent] instanceof Choices.All || unseen;
        for (int c = 0; c < count; c++) {
            double candidate = gain[b * count + c];
            if ((candidate > best || (candidate == best && c == b && !unseen))
                    && (free || choices[agent].allows(step, state, b, c))) {
                best = candidate;
                action = c;
            }
        }
        for (int told = unseen ? 0 : b; told < (unseen ? count : b + 1); told++) {
            if (action != told) {
                deviations[agent].set(step, state, told, action);
            }
        }
        return best;
    }
}
