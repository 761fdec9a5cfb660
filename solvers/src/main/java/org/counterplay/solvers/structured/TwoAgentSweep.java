package org.counterplay.solvers.structured;

import java.util.Arrays;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.response.Choices;

/**
 * The backup of some states at one step of a game of two agents, by far the usual case: the same as {@link StepSweep}, with
 * the four sums of a row in registers and the policy spread out over the joint actions. Used by one thread.
 */
final class TwoAgentSweep implements Sweep {
    private static final double UNIT = 0x1p-53;

    private final Game game;
    private final Policy policy;
    private final Choices[] choices;
    private final Deviation[] deviations;
    private final int steps;
    private final double[] rewards1;
    private final double[] rewards2;
    private final int[] firstSuccessors;
    private final int[] successors;
    private final double[] probabilities;
    private final double[] sigma;
    private final int[] joints;
    private double[] played = new double[16];
    private double[] worth1 = new double[16];
    private double[] worth2 = new double[16];
    private boolean[] needed = new boolean[16];

    TwoAgentSweep(Game game, Policy policy, Choices[] choices, Deviation[] deviations, int steps) {
        this.game = game;
        this.policy = policy;
        this.choices = choices;
        this.deviations = deviations;
        this.steps = steps;
        rewards1 = game.reward(0).doubles();
        rewards2 = game.reward(1).doubles();
        firstSuccessors = game.firstSuccessors();
        successors = game.successors();
        probabilities = game.probabilities().doubles();
        sigma = policy.probabilities().doubles();
        joints = policy.joints();
    }

    @Override
    public double sweep(int step, int[] states, int first, int end, double[] next, double[] current) {
        double error = 0;
        for (int k = first; k < end; k++) {
            error = Math.max(error, backup(step, states[k], next, current));
        }
        return error;
    }

    private double backup(int step, int state, double[] next, double[] current) {
        JointActions actions = game.actions(state);
        int size = actions.size();
        if (played.length < size) {
            played = new double[size];
            worth1 = new double[size];
            worth2 = new double[size];
            needed = new boolean[size];
        }
        int from = policy.first(step, state);
        int to = policy.end(step, state);
        spread(actions, size, from, to);
        boolean last = step == steps;
        int row = game.firstRow(state);
        int entry = firstSuccessors[row];
        double value1 = 0;
        double value2 = 0;
        double largest = 0;
        for (int joint = 0; joint < size; joint++) {
            int entryEnd = firstSuccessors[row + joint + 1];
            if (needed[joint]) {
                double u1 = 0;
                double v1 = 0;
                double u2 = 0;
                double v2 = 0;
                for (int e = last ? entryEnd : entry; e < entryEnd; e++) {
                    double probability = probabilities[e];
                    int at = successors[e] << 2;
                    u1 += probability * next[at];
                    v1 += probability * next[at + 1];
                    u2 += probability * next[at + 2];
                    v2 += probability * next[at + 3];
                }
                double r1 = rewards1[row + joint];
                double r2 = rewards2[row + joint];
                worth1[joint] = r1 + u1;
                worth2[joint] = r2 + u2;
                double weight = played[joint];
                value1 += weight * (r1 + v1);
                value2 += weight * (r2 + v2);
                largest = Math.max(
                        largest,
                        Math.max(
                                Math.abs(r1) + Math.max(Math.abs(u1), Math.abs(v1)),
                                Math.abs(r2) + Math.max(Math.abs(u2), Math.abs(v2))));
            }
            entry = entryEnd;
        }
        int n1 = actions.count(0);
        int n2 = actions.count(1);
        int at = state << 2;
        current[at] = best(step, state, 0, n1, n2, n2, 1, worth1);
        current[at + 1] = value1;
        current[at + 2] = best(step, state, 1, n2, 1, n1, n2, worth2);
        current[at + 3] = value2;
        // As in StepSweep: each of these operations errs by at most a few units of a number of at most this size.
        return 8 * UNIT * (entry - firstSuccessors[row] + (to - from) + size + 8) * largest;
    }

    /** Spreads the recommendations over the joint actions, and marks those that they or one deviating agent lead to. */
    private void spread(JointActions actions, int size, int from, int to) {
        if (to - from == size) { // all are recommended, in order
            System.arraycopy(sigma, from, played, 0, size);
            Arrays.fill(needed, 0, size, true);
            return;
        }
        Arrays.fill(played, 0, size, 0);
        Arrays.fill(needed, 0, size, false);
        int n2 = actions.count(1);
        for (int k = from; k < to; k++) {
            int joint = joints[k];
            played[joint] = sigma[k];
            int second = actions.action(joint, 1);
            int firstOfRow = joint - second;
            for (int c = 0; c < n2; c++) {
                needed[firstOfRow + c] = true;
            }
            for (int other = second; other < size; other += n2) {
                needed[other] = true;
            }
        }
    }

    /**
     * {@code sum_b max_c sum_o sigma(b,o) worth(c,o)} over the other agent's actions o; joint action (b,o) is {@code b stride
     * + o otherStride}. Notes what is played.
     */
    private double best(
            int step, int state, int agent, int count, int stride, int others, int otherStride, double[] worth) {
        if (choices[agent] instanceof Choices.Unseen) {
            return bestUnseen(step, state, agent, count, stride, others, otherStride, worth);
        }
        boolean free = choices[agent] instanceof Choices.All;
        double total = 0;
        for (int b = 0; b < count; b++) {
            double weight = 0;
            for (int o = 0; o < others; o++) {
                weight += played[b * stride + o * otherStride];
            }
            if (weight == 0) {
                continue;
            }
            double best = Double.NEGATIVE_INFINITY;
            int action = b;
            for (int c = 0; c < count; c++) {
                double gain = 0;
                for (int o = 0, at = 0; o < others; o++, at += otherStride) {
                    double weightOfOther = played[b * stride + at];
                    if (weightOfOther != 0) { // where it is 0 the other's worth may not have been computed
                        gain += weightOfOther * worth[c * stride + at];
                    }
                }
                if ((gain > best || (gain == best && c == b)) && (free || choices[agent].allows(step, state, b, c))) {
                    best = gain;
                    action = c;
                }
            }
            if (action != b) {
                deviations[agent].set(step, state, b, action);
            }
            total += best;
        }
        return total;
    }

    private double bestUnseen(
            int step, int state, int agent, int count, int stride, int others, int otherStride, double[] worth) {
        double best = Double.NEGATIVE_INFINITY;
        int action = 0;
        for (int c = 0; c < count; c++) {
            double gain = 0;
            for (int b = 0; b < count; b++) {
                for (int o = 0; o < others; o++) {
                    double weight = played[b * stride + o * otherStride];
                    if (weight != 0) {
                        gain += weight * worth[c * stride + o * otherStride];
                    }
                }
            }
            if (gain > best) {
                best = gain;
                action = c;
            }
        }
        for (int told = 0; told < count; told++) {
            if (action != told) {
                deviations[agent].set(step, state, told, action);
            }
        }
        return best;
    }
}
