package org.counterplay.solvers.equilibrium;

import java.util.Arrays;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.number.SparseSystem;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.counterplay.model.program.ProgramWriter;
import org.hipparchus.fraction.BigFraction;

/**
 * The condition that a stationary policy be an equilibrium of the stages that its own values make, linearised at a policy
 * sigma0 with values V0 (sequential linear programming):
 *
 * <pre>
 *   columns   sigma(s,a) in [0,1], within a radius of sigma0;   V_i(s) free;   e &gt;= 0, minimised
 *   sum:      sum_a sigma(s,a) = 1
 *   value:    V_i(s) - g sum_a sigma0(s,a) T V_i (s,a) = sum_a [sigma(s,a) Q0_i(s,a) - sigma0(s,a) g T V0_i (s,a)]
 *   obey:     sum_a_-i [sigma(s,a) (Q0_i(s,a) - Q0_i(s,c,a_-i)) + sigma0(s,a) g (T(s,a) - T(s,c,a_-i)) (V_i - V0_i)] + e &gt;= 0
 * </pre>
 *
 * for actions b, c of agent i at s, with {@code Q0 = r + g T V0}; for coarse equilibria the sum is over b too. In doubles: what
 * it proposes is a step, to be measured.
 */
final class StationaryProgram {
    private final Game game;
    private final StationaryPlay play;
    private final double gamma;
    private final int[] placeOf;
    private final int[] first;
    private final int columns;
    private final double[][] sigma;
    private final double[][] values;

    /** At a policy, given per state. */
    StationaryProgram(StationaryPlay play, BigFraction[][] policy) {
        this.play = play;
        game = play.game;
        gamma = Rationals.toDouble(play.gamma);
        int count = play.states.length;
        placeOf = new int[game.stateCount()];
        first = new int[count + 1];
        sigma = new double[count][];
        for (int p = 0; p < count; p++) {
            int state = play.states[p];
            placeOf[state] = p;
            first[p + 1] = first[p] + game.actions(state).size();
            sigma[p] = Arrays.stream(policy[state])
                    .mapToDouble(Rationals::toDouble)
                    .toArray();
        }
        columns = first[count];
        values = evaluate();
    }

    /** The column of joint action 0 at the k-th state of the play. */
    int[] first() {
        return first;
    }

    /** An agent's value at the k-th state of the play. */
    double value(int place, int agent) {
        return values[agent][place];
    }

    /** Largest value less the smallest. */
    double range() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double[] own : values) {
            low = Math.min(low, Arrays.stream(own).min().orElse(0));
            high = Math.max(high, Arrays.stream(own).max().orElse(0));
        }
        return Math.max(high - low, Math.max(Math.abs(low), Math.abs(high)) / 4);
    }

    /** Largest gain {@code sum_a_-i sigma(s,a) (Q_i(s,c,a_-i) - Q_i(s,a))} of an agent at a state. */
    double worst() {
        double worst = 0;
        for (int p = 0; p < sigma.length; p++) {
            JointActions actions = game.actions(play.states[p]);
            for (int agent = 0; agent < game.agentCount(); agent++) {
                double[] q = actionValues(p, agent);
                for (int c = 0; c < actions.count(agent); c++) {
                    double[] gains = new double[actions.count(agent)];
                    for (int joint = 0; joint < q.length; joint++) {
                        gains[site(actions, joint, agent)] +=
                                sigma[p][joint] * (q[actions.replace(joint, agent, c)] - q[joint]);
                    }
                    worst = Math.max(worst, Arrays.stream(gains).max().orElse(0));
                }
            }
        }
        return worst;
    }

    /** The program within a radius of the policy. */
    Program within(double radius) {
        int agents = game.agentCount();
        ProgramWriter writer = new ProgramWriter(
                "stationary " + play.concept,
                Sense.MINIMIZE,
                Major.ROWS,
                columns + agents * sigma.length + 1,
                64,
                1024);
        for (double[] distribution : sigma) {
            for (double probability : distribution) {
                writer.column(Math.max(0, probability - radius), Math.min(1, probability + radius), 0);
            }
        }
        for (int k = 0; k < agents * sigma.length; k++) {
            writer.column(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0);
        }
        int slack = writer.column(0, Double.POSITIVE_INFINITY, 1);
        double[] row = new double[slack + 1];
        for (int p = 0; p < sigma.length; p++) {
            JointActions actions = game.actions(play.states[p]);
            Arrays.fill(row, first[p], first[p + 1], 1);
            write(writer, row, 1, 1);
            for (int agent = 0; agent < agents; agent++) {
                double[] q = actionValues(p, agent);
                valueRow(writer, row, p, agent, q);
                for (int c = 0; c < actions.count(agent); c++) {
                    int sites = play.concept == EquilibriumConcept.CCE ? 1 : actions.count(agent);
                    for (int site = 0; site < sites; site++) {
                        if (sites > 1 && site == c) {
                            continue;
                        }
                        row[slack] = 1;
                        double constant = 0;
                        for (int joint = 0; joint < q.length; joint++) {
                            int other = actions.replace(joint, agent, c);
                            if (site(actions, joint, agent) == site && other != joint) {
                                row[first[p] + joint] += q[joint] - q[other];
                                constant += follow(row, p, joint, agent, sigma[p][joint] * gamma);
                                constant += follow(row, p, other, agent, -sigma[p][joint] * gamma);
                            }
                        }
                        write(writer, row, constant, Double.POSITIVE_INFINITY);
                    }
                }
            }
        }
        return writer.finish();
    }

    private void valueRow(ProgramWriter writer, double[] row, int p, int agent, double[] q) {
        double constant = 0;
        for (int joint = 0; joint < q.length; joint++) {
            row[first[p] + joint] = -q[joint];
            constant += follow(row, p, joint, agent, -sigma[p][joint] * gamma);
        }
        row[column(p, agent)] += 1;
        write(writer, row, constant, constant);
    }

    /** Adds {@code factor T V_i} to a row, and returns {@code factor T V0_i}. */
    private double follow(double[] row, int p, int joint, int agent, double factor) {
        double constant = 0;
        int gameRow = game.firstRow(play.states[p]) + joint;
        for (int k = game.firstSuccessor(gameRow); k < game.firstSuccessor(gameRow + 1); k++) {
            double weight = factor * game.probabilities().doubleAt(k);
            int next = placeOf[game.successors()[k]];
            row[column(next, agent)] += weight;
            constant += weight * values[agent][next];
        }
        return constant;
    }

    private int column(int p, int agent) {
        return columns + agent * sigma.length + p;
    }

    /** Writes the row and clears it. */
    private static void write(ProgramWriter writer, double[] row, double lower, double upper) {
        writer.row(lower, upper);
        for (int j = 0; j < row.length; j++) {
            if (row[j] != 0) {
                writer.coefficient(j, row[j]);
            }
        }
        Arrays.fill(row, 0);
    }

    private int site(JointActions actions, int joint, int agent) {
        return play.concept == EquilibriumConcept.CCE ? 0 : actions.action(joint, agent);
    }

    private double[] actionValues(int p, int agent) {
        int from = game.firstRow(play.states[p]);
        double[] q = new double[sigma[p].length];
        for (int joint = 0; joint < q.length; joint++) {
            double sum = 0;
            for (int k = game.firstSuccessor(from + joint); k < game.firstSuccessor(from + joint + 1); k++) {
                sum += game.probabilities().doubleAt(k) * values[agent][placeOf[game.successors()[k]]];
            }
            q[joint] = game.reward(agent).doubleAt(from + joint) + gamma * sum;
        }
        return q;
    }

    /** Values per agent and place. */
    private double[][] evaluate() {
        int count = sigma.length;
        int[] start = new int[count + 1];
        int size = 0;
        for (int p = 0; p < count; p++) {
            for (int joint = 0; joint < sigma[p].length; joint++) {
                int row = game.firstRow(play.states[p]) + joint;
                size += sigma[p][joint] == 0 ? 0 : game.firstSuccessor(row + 1) - game.firstSuccessor(row);
            }
            start[p + 1] = size;
        }
        int[] successor = new int[size];
        double[] weight = new double[size];
        double[][] rewards = new double[game.agentCount()][count];
        int at = 0;
        for (int p = 0; p < count; p++) {
            for (int joint = 0; joint < sigma[p].length; joint++) {
                double probability = sigma[p][joint];
                int row = game.firstRow(play.states[p]) + joint;
                for (int agent = 0; probability != 0 && agent < rewards.length; agent++) {
                    rewards[agent][p] += probability * game.reward(agent).doubleAt(row);
                }
                for (int k = game.firstSuccessor(row); probability != 0 && k < game.firstSuccessor(row + 1); k++) {
                    successor[at] = placeOf[game.successors()[k]];
                    weight[at++] = probability * game.probabilities().doubleAt(k);
                }
            }
        }
        SparseSystem system = new SparseSystem(start, successor, weight, gamma);
        double[][] solved = new double[rewards.length][];
        Arrays.setAll(solved, agent -> system.solve(rewards[agent]));
        return solved;
    }
}
