package org.counterplay.model.certificate;

import java.util.Arrays;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.NumberColumn;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * The operators T, T_phi and T_max for one agent, enclosed in doubles: every operation is rounded outward (the neighbouring
 * double of the nearest one), so that the true number lies in between. Tables must hold doubles.
 */
final class IntervalBackup implements Backup {
    private final Game game;
    private final Policy policy;
    private final int agent;
    private final NumberColumn discount;
    private final double[] next;
    private final boolean[] present;
    private final boolean[] reached;
    private double[] worth = new double[16];
    private boolean last;

    IntervalBackup(Game game, Policy policy, int agent) {
        this.game = game;
        this.policy = policy;
        this.agent = agent;
        discount = game.horizon() instanceof Horizon.Discounted discounted
                ? NumberColumn.of(discounted.gamma())
                : NumberColumn.ofDoubles(1);
        next = new double[game.stateCount()];
        present = new boolean[game.stateCount()];
        reached = new boolean[game.stateCount()];
    }

    @Override
    public void follow(ValueTable table, int nextStep) {
        Arrays.fill(present, false);
        Arrays.fill(reached, false);
        last = nextStep < 0;
        if (!last) {
            int[] states = table.states(nextStep);
            for (int k = 0; k < states.length; k++) {
                present[states[k]] = true;
                next[states[k]] = table.values().doubleAt(table.first(nextStep) + k);
            }
        }
    }

    @Override
    public boolean reached(int state) {
        return reached[state];
    }

    @Override
    public boolean holds(Play play, Relation relation, ValueTable table, int entry, int step, int state) {
        if (!table.values().isDouble(entry)) {
            return false;
        }
        double value = table.values().doubleAt(entry);
        return switch (relation) {
            case AT_MOST -> value <= bound(play, step, state, false);
            case AT_LEAST -> value >= bound(play, step, state, true);
            case EQUAL -> false; // intervals prove no equality
        };
    }

    /** A double at least (up) or at most (down) the operator's value. */
    private double bound(Play play, int step, int state, boolean up) {
        return switch (play) {
            case Play.Obey obey -> following(null, step, state, up);
            case Play.Follow follow -> following(follow.deviation(), step, state, up);
            case Play.Any any -> best(null, step, state, up);
            case Play.Selective selective -> best(selective, step, state, up);
            case Play.AnyUnseen unseen -> bestUnseen(step, state, up);
        };
    }

    private double following(@Nullable Deviation deviation, int step, int state, boolean up) {
        JointActions actions = game.actions(state);
        double sum = 0;
        for (int k = policy.first(step, state); k < policy.end(step, state); k++) {
            int joint = policy.joints()[k];
            int played = deviation == null
                    ? joint
                    : actions.replace(joint, agent, deviation.plays(step, state, actions.action(joint, agent)));
            sum = addProduct(sum, policy.probabilities(), k, worth(state, played, up), up);
        }
        return sum;
    }

    private double best(Play.@Nullable Selective selective, int step, int state, boolean up) {
        JointActions actions = game.actions(state);
        forget(actions.size());
        double total = 0;
        for (int b = 0; b < actions.count(agent); b++) {
            double best = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < actions.count(agent); c++) {
                if (selective == null || selective.allows(step, state, b, c)) {
                    double gain = replaced(step, state, b, c, up);
                    best = Math.max(best, selective == null ? gain : charged(gain, selective, step, state, b, c, up));
                }
            }
            if (best != 0 && best != Double.NEGATIVE_INFINITY) {
                total = outward(total + best, up);
            }
        }
        return total;
    }

    private static double charged(
            double gain, Play.Selective selective, int step, int state, int b, int c, boolean up) {
        BigFraction charge = selective.charge(step, state, b, c);
        if (charge.getNumerator().signum() == 0) {
            return gain;
        }
        NumberColumn taken = NumberColumn.of(charge);
        return outward(gain - (up ? taken.lower(0) : taken.upper(0)), up);
    }

    private double bestUnseen(int step, int state, boolean up) {
        JointActions actions = game.actions(state);
        forget(actions.size());
        double best = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < actions.count(agent); c++) {
            best = Math.max(best, replaced(step, state, -1, c, up));
        }
        return best;
    }

    /** Encloses {@code sum_a_-i sigma(b,a_-i|s) worth(s,c,a_-i)}; 0 where b is not recommended. */
    private double replaced(int step, int state, int b, int c, boolean up) {
        JointActions actions = game.actions(state);
        double sum = 0;
        for (int k = policy.first(step, state); k < policy.end(step, state); k++) {
            int joint = policy.joints()[k];
            int own = actions.action(joint, agent);
            if (b >= 0 && own != b) {
                continue;
            }
            int played = joint + (c - own) * actions.stride(agent);
            if (Double.isNaN(worth[played])) {
                worth[played] = worth(state, played, up);
            }
            sum = addProduct(sum, policy.probabilities(), k, worth[played], up);
        }
        return sum;
    }

    private double worth(int state, int joint, boolean up) {
        int row = game.firstRow(state) + joint;
        NumberColumn rewards = game.reward(agent);
        double reward = up ? rewards.upper(row) : rewards.lower(row);
        if (last) {
            return reward;
        }
        double sum = 0;
        for (int k = game.firstSuccessor(row); k < game.firstSuccessor(row + 1); k++) {
            int successor = game.successors()[k];
            if (!present[successor]) {
                throw new MissingPlace(successor);
            }
            reached[successor] = true;
            sum = addProduct(sum, game.probabilities(), k, next[successor], up);
        }
        return addProduct(reward, discount, 0, sum, up);
    }

    /** Encloses {@code sum + weight_k value}, the weight being at least 0. */
    private static double addProduct(double sum, NumberColumn weights, int k, double value, boolean up) {
        if (value == 0) {
            return sum;
        }
        double weight = (value > 0) == up ? weights.upper(k) : weights.lower(k);
        double term = weight == 1 ? value : outward(weight * value, up);
        return sum == 0 ? term : outward(sum + term, up);
    }

    private static double outward(double nearest, boolean up) {
        return up ? Math.nextUp(nearest) : Math.nextDown(nearest);
    }

    private void forget(int size) {
        if (worth.length < size) {
            worth = new double[size];
        }
        Arrays.fill(worth, 0, size, Double.NaN);
    }
}
