package org.counterplay.solvers.search.learner;

import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.Rationals;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;

/**
 * Values of stationary learners in doubles, L(s,a) being an entry per game row, and their exact derivatives:
 *
 * <pre>
 *   dJ_i(L,phi) / dL(s,a) = sum_h d^phi_h(s) Q^phi_h(s, phi_h(a))
 * </pre>
 *
 * by one sweep backward and one forward. Only hints come from here. Of one thread.
 */
final class LearnerPlay {
    private final Game game;
    private final boolean discounted;
    private final double gamma;
    private final int steps;
    private final double[] initial;

    /** An agent's deviation: what it plays by step, state and recommendation; 1 recommendation where it does not look. */
    @SuppressWarnings("ArrayRecordComponent") // flat data
    record Plan(int agent, boolean coarse, int[][][] plays) {
        int plays(int step, int state, int recommended) {
            return plays[step][state][coarse ? 0 : recommended];
        }
    }

    LearnerPlay(Game game) {
        this.game = game;
        discounted = game.horizon() instanceof Horizon.Discounted;
        gamma = game.horizon() instanceof Horizon.Discounted found ? Rationals.toDouble(found.gamma()) : 1;
        steps = discounted ? 1 : game.horizon().tableSteps();
        initial = new double[game.stateCount()];
        for (int k = 0; k < game.initialStates().length; k++) {
            initial[game.initialStates()[k]] = game.initialProbabilities().doubleAt(k);
        }
    }

    /** A stationary policy as entries per row. */
    double[] entries(Policy policy) {
        double[] entries = new double[game.rowCount()];
        for (int s = 0; s < game.stateCount(); s++) {
            for (int k = policy.first(1, s); k < policy.end(1, s); k++) {
                entries[game.firstRow(s) + policy.joints()[k]] =
                        policy.probabilities().doubleAt(k);
            }
        }
        return entries;
    }

    /** Obedience. */
    Plan obedience(int agent) {
        return plan(agent, false, (h, s, b) -> b);
    }

    /** What is played at a step (from 0), a state and a recommendation. */
    interface Rule {
        int plays(int step, int state, int recommended);
    }

    Plan plan(int agent, boolean coarse, Rule rule) {
        int[][][] plays = new int[steps][game.stateCount()][];
        for (int h = 0; h < steps; h++) {
            for (int s = 0; s < plays[h].length; s++) {
                plays[h][s] = new int[coarse ? 1 : game.actions(s).count(agent)];
                for (int b = 0; b < plays[h][s].length; b++) {
                    plays[h][s][b] = rule.plays(h, s, b);
                }
            }
        }
        return new Plan(agent, coarse, plays);
    }

    /** {@code J_i(L,phi)} of an agent, for rewards per row. */
    double value(double[] learner, Plan plan, double[] rewards) {
        double[][] values = values(learner, plan, rewards);
        double sum = 0;
        for (int s = 0; s < initial.length; s++) {
            sum += initial[s] * values[0][s];
        }
        return sum;
    }

    /** The agent's best plan for rewards per row. */
    Plan best(double[] learner, int agent, boolean coarse, double[] rewards) {
        Plan plan = plan(agent, coarse, (h, s, b) -> b);
        if (!discounted) {
            double[] next = new double[game.stateCount()];
            for (int h = steps - 1; h >= 0; h--) {
                improve(learner, plan, rewards, h, next);
                next = backed(learner, plan, rewards, h, next);
            }
            return plan;
        }
        for (int round = 0; round < 50; round++) {
            if (!improve(learner, plan, rewards, 0, values(learner, plan, rewards)[0])) {
                break;
            }
        }
        return plan;
    }

    /** The derivatives of {@link #value} by the learner's entries. */
    double[] gradient(double[] learner, Plan plan, double[] rewards) {
        double[][] values = values(learner, plan, rewards);
        double[][] visits = visits(learner, plan);
        double[] gradient = new double[learner.length];
        for (int h = 0; h < steps; h++) {
            double[] next = discounted ? values[0] : h + 1 < steps ? values[h + 1] : new double[initial.length];
            for (int s = 0; s < initial.length; s++) {
                for (int row = game.firstRow(s); row < game.firstRow(s + 1); row++) {
                    gradient[row] += visits[h][s] * worth(played(plan, h, s, row), rewards, next);
                }
            }
        }
        return gradient;
    }

    /** {@code d_h(s)} by step; in a discounted game the sum {@code sum_t gamma^(t-1) d_t(s)}. */
    double[][] visits(double[] learner, Plan plan) {
        double[][] visits = new double[steps][initial.length];
        if (discounted) {
            double[][] system = system(learner, plan);
            visits[0] = new LUDecomposition(new Array2DRowRealMatrix(system, false).transpose())
                    .getSolver()
                    .solve(new ArrayRealVector(initial))
                    .toArray();
            return visits;
        }
        visits[0] = initial.clone();
        for (int h = 0; h + 1 < steps; h++) {
            for (int s = 0; s < initial.length; s++) {
                for (int row = game.firstRow(s); visits[h][s] > 0 && row < game.firstRow(s + 1); row++) {
                    double mass = visits[h][s] * learner[row];
                    int through = played(plan, h, s, row);
                    for (int e = game.firstSuccessor(through); mass > 0 && e < game.firstSuccessor(through + 1); e++) {
                        visits[h + 1][game.successors()[e]] +=
                                mass * game.probabilities().doubleAt(e);
                    }
                }
            }
        }
        return visits;
    }

    /** The row that is played when one is recommended. */
    int played(Plan plan, int step, int state, int row) {
        JointActions actions = game.actions(state);
        int joint = row - game.firstRow(state);
        int own = actions.action(joint, plan.agent());
        return game.firstRow(state) + actions.replace(joint, plan.agent(), plan.plays(step, state, own));
    }

    private double[][] values(double[] learner, Plan plan, double[] rewards) {
        double[][] values = new double[steps][];
        if (discounted) {
            double[] right = backed(learner, plan, rewards, 0, new double[initial.length]);
            values[0] = new LUDecomposition(new Array2DRowRealMatrix(system(learner, plan), false))
                    .getSolver()
                    .solve(new ArrayRealVector(right, false))
                    .toArray();
            return values;
        }
        double[] next = new double[initial.length];
        for (int h = steps - 1; h >= 0; h--) {
            next = backed(learner, plan, rewards, h, next);
            values[h] = next;
        }
        return values;
    }

    /** {@code I - gamma P}, by state and successor. */
    private double[][] system(double[] learner, Plan plan) {
        double[][] system = new double[initial.length][initial.length];
        for (int s = 0; s < initial.length; s++) {
            system[s][s] += 1;
            for (int row = game.firstRow(s); row < game.firstRow(s + 1); row++) {
                int through = played(plan, 0, s, row);
                for (int e = game.firstSuccessor(through); e < game.firstSuccessor(through + 1); e++) {
                    system[s][game.successors()[e]] -=
                            gamma * learner[row] * game.probabilities().doubleAt(e);
                }
            }
        }
        return system;
    }

    private double[] backed(double[] learner, Plan plan, double[] rewards, int step, double[] next) {
        double[] values = new double[initial.length];
        for (int s = 0; s < values.length; s++) {
            for (int row = game.firstRow(s); row < game.firstRow(s + 1); row++) {
                if (learner[row] != 0) {
                    values[s] += learner[row] * worth(played(plan, step, s, row), rewards, next);
                }
            }
        }
        return values;
    }

    private boolean improve(double[] learner, Plan plan, double[] rewards, int step, double[] next) {
        boolean changed = false;
        for (int s = 0; s < initial.length; s++) {
            JointActions actions = game.actions(s);
            int count = actions.count(plan.agent());
            double[][] worth = new double[plan.plays()[step][s].length][count];
            for (int joint = 0; joint < actions.size(); joint++) {
                double chance = learner[game.firstRow(s) + joint];
                int b = plan.coarse() ? 0 : actions.action(joint, plan.agent());
                for (int c = 0; chance > 0 && c < count; c++) {
                    int row = game.firstRow(s) + actions.replace(joint, plan.agent(), c);
                    worth[b][c] += chance * worth(row, rewards, next);
                }
            }
            for (int b = 0; b < worth.length; b++) {
                int best = plan.plays()[step][s][b];
                for (int c = 0; c < count; c++) {
                    if (worth[b][c] > worth[b][best] + 1e-12) {
                        best = c;
                        changed = true;
                    }
                }
                plan.plays()[step][s][b] = best;
            }
        }
        return changed;
    }

    private double worth(int row, double[] rewards, double[] next) {
        double sum = 0;
        for (int e = game.firstSuccessor(row); e < game.firstSuccessor(row + 1); e++) {
            sum += game.probabilities().doubleAt(e) * next[game.successors()[e]];
        }
        return rewards[row] + gamma * sum;
    }

    /** How many steps values are summed over: H, or {@code 1 / (1 - gamma)}. */
    double length() {
        return discounted ? 1 / (1 - gamma) : steps;
    }

    /** Visits of each state, averaged so that they have sum 1. */
    double[] averaged(double[][] visits) {
        double[] average = new double[initial.length];
        for (double[] step : visits) {
            for (int s = 0; s < average.length; s++) {
                average[s] += step[s] / length();
            }
        }
        return average;
    }

    Game game() {
        return game;
    }
}
