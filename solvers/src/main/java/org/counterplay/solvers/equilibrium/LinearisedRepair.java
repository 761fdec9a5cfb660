package org.counterplay.solvers.equilibrium;

import java.util.Arrays;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.formulation.StepPlay;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.counterplay.model.program.ProgramWriter;
import org.counterplay.model.response.Choices;
import org.counterplay.model.response.DiscountedProcess;

/**
 * The nearest stationary play of a discounted game within a trust region around a policy sigma0, whose regret is at most a bound
 * to first order. With the deviators' values U0 and the obedient values V0 of sigma0, every product of a probability and a
 * value is replaced by {@code sigma U0 + sigma0 (U - U0)}:
 *
 * <pre>
 *   W_i(s,b) &gt;= sum_a_-i sigma(b,a_-i) q0_i(c,a_-i) + gamma sum_a_-i sigma0(b,a_-i) sum_s' T(s'|c,a_-i) (U_i(s') - U0_i(s'))
 *   U_i(s)   &gt;= sum_b W_i(s,b),    q0_i(a) = r_i(a) + gamma sum_s' T(s'|a) U0_i(s')
 *   V_i(s)    = sum_a sigma(a) p0_i(a) + gamma sum_a sigma0(a) sum_s' T(s'|a) (V_i(s') - V0_i(s')),   p0 likewise with V0
 *   sum_s rho_0(s) (U_i(s) - V_i(s)) &lt;= bound,    |sigma - sigma0| &lt;= radius,    least sum_s d(s) TV(s)
 * </pre>
 *
 * In doubles: a direction to try, nothing more.
 */
final class LinearisedRepair {
    private static final int MOST_ROUNDS = 10_000;
    private static final double CONVERGED = 1e-11;

    private final Game game;
    private final EquilibriumConcept concept;
    private final int[] states;
    private final int[] placeOf;
    private final int[] first;
    private final double[][] sigma;
    private final double gamma;
    private final ProgramWriter writer;
    private final Program program;
    private double[] row = new double[0];

    LinearisedRepair(
            Game game,
            Policy policy,
            EquilibriumConcept concept,
            PolicyDistance distance,
            double bound,
            double radius) {
        this.game = game;
        this.concept = concept;
        states = Timeline.of(game).states(1);
        placeOf = new int[game.stateCount()];
        first = new int[states.length + 1];
        sigma = new double[states.length][];
        for (int p = 0; p < states.length; p++) {
            placeOf[states[p]] = p;
            sigma[p] = Arrays.stream(StepPlay.dense(game, policy, 1, states[p]))
                    .mapToDouble(Rationals::toDouble)
                    .toArray();
            first[p + 1] = first[p] + sigma[p].length;
        }
        gamma = game.horizon() instanceof Horizon.Discounted discounted ? Rationals.toDouble(discounted.gamma()) : 1;
        writer = new ProgramWriter("linearised repair", Sense.MINIMIZE, Major.ROWS, 4 * first[states.length], 64, 4096);
        program = write(policy, distance, bound, radius);
    }

    Program program() {
        return program;
    }

    /** The column of a place's first joint action. */
    int first(int place) {
        return first[place];
    }

    private Program write(Policy policy, PolicyDistance distance, double bound, double radius) {
        for (double[] distribution : sigma) {
            for (double probability : distribution) {
                writer.column(Math.max(0, probability - radius), Math.min(1, probability + radius), 0);
            }
        }
        int agents = game.agentCount();
        int[][] sites = new int[agents][states.length];
        for (int agent = 0; agent < agents; agent++) {
            for (int k = 0; k < 2 * states.length; k++) { // U, then V
                writer.column(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0);
            }
            for (int p = 0; p < states.length; p++) {
                sites[agent][p] = writer.columns();
                int count = concept == EquilibriumConcept.CCE
                        ? 1
                        : game.actions(states[p]).count(agent);
                for (int b = 0; b < count; b++) {
                    writer.column(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0);
                }
            }
        }
        nearness(distance);
        row = new double[writer.columns()];
        for (int p = 0; p < states.length; p++) {
            Arrays.fill(row, first[p], first[p + 1], 1);
            end(1, 1);
        }
        for (int agent = 0; agent < agents; agent++) {
            int values = agent == 0 ? first[states.length] : end(sites[agent - 1], agent - 1);
            agent(policy, agent, values, sites[agent], bound);
        }
        return writer.finish();
    }

    private int end(int[] sites, int agent) {
        int last = states.length - 1;
        return sites[last]
                + (concept == EquilibriumConcept.CCE
                        ? 1
                        : game.actions(states[last]).count(agent));
    }

    /** {@code sum_s d(s) sum_a e(s,a)} with {@code e + sigma >= target} in the target's support. */
    private void nearness(PolicyDistance distance) {
        Policy target = distance.target();
        for (int p = 0; p < states.length; p++) {
            double weight = Rationals.toDouble(distance.weight(1, states[p]));
            for (int e = target.first(1, states[p]); weight > 0 && e < target.end(1, states[p]); e++) {
                int column = writer.column(0, Double.POSITIVE_INFINITY, weight);
                writer.row(target.probabilities().doubleAt(e), Double.POSITIVE_INFINITY);
                writer.coefficient(first[p] + target.joints()[e], 1);
                writer.coefficient(column, 1);
            }
        }
    }

    private void agent(Policy policy, int agent, int values, int[] sites, double bound) {
        Choices all = concept == EquilibriumConcept.CCE ? new Choices.Unseen() : new Choices.All();
        double[] deviating = values(policy, agent, all);
        double[] obeying = values(policy, agent, new Choices.Obedience());
        int obedient = values + states.length;
        for (int p = 0; p < states.length; p++) {
            JointActions actions = game.actions(states[p]);
            int count = actions.count(agent);
            boolean coarse = concept == EquilibriumConcept.CCE;
            double[] worth = worth(p, agent, deviating);
            for (int b = 0; b < (coarse ? 1 : count); b++) {
                for (int c = 0; c < count; c++) {
                    row[sites[p] + b] = 1;
                    double constant = 0;
                    for (int joint = 0; joint < worth.length; joint++) {
                        if (coarse || actions.action(joint, agent) == b) {
                            int played = actions.replace(joint, agent, c);
                            row[first[p] + joint] -= worth[played];
                            constant -= follow(p, played, gamma * sigma[p][joint], values, deviating);
                        }
                    }
                    end(constant, Double.POSITIVE_INFINITY);
                }
            }
            row[values + p] = 1;
            Arrays.fill(row, sites[p], sites[p] + (coarse ? 1 : count), -1);
            end(0, Double.POSITIVE_INFINITY);
            double[] own = worth(p, agent, obeying);
            double constant = 0;
            for (int joint = 0; joint < own.length; joint++) {
                row[first[p] + joint] -= own[joint];
                constant -= follow(p, joint, gamma * sigma[p][joint], obedient, obeying);
            }
            row[obedient + p] += 1;
            end(constant, constant);
        }
        for (int k = 0; k < game.initialStates().length; k++) {
            int p = placeOf[game.initialStates()[k]];
            row[values + p] = game.initialProbabilities().doubleAt(k);
            row[obedient + p] = -game.initialProbabilities().doubleAt(k);
        }
        end(Double.NEGATIVE_INFINITY, bound);
    }

    /** Takes {@code factor sum_s' T value(s')} from the row, and returns the same with the values so far. */
    private double follow(int p, int joint, double factor, int column, double[] known) {
        double constant = 0;
        int gameRow = game.firstRow(states[p]) + joint;
        for (int k = game.firstSuccessor(gameRow); factor != 0 && k < game.firstSuccessor(gameRow + 1); k++) {
            int next = placeOf[game.successors()[k]];
            double weight = factor * game.probabilities().doubleAt(k);
            row[column + next] -= weight;
            constant += weight * known[next];
        }
        return constant;
    }

    private double[] worth(int p, int agent, double[] values) {
        double[] worth = new double[sigma[p].length];
        for (int joint = 0; joint < worth.length; joint++) {
            int gameRow = game.firstRow(states[p]) + joint;
            double sum = game.reward(agent).doubleAt(gameRow);
            for (int k = game.firstSuccessor(gameRow); k < game.firstSuccessor(gameRow + 1); k++) {
                sum += gamma * game.probabilities().doubleAt(k) * values[placeOf[game.successors()[k]]];
            }
            worth[joint] = sum;
        }
        return worth;
    }

    /**
     * Values of every place: solved where the agent comes to while the others follow, by fixed-point iteration elsewhere, since
     * the play that is sought may lead there.
     */
    private double[] values(Policy policy, int agent, Choices choices) {
        DiscountedProcess process =
                new DiscountedProcess(game, policy, agent, choices, Deviation.identity(game, agent, true));
        double[] reached = process.iterate();
        double[] values = new double[states.length];
        int[] at = process.places().states(1);
        for (int k = 0; k < at.length; k++) {
            values[placeOf[at[k]]] = reached[k];
        }
        double change = at.length < states.length ? 1 : 0;
        for (int round = 0; round < MOST_ROUNDS && change > CONVERGED; round++) {
            change = 0;
            for (int p = 0; p < states.length; p++) {
                if (process.places().indexOf(1, states[p]) < 0) {
                    double value = backup(p, agent, choices, worth(p, agent, values));
                    change = Math.max(change, Math.abs(value - values[p]));
                    values[p] = value;
                }
            }
        }
        return values;
    }

    private double backup(int p, int agent, Choices choices, double[] worth) {
        JointActions actions = game.actions(states[p]);
        int count = actions.count(agent);
        double[][] gain = new double[count][count];
        for (int joint = 0; joint < worth.length; joint++) {
            int b = actions.action(joint, agent);
            int site = choices instanceof Choices.Unseen ? 0 : b;
            for (int c = 0; c < count; c++) {
                int played = choices instanceof Choices.Obedience ? b : c;
                gain[site][c] += sigma[p][joint] * worth[actions.replace(joint, agent, played)];
            }
        }
        double sum = 0;
        for (int site = 0; site < (choices instanceof Choices.Unseen ? 1 : count); site++) {
            sum += Arrays.stream(gain[site]).max().orElse(0);
        }
        return sum;
    }

    /** Writes the row and clears it. */
    private void end(double lower, double upper) {
        writer.row(lower, upper);
        for (int column = 0; column < row.length; column++) {
            if (row[column] != 0) {
                writer.coefficient(column, row[column]);
            }
        }
        Arrays.fill(row, 0);
    }
}
