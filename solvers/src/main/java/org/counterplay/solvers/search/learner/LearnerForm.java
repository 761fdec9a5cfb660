package org.counterplay.solvers.search.learner;

import java.util.Arrays;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.JointActions;
import org.counterplay.solvers.search.PolicyClass;
import org.hipparchus.fraction.BigFraction;

/**
 * Stationary learners as points of a product of simplices, so that all of one class are reached by moving mass within a
 * simplex: of mediators the distributions over joint actions, a group for each state; of independent agents each agent's own
 * distribution, a group for each state and agent, {@code L(a|s) = prod_i q_i(s, a_i)}. Points are flat arrays, group by group;
 * rows are the entries {@code L(a|s)} in the order of the game's.
 */
final class LearnerForm {
    private final Game game;
    private final boolean product;
    private final int agents;
    private final int[] first;

    LearnerForm(Game game, PolicyClass policies) {
        this.game = game;
        product = policies == PolicyClass.PRODUCT;
        agents = product ? game.agentCount() : 1;
        first = new int[game.stateCount() * agents + 1];
        for (int g = 0; g + 1 < first.length; g++) {
            JointActions actions = game.actions(state(g));
            first[g + 1] = first[g] + (product ? actions.count(agent(g)) : actions.size());
        }
    }

    /** Whether the agents play independently. */
    boolean product() {
        return product;
    }

    int groups() {
        return first.length - 1;
    }

    /** The first coordinate of a group; of the number of groups the number of coordinates. */
    int first(int group) {
        return first[group];
    }

    int length() {
        return first[groups()];
    }

    int state(int group) {
        return group / agents;
    }

    /** Whose distribution a group of independent agents is. */
    int agent(int group) {
        return group % agents;
    }

    /** The entries of a point. */
    double[] rows(double[] point) {
        if (!product) {
            return point;
        }
        double[] rows = new double[game.rowCount()];
        for (int s = 0; s < game.stateCount(); s++) {
            for (int row = game.firstRow(s); row < game.firstRow(s + 1); row++) {
                rows[row] = others(point, s, row - game.firstRow(s), -1);
            }
        }
        return rows;
    }

    /** {@code prod_j q_j(s, a_j)} over all agents but one. */
    double others(double[] point, int state, int joint, int but) {
        double share = 1;
        for (int j = 0; j < agents; j++) {
            if (j != but) {
                share *= point[coordinate(state, joint, j)];
            }
        }
        return share;
    }

    /** Where an agent's part of a joint action stands. */
    int coordinate(int state, int joint, int agent) {
        return first[state * agents + agent] + game.actions(state).action(joint, agent);
    }

    /** The entries of an exact point. */
    BigFraction[] rows(BigFraction[] point) {
        if (!product) {
            return point;
        }
        BigFraction[] rows = new BigFraction[game.rowCount()];
        for (int s = 0; s < game.stateCount(); s++) {
            for (int row = game.firstRow(s); row < game.firstRow(s + 1); row++) {
                rows[row] = BigFraction.ONE;
                for (int j = 0; j < agents; j++) {
                    rows[row] = rows[row].multiply(point[coordinate(s, row - game.firstRow(s), j)]);
                }
            }
        }
        return rows;
    }

    /** The point of entries: of independent agents the product of what each plays by itself, whatever the entries are. */
    double[] point(double[] rows) {
        if (!product) {
            return rows;
        }
        double[] point = new double[length()];
        for (int s = 0; s < game.stateCount(); s++) {
            for (int row = game.firstRow(s); row < game.firstRow(s + 1); row++) {
                for (int j = 0; j < agents; j++) {
                    point[coordinate(s, row - game.firstRow(s), j)] += rows[row];
                }
            }
        }
        return point;
    }

    /** The exact point of exact entries. */
    BigFraction[] point(BigFraction[] rows) {
        if (!product) {
            return rows;
        }
        BigFraction[] point = new BigFraction[length()];
        Arrays.fill(point, BigFraction.ZERO);
        for (int s = 0; s < game.stateCount(); s++) {
            for (int row = game.firstRow(s); row < game.firstRow(s + 1); row++) {
                for (int j = 0; j < agents; j++) {
                    int k = coordinate(s, row - game.firstRow(s), j);
                    point[k] = point[k].add(rows[row]);
                }
            }
        }
        return point;
    }

    /** Derivatives by coordinates from those by entries. */
    double[] slope(double[] point, double[] byRow) {
        if (!product) {
            return byRow;
        }
        double[] slope = new double[length()];
        for (int s = 0; s < game.stateCount(); s++) {
            for (int row = game.firstRow(s); row < game.firstRow(s + 1); row++) {
                for (int j = 0; j < agents; j++) {
                    int joint = row - game.firstRow(s);
                    slope[coordinate(s, joint, j)] += others(point, s, joint, j) * byRow[row];
                }
            }
        }
        return slope;
    }
}
