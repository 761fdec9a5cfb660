package org.counterplay.solvers.structured;

import java.util.Arrays;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.response.Choices;

/**
 * The backup of some states at one step of a game of two agents, by far the usual case: the same as {@link StepSweep}, with
 * the four sums of a row in registers.
 */
final class TwoAgentSweep implements Sweep {
    /** What is needed of a joint action: U of the first or second agent, or everything. */
    private static final byte FIRST = 1;

    private static final byte SECOND = 2;
    private static final byte OBEYED = 4;

    private final Game game;
    private final Policy policy;
    private final Choices[] choices;
    private final Deviation[] deviations;
    private final int steps;
    /** Where V begins in a table: after U of all states. */
    private final int values;

    private final double[] rewards1;
    private final double[] rewards2;
    private final int[] firstSuccessors;
    private final int[] successors;
    private final double[] probabilities;
    private final double[] sigma;
    private final int[] joints;
    private double[] worth = new double[64];
    private byte[] needed = new byte[16];
    private double[] gain = new double[16];
    private boolean[] told = new boolean[4];
    private double largest;
    private int operations;

    TwoAgentSweep(Game game, Policy policy, Choices[] choices, Deviation[] deviations, int steps) {
        this.game = game;
        this.policy = policy;
        this.choices = choices;
        this.deviations = deviations;
        this.steps = steps;
        values = 2 * game.stateCount();
        rewards1 = game.reward(0).doubles();
        rewards2 = game.reward(1).doubles();
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
            worth = new double[4 * size];
            needed = new byte[size];
        }
        int from = policy.first(step, state);
        int to = policy.end(step, state);
        int n2 = actions.count(1);
        markNeeded(size, n2, actions, from, to);
        gather(game.firstRow(state), size, step == steps, next);
        double value1 = 0;
        double value2 = 0;
        for (int k = from; k < to; k++) {
            double weight = sigma[k];
            int at = joints[k] << 2;
            value1 += weight * worth[at + 1];
            value2 += weight * worth[at + 3];
        }
        double best1 = best(step, state, 0, actions, n2, from, to);
        double best2 = best(step, state, 1, actions, 1, from, to);
        int at = state << 1;
        current[at] = best1;
        current[at + 1] = best2;
        current[values + at] = value1;
        current[values + at + 1] = value2;
        keepLargest(best1);
        keepLargest(value1);
        keepLargest(best2);
        keepLargest(value2);
    }

    /**
     * Fills {@code worth[4 joint ..]}: {@code r_1 + T U_1, r_1 + T V_1, r_2 + T U_2, r_2 + T V_2}, those of them that are
     * needed.
     */
    private void gather(int row, int size, boolean last, double[] next) {
        int entry = firstSuccessors[row];
        for (int joint = 0; joint < size; joint++) {
            int entryEnd = firstSuccessors[row + joint + 1];
            int wanted = needed[joint];
            if (wanted != 0) {
                double r1 = rewards1[row + joint];
                double r2 = rewards2[row + joint];
                keepLargest(r1);
                keepLargest(r2);
                int from = last ? entryEnd : entry;
                int at = joint << 2;
                if (wanted >= OBEYED) {
                    gatherAll(from, entryEnd, next, r1, r2, at);
                } else {
                    if ((wanted & FIRST) != 0) {
                        worth[at] = r1 + gatherOne(from, entryEnd, next, 0);
                    }
                    if ((wanted & SECOND) != 0) {
                        worth[at + 2] = r2 + gatherOne(from, entryEnd, next, 1);
                    }
                }
            }
            entry = entryEnd;
        }
        int mostOperations = entry - firstSuccessors[row] + 2 * size;
        if (mostOperations > operations) {
            operations = mostOperations;
        }
    }

    private void gatherAll(int from, int end, double[] next, double r1, double r2, int at) {
        double u1 = 0;
        double v1 = 0;
        double u2 = 0;
        double v2 = 0;
        for (int e = from; e < end; e++) {
            double probability = probabilities[e];
            int of = successors[e] << 1;
            u1 += probability * next[of];
            u2 += probability * next[of + 1];
            v1 += probability * next[values + of];
            v2 += probability * next[values + of + 1];
        }
        worth[at] = r1 + u1;
        worth[at + 1] = r1 + v1;
        worth[at + 2] = r2 + u2;
        worth[at + 3] = r2 + v2;
    }

    private double gatherOne(int from, int end, double[] next, int column) {
        double sum = 0;
        for (int e = from; e < end; e++) {
            sum += probabilities[e] * next[(successors[e] << 1) + column];
        }
        return sum;
    }

    private void keepLargest(double value) {
        double size = Math.abs(value);
        if (size > largest) {
            largest = size;
        }
    }

    /** Marks the joint actions that are recommended, and those that a deviation of the first or second agent leads to. */
    private void markNeeded(int size, int n2, JointActions actions, int from, int to) {
        if (to - from == size) {
            Arrays.fill(needed, 0, size, OBEYED);
            return;
        }
        Arrays.fill(needed, 0, size, (byte) 0);
        for (int k = from; k < to; k++) {
            int joint = joints[k];
            int second = actions.action(joint, 1);
            int firstOfRow = joint - second;
            for (int c = 0; c < n2; c++) {
                needed[firstOfRow + c] |= SECOND;
            }
            for (int other = second; other < size; other += n2) {
                needed[other] |= FIRST;
            }
            needed[joint] |= OBEYED;
        }
    }

    /**
     * {@code sum_b max_c sum_o sigma(b,o) worth(c,o)} over the other agent's actions o; the agent's action changes the joint
     * action's number by the stride. Notes what is played.
     */
    private double best(int step, int state, int agent, JointActions actions, int stride, int from, int to) {
        int count = actions.count(agent);
        if (gain.length < count * count) {
            gain = new double[count * count];
        }
        if (told.length < count) {
            told = new boolean[count];
        }
        boolean unseen = choices[agent] instanceof Choices.Unseen;
        Arrays.fill(gain, 0, count * count, 0);
        Arrays.fill(told, 0, count, false);
        int column = 2 * agent;
        int stride4 = stride << 2;
        for (int k = from; k < to; k++) {
            double weight = sigma[k];
            int joint = joints[k];
            int b = actions.action(joint, agent);
            int row = unseen ? 0 : b * count;
            told[unseen ? 0 : b] = true;
            int at = ((joint - b * stride) << 2) + column;
            for (int c = 0; c < count; c++, at += stride4) {
                gain[row + c] += weight * worth[at];
            }
        }
        double total = 0;
        for (int b = 0; b < (unseen ? 1 : count); b++) {
            if (told[b]) {
                total += unseen ? chooseUnseen(step, state, agent, count) : choose(step, state, agent, b, count);
            }
        }
        return total;
    }

    private double choose(int step, int state, int agent, int b, int count) {
        boolean free = choices[agent] instanceof Choices.All;
        double best = Double.NEGATIVE_INFINITY;
        int action = b;
        for (int c = 0; c < count; c++) {
            double candidate = gain[b * count + c];
            if ((candidate > best || (candidate == best && c == b))
                    && (free || choices[agent].allows(step, state, b, c))) {
                best = candidate;
                action = c;
            }
        }
        if (action != b) {
            deviations[agent].set(step, state, b, action);
        }
        return best;
    }

    private double chooseUnseen(int step, int state, int agent, int count) {
        double best = Double.NEGATIVE_INFINITY;
        int action = 0;
        for (int c = 0; c < count; c++) {
            if (gain[c] > best) {
                best = gain[c];
                action = c;
            }
        }
        for (int b = 0; b < count; b++) {
            if (action != b) {
                deviations[agent].set(step, state, b, action);
            }
        }
        return best;
    }
}
