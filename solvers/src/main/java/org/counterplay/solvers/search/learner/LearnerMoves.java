package org.counterplay.solvers.search.learner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.counterplay.model.game.Game;

/**
 * The mass of the centre that gains most where it is moved within its group, within the budget linearised at a learner: a
 * knapsack of fractions, solved by taking moves by falling ratio. Hints, in doubles.
 *
 * <p>What a unit of mass costs is a guess: masses moved may undo one another's error, and for independent agents the total
 * variation of a product grows by a unit of agent i's mass about by {@code prod_{j != i} (1 - TV_j)}. So what is left to spend is
 * what the learner's own error leaves of the budget, with its mass counted at the guessed cost.
 */
final class LearnerMoves {
    private final LearnerForm form;
    private final FloatBudget budget;
    private final Game game;
    private final double[] centre;

    private record Move(int from, int to, double gain, double cost) {}

    LearnerMoves(LearnerForm form, FloatBudget budget, Game game) {
        this.form = form;
        this.budget = budget;
        this.game = game;
        centre = form.point(budget.expert());
    }

    /** The learner that climbs begin at, and are drawn to where they leave the budget. */
    double[] centre() {
        return centre;
    }

    /** The centre with the mass moved that gains most by the slope. */
    double[] moved(double[] learner, double[] slope) {
        double[] weights = budget.weights(form.rows(learner));
        List<Move> moves = new ArrayList<>();
        for (int g = 0; g < form.groups(); g++) {
            double weight = weights[form.state(g)] * kept(learner, g);
            for (int from = form.first(g); from < form.first(g + 1); from++) {
                Move best = null;
                for (int to = form.first(g); centre[from] > 0 && to < form.first(g + 1); to++) {
                    double gain = slope[to] - slope[from];
                    if (gain > 1e-14) {
                        Move move = new Move(from, to, gain, weight * factor(learner, g, from, to));
                        best = best == null || ratio(move) > ratio(best) ? move : best;
                    }
                }
                if (best != null) {
                    moves.add(best);
                }
            }
        }
        moves.sort(Comparator.comparingDouble(move -> -ratio(move)));
        double[] moved = centre.clone();
        double left = left(learner, weights);
        for (Move move : moves) {
            double mass = move.cost() * centre[move.from()] <= left ? centre[move.from()] : left / move.cost();
            moved[move.from()] -= mass;
            moved[move.to()] += mass;
            left = Math.max(0, left - mass * move.cost());
        }
        return moved;
    }

    private static double ratio(Move move) {
        return move.gain() / Math.max(1e-9, move.cost());
    }

    /** What the linear part of the error may be so that all of it is about the budget. */
    private double left(double[] learner, double[] weights) {
        double linear = 0;
        for (int g = 0; g < form.groups(); g++) {
            linear += weights[form.state(g)] * kept(learner, g) * apart(learner, g);
        }
        double curved = budget.error(form.rows(learner)) - linear;
        return Math.clamp(budget.amount() - curved, 0, 2 * budget.amount());
    }

    /** {@code prod_{j != i} (1 - TV_j)} at the group's state; 1 where the group is all there is. */
    private double kept(double[] learner, int group) {
        double kept = 1;
        for (int j = 0; form.product() && j < game.agentCount(); j++) {
            kept *= j == form.agent(group) ? 1 : 1 - apart(learner, group - form.agent(group) + j);
        }
        return kept;
    }

    private double apart(double[] learner, int group) {
        double apart = 0;
        for (int k = form.first(group); k < form.first(group + 1); k++) {
            apart += Math.abs(learner[k] - centre[k]) / 2;
        }
        return apart;
    }

    /** The mean over the others' play of the factors of rows. */
    private double factor(double[] learner, int group, int from, int to) {
        int first = game.firstRow(form.state(group));
        if (!form.product()) {
            return budget.factor(from, to);
        }
        if (!budget.ofStates()) {
            return 1;
        }
        int s = form.state(group);
        int agent = form.agent(group);
        double mean = 0;
        for (int joint = 0; joint < game.actions(s).size(); joint++) {
            if (form.coordinate(s, joint, agent) == from) {
                int other = game.actions(s).replace(joint, agent, to - form.first(group));
                mean += form.others(learner, s, joint, agent) * budget.factor(first + joint, first + other);
            }
        }
        return mean;
    }
}
