package org.counterplay.solvers.search.evaluate;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The passes over a flat game that all else is made of, in tables that are written again by each call; of one thread.
 *
 * <p>With pi = sigma overridden by the deviation of one agent, and one-step gains {@code g_h(s,a)} that are an
 * agent's reward or a cost per (step, state):
 *
 * <pre>
 *   backward   V_h(s) = sum_a sigma(a|s) [ g_h(s,phi(a)) + f sum_s' T(s'|s,phi(a)) V_{h+1}(s') ],   V_{H+1} = 0
 *   forward    D_h(s') = inflow_h(s') + f sum_s,a D_{h-1}(s) sigma(a|s) T(s'|s,phi(a))
 * </pre>
 *
 * f is 1, or gamma, where both are linear systems with one step. The derivative of {@code sum_h,s inflow_h(s) V_h(s)}
 * by everything is {@link #derive}: the reverse of the backward recursion, with D as its multipliers. Steps count
 * from 0 here.
 */
final class Passes {
    private static final double STRICT = 1e-13;

    final Layout layout;
    /** {@code V_h(s)} at {@code h * S + s}, h = 0..H. */
    final double[] values;
    /** {@code D_h(s)} at {@code h * S + s}, h = 0..H-1. */
    final double[] flow;

    private final double[] gains;
    private final double[] obeying;
    private final double[] obedient;
    /** {@code members[agent][b]}: the joint actions whose part of the agent is b. */
    private final int[][][] members;

    private final double[] matrix;
    private final double[] column;
    private final int[] obedience;

    Passes(Layout layout) {
        this.layout = layout;
        values = new double[(layout.steps + 1) * layout.states];
        flow = new double[layout.steps * layout.states];
        gains = new double[layout.joints];
        obeying = new double[layout.joints];
        obedient = new double[values.length];
        members = new int[layout.agents][][];
        for (int i = 0; i < layout.agents; i++) {
            int agent = i;
            members[i] = new int[layout.counts[i]][];
            for (int b = 0; b < layout.counts[i]; b++) {
                int own = b;
                members[i][b] = IntStream.range(0, layout.joints)
                        .filter(a -> layout.action[a * layout.agents + agent] == own)
                        .toArray();
            }
        }
        matrix = new double[layout.states * layout.states];
        column = new double[layout.states];
        obedience = layout.obedience(0);
    }

    /** {@code sum_s rho_0(s) V_1(s)} of the last backward pass. */
    double initialValue(double[] x) {
        double sum = 0;
        for (int s = 0; s < layout.states; s++) {
            sum += x[s] * values[s];
        }
        return sum;
    }

    /**
     * The backward pass.
     *
     * @param policy where the policy begins in x
     * @param agent who deviates; any agent with the obedient table where nobody does
     * @param plays the deviation's table, or null for obedience
     * @param rewarded the agent whose reward is the gain, or -1 for the costs
     * @param costs per (step, state); not looked at where an agent's reward is the gain
     */
    void backward(double[] x, int policy, int agent, int @Nullable [] plays, int rewarded, double @Nullable [] costs) {
        if (layout.discounted) {
            int[] table = plays == null ? obedience : plays;
            solveBackward(x, policy, plays == null ? 0 : agent, table, rewarded, costs);
            return;
        }
        int states = layout.states;
        int joints = layout.joints;
        Arrays.fill(values, layout.steps * states, values.length, 0);
        for (int h = layout.steps - 1; h >= 0; h--) {
            for (int s = 0; s < states; s++) {
                double sum = 0;
                int p = policy + s * joints;
                for (int a = 0; a < joints; a++) {
                    double sigma = x[p + a];
                    if (sigma != 0) {
                        sum += sigma * gain(x, h, s, replaced(agent, plays, h, s, a), rewarded, costs);
                    }
                }
                values[h * states + s] = sum;
            }
        }
    }

    /**
     * The best deviation of an agent, written to its table, and its values; places that tie obey.
     *
     * @param coarse whether recommendations are not seen
     */
    void best(double[] x, int policy, int agent, boolean coarse, int rewarded, double @Nullable [] costs, int[] plays) {
        if (layout.discounted) {
            improve(x, policy, agent, coarse, rewarded, costs, plays);
            return;
        }
        Arrays.fill(values, layout.steps * layout.states, values.length, 0);
        for (int h = layout.steps - 1; h >= 0; h--) {
            for (int s = 0; s < layout.states; s++) {
                fillGains(x, h, s, rewarded, costs);
                values[h * layout.states + s] = choose(x, policy, agent, coarse, h, s, plays, false);
            }
        }
    }

    /**
     * An agent's regret in a game of finitely many steps, both recursions in one pass; {@link #values} are then those
     * of the best deviation, which is written to the table.
     */
    double regret(double[] x, int policy, int agent, int[] plays) {
        int states = layout.states;
        int joints = layout.joints;
        double sign = layout.rewardSign(agent);
        int rewards = layout.rewardBlock(agent);
        for (int h = layout.steps - 1; h >= 0; h--) {
            boolean last = h == layout.steps - 1;
            int next = (h + 1) * states;
            for (int s = 0; s < states; s++) {
                double obeyed = 0;
                for (int a = 0; a < joints; a++) {
                    double own = sign * x[rewards + s * joints + a];
                    double deviating = own;
                    double obedience = own;
                    if (!last) {
                        int t = layout.transitions + (s * joints + a) * states;
                        for (int k = 0; k < states; k++) {
                            double probability = x[t + k];
                            deviating += probability * values[next + k];
                            obedience += probability * obedient[next + k];
                        }
                    }
                    gains[a] = deviating;
                    obeying[a] = obedience;
                    obeyed += x[policy + s * joints + a] * obedience;
                }
                obedient[h * states + s] = obeyed;
                values[h * states + s] = choose(x, policy, agent, false, h, s, plays, false);
            }
        }
        double sum = 0;
        for (int s = 0; s < states; s++) {
            sum += x[s] * (values[s] - obedient[s]);
        }
        return sum;
    }

    private void fillGains(double[] x, int h, int s, int rewarded, double @Nullable [] costs) {
        for (int a = 0; a < layout.joints; a++) {
            gains[a] = gain(x, h, s, a, rewarded, costs);
        }
    }

    /** {@code g_h(s,a) + f sum_s' T V_{h+1}(s')}; in a discounted game the next values are the table's only ones. */
    double gain(double[] x, int h, int s, int a, int rewarded, double @Nullable [] costs) {
        int states = layout.states;
        double sum = 0;
        int t = layout.transitions + (s * layout.joints + a) * states;
        int next = layout.discounted ? 0 : (h + 1) * states;
        for (int k = 0; k < states; k++) {
            sum += x[t + k] * values[next + k];
        }
        double own = rewarded >= 0
                ? layout.rewardSign(rewarded) * x[layout.rewardBlock(rewarded) + s * layout.joints + a]
                : costs == null ? 0 : costs[h * states + s];
        return own + layout.factor * sum;
    }

    /**
     * Chooses for each recommendation (or for all at once) what {@link #gains} says is best; returns the place's value.
     */
    private double choose(
            double[] x, int policy, int agent, boolean coarse, int h, int s, int[] plays, boolean fromPlays) {
        int joints = layout.joints;
        int count = layout.counts[agent];
        int stride = layout.strides[agent];
        int at = (h * layout.states + s) * count;
        int p = policy + s * joints;
        if (coarse) {
            return chooseUnseen(x, agent, at, p, plays);
        }
        double total = 0;
        for (int b = 0; b < count; b++) {
            double most = Double.NEGATIVE_INFINITY;
            int kept = fromPlays ? plays[at + b] : b;
            int best = kept;
            int[] told = members[agent][b];
            for (int k = 0; k < count; k++) {
                int c = k == 0 ? kept : k <= kept ? k - 1 : k; // the kept choice first, so that it wins ties
                double sum = 0;
                int shift = (c - b) * stride;
                for (int a : told) {
                    sum += x[p + a] * gains[a + shift];
                }
                if (sum > most + (k == 0 ? 0 : STRICT)) {
                    most = sum;
                    best = c;
                }
            }
            plays[at + b] = best;
            total += most;
        }
        return total;
    }

    private double chooseUnseen(double[] x, int agent, int at, int p, int[] plays) {
        int count = layout.counts[agent];
        double most = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < count; c++) {
            double sum = 0;
            for (int a = 0; a < layout.joints; a++) {
                int own = layout.action[a * layout.agents + agent];
                sum += x[p + a] * gains[a + (c - own) * layout.strides[agent]];
            }
            if (sum > most + STRICT) {
                most = sum;
                Arrays.fill(plays, at, at + count, c);
            }
        }
        return most;
    }

    /** Policy iteration, which ends: each round is strictly better somewhere. */
    private void improve(
            double[] x, int policy, int agent, boolean coarse, int rewarded, double @Nullable [] costs, int[] plays) {
        int count = layout.counts[agent];
        for (int k = 0; k < plays.length; k++) {
            plays[k] = coarse ? 0 : k % count;
        }
        int[] before = plays.clone();
        for (int round = 0; round < 200; round++) {
            solveBackward(x, policy, agent, plays, rewarded, costs);
            for (int s = 0; s < layout.states; s++) {
                fillGains(x, 0, s, rewarded, costs);
                choose(x, policy, agent, coarse, 0, s, plays, true);
            }
            if (Arrays.equals(before, plays)) {
                return;
            }
            System.arraycopy(plays, 0, before, 0, plays.length);
        }
        solveBackward(x, policy, agent, plays, rewarded, costs);
    }

    /**
     * The forward pass.
     *
     * @param inflow per (step, state), or null for {@code rho_0} at the first step
     */
    void forward(double[] x, int policy, int agent, int @Nullable [] plays, double @Nullable [] inflow) {
        int states = layout.states;
        if (inflow == null) {
            Arrays.fill(flow, 0);
            System.arraycopy(x, 0, flow, 0, states);
        } else {
            System.arraycopy(inflow, 0, flow, 0, flow.length);
        }
        if (layout.discounted) {
            fillMatrix(x, policy, agent, plays);
            transpose();
            System.arraycopy(flow, 0, column, 0, states);
            Elimination.solve(matrix, column, states);
            System.arraycopy(column, 0, flow, 0, states);
            return;
        }
        for (int h = 0; h + 1 < layout.steps; h++) {
            for (int s = 0; s < states; s++) {
                double here = flow[h * states + s];
                if (here == 0) {
                    continue;
                }
                for (int a = 0; a < layout.joints; a++) {
                    double mass = here * x[policy + s * layout.joints + a];
                    if (mass != 0) {
                        int t = layout.transitions + (s * layout.joints + replaced(agent, plays, h, s, a)) * states;
                        for (int k = 0; k < states; k++) {
                            flow[(h + 1) * states + k] += mass * x[t + k];
                        }
                    }
                }
            }
        }
    }

    /**
     * Adds {@code weight} times the derivative of {@code sum inflow V}, the inflow held, to {@code gradient} (and, by
     * the costs, to {@code costGradient}), with the tables of the last backward and forward pass of the same arguments.
     */
    void derive(
            double[] x,
            int policy,
            int agent,
            int @Nullable [] plays,
            int rewarded,
            double @Nullable [] costs,
            double weight,
            double[] gradient,
            double @Nullable [] costGradient) {
        int states = layout.states;
        int joints = layout.joints;
        for (int h = 0; h < layout.steps; h++) {
            int next = layout.discounted ? 0 : (h + 1) * states;
            for (int s = 0; s < states; s++) {
                double here = weight * flow[h * states + s];
                if (here == 0) {
                    continue;
                }
                if (costGradient != null && rewarded < 0) {
                    costGradient[h * states + s] += here;
                }
                for (int a = 0; a < joints; a++) {
                    int played = replaced(agent, plays, h, s, a);
                    int p = policy + s * joints + a;
                    gradient[p] += here * gain(x, h, s, played, rewarded, costs);
                    double mass = here * x[p];
                    if (mass == 0) {
                        continue;
                    }
                    if (rewarded >= 0) {
                        gradient[layout.rewardBlock(rewarded) + s * joints + played] +=
                                mass * layout.rewardSign(rewarded);
                    }
                    int t = layout.transitions + (s * joints + played) * states;
                    for (int k = 0; k < states; k++) {
                        gradient[t + k] += mass * layout.factor * values[next + k];
                    }
                }
            }
        }
    }

    private int replaced(int agent, int @Nullable [] plays, int h, int s, int a) {
        if (plays == null) {
            return a;
        }
        int own = layout.action[a * layout.agents + agent];
        int played = plays[(h * layout.states + s) * layout.counts[agent] + own];
        return a + (played - own) * layout.strides[agent];
    }

    private void solveBackward(
            double[] x, int policy, int agent, int[] plays, int rewarded, double @Nullable [] costs) {
        int states = layout.states;
        Arrays.fill(values, 0);
        for (int s = 0; s < states; s++) {
            double sum = 0;
            for (int a = 0; a < layout.joints; a++) {
                double sigma = x[policy + s * layout.joints + a];
                if (sigma != 0) {
                    sum += sigma * gain(x, 0, s, replaced(agent, plays, 0, s, a), rewarded, costs);
                }
            }
            column[s] = sum;
        }
        fillMatrix(x, policy, agent, plays);
        Elimination.solve(matrix, column, states);
        System.arraycopy(column, 0, values, 0, states);
    }

    /** {@code I - f P}, by rows. */
    private void fillMatrix(double[] x, int policy, int agent, int @Nullable [] plays) {
        int states = layout.states;
        Arrays.fill(matrix, 0);
        for (int s = 0; s < states; s++) {
            matrix[s * states + s] = 1;
            for (int a = 0; a < layout.joints; a++) {
                double mass = layout.factor * x[policy + s * layout.joints + a];
                int t = layout.transitions + (s * layout.joints + replaced(agent, plays, 0, s, a)) * states;
                for (int k = 0; k < states; k++) {
                    matrix[s * states + k] -= mass * x[t + k];
                }
            }
        }
    }

    private void transpose() {
        int n = layout.states;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double held = matrix[i * n + j];
                matrix[i * n + j] = matrix[j * n + i];
                matrix[j * n + i] = held;
            }
        }
    }
}
