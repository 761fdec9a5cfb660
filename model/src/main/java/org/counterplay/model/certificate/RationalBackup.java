package org.counterplay.model.certificate;

import java.math.BigInteger;
import java.util.Arrays;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.ExactSum;
import org.counterplay.model.number.SharedDenominator;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * The operators T, T_phi and T_max for one agent, in rational arithmetic. All sums at a step are kept multiplied by one
 * integer, the common denominator of the values that follow, which spares greatest common divisors of long numbers.
 */
final class RationalBackup implements Backup {
    private final Game game;
    private final Policy policy;
    private final int agent;
    private final BigFraction discount;
    private final @Nullable BigFraction[] next;
    private final boolean[] reached;
    private BigInteger scale = BigInteger.ONE;
    private boolean last;

    RationalBackup(Game game, Policy policy, int agent) {
        this.game = game;
        this.policy = policy;
        this.agent = agent;
        discount = game.horizon() instanceof Horizon.Discounted discounted ? discounted.gamma() : BigFraction.ONE;
        next = new BigFraction[game.stateCount()];
        reached = new boolean[game.stateCount()];
    }

    @Override
    public void follow(ValueTable table, int nextStep) {
        Arrays.fill(next, null);
        Arrays.fill(reached, false);
        last = nextStep < 0;
        scale = BigInteger.ONE;
        if (last) {
            return;
        }
        int[] states = table.states(nextStep);
        for (int k = 0; k < states.length; k++) {
            next[states[k]] = table.values().at(table.first(nextStep) + k);
        }
        scale = SharedDenominator.of(next);
        for (int state : states) {
            BigFraction value = next[state];
            next[state] = value == null ? null : SharedDenominator.scaled(value, scale);
        }
    }

    @Override
    public boolean reached(int state) {
        return reached[state];
    }

    @Override
    public boolean holds(Play play, Relation relation, ValueTable table, int entry, int step, int state) {
        ExactSum backup = switch (play) {
            case Play.Obey obey -> following(null, step, state);
            case Play.Follow follow -> following(follow.deviation(), step, state);
            case Play.Any any -> best(null, step, state);
            case Play.Selective selective -> best(selective, step, state);
            case Play.AnyUnseen unseen -> bestUnseen(step, state);
        };
        int sign = -backup.compareToScaled(table.values().at(entry), scale);
        return switch (relation) {
            case AT_MOST -> sign <= 0;
            case EQUAL -> sign == 0;
            case AT_LEAST -> sign >= 0;
        };
    }

    private ExactSum following(@Nullable Deviation deviation, int step, int state) {
        JointActions actions = game.actions(state);
        ExactSum sum = new ExactSum();
        for (int k = policy.first(step, state); k < policy.end(step, state); k++) {
            int joint = policy.joints()[k];
            int played = deviation == null
                    ? joint
                    : actions.replace(joint, agent, deviation.plays(step, state, actions.action(joint, agent)));
            sum.addProduct(policy.probabilities().at(k), worth(state, played));
        }
        return sum;
    }

    private ExactSum best(Play.@Nullable Selective selective, int step, int state) {
        JointActions actions = game.actions(state);
        @Nullable BigFraction[] worth = new BigFraction[actions.size()];
        ExactSum total = new ExactSum();
        for (int b = 0; b < actions.count(agent); b++) {
            if (selective != null) {
                int only = only(selective, step, state, b);
                if (only >= 0) {
                    addOnly(total, selective, step, state, b, only, worth);
                    continue;
                }
            }
            BigFraction best = null;
            for (int c = 0; c < actions.count(agent); c++) {
                if (selective != null && !selective.allows(step, state, b, c)) {
                    continue;
                }
                BigFraction gain = charged(replaced(step, state, b, c, worth), selective, step, state, b, c);
                if (gain != null && (best == null || gain.compareTo(best) > 0)) {
                    best = gain;
                }
            }
            if (best != null) {
                total.add(best);
            }
        }
        return total;
    }

    /** The one action that is allowed, or -1 where there are others or none. */
    private int only(Play.Selective selective, int step, int state, int b) {
        int only = -1;
        for (int c = 0; c < game.actions(state).count(agent); c++) {
            if (selective.allows(step, state, b, c)) {
                if (only >= 0) {
                    return -1;
                }
                only = c;
            }
        }
        return only;
    }

    /** Adds the gain of an action that needs no comparison, without reducing anything; nothing where b is not recommended. */
    private void addOnly(
            ExactSum total,
            Play.Selective selective,
            int step,
            int state,
            int b,
            int c,
            @Nullable BigFraction[] worth) {
        JointActions actions = game.actions(state);
        boolean recommended = false;
        for (int k = policy.first(step, state); k < policy.end(step, state); k++) {
            int joint = policy.joints()[k];
            if (actions.action(joint, agent) == b) {
                recommended = true;
                total.addProduct(policy.probabilities().at(k), known(state, actions.replace(joint, agent, c), worth));
            }
        }
        BigFraction charge = recommended ? selective.charge(step, state, b, c) : BigFraction.ZERO;
        if (charge.getNumerator().signum() != 0) {
            total.subtract(charge.multiply(scale));
        }
    }

    private BigFraction known(int state, int played, @Nullable BigFraction[] worth) {
        BigFraction known = worth[played];
        if (known == null) {
            known = worth(state, played);
            worth[played] = known;
        }
        return known;
    }

    private @Nullable BigFraction charged(
            @Nullable BigFraction gain, Play.@Nullable Selective selective, int step, int state, int b, int c) {
        if (gain == null || selective == null) {
            return gain;
        }
        BigFraction charge = selective.charge(step, state, b, c);
        return charge.getNumerator().signum() == 0 ? gain : gain.subtract(charge.multiply(scale));
    }

    private ExactSum bestUnseen(int step, int state) {
        JointActions actions = game.actions(state);
        @Nullable BigFraction[] worth = new BigFraction[actions.size()];
        BigFraction best = null;
        for (int c = 0; c < actions.count(agent); c++) {
            BigFraction gain = replaced(step, state, -1, c, worth);
            if (gain != null && (best == null || gain.compareTo(best) > 0)) {
                best = gain;
            }
        }
        ExactSum total = new ExactSum();
        if (best != null) {
            total.add(best);
        }
        return total;
    }

    /**
     * {@code sum_a_-i sigma(b,a_-i|s) worth(s,c,a_-i)} times the scale, b any where it is negative; null where b is not recommended.
     */
    private @Nullable BigFraction replaced(int step, int state, int b, int c, @Nullable BigFraction[] worth) {
        JointActions actions = game.actions(state);
        ExactSum sum = new ExactSum();
        boolean recommended = false;
        for (int k = policy.first(step, state); k < policy.end(step, state); k++) {
            int joint = policy.joints()[k];
            if (b >= 0 && actions.action(joint, agent) != b) {
                continue;
            }
            recommended = true;
            sum.addProduct(policy.probabilities().at(k), known(state, actions.replace(joint, agent, c), worth));
        }
        return recommended ? sum.value() : null;
    }

    /** {@code r_i(s,a) + g sum_s' T(s'|s,a) next(s')}, times the scale. */
    private BigFraction worth(int state, int joint) {
        int row = game.firstRow(state) + joint;
        BigFraction reward = game.reward(agent).at(row);
        if (last) {
            return reward;
        }
        ExactSum sum = new ExactSum();
        boolean undiscounted = discount.equals(BigFraction.ONE);
        if (undiscounted) {
            sum.add(reward.multiply(scale));
        }
        for (int k = game.firstSuccessor(row); k < game.firstSuccessor(row + 1); k++) {
            int successor = game.successors()[k];
            BigFraction value = next[successor];
            if (value == null) {
                throw new MissingPlace(successor);
            }
            reached[successor] = true;
            sum.addProduct(game.probabilities().at(k), value);
        }
        if (undiscounted) {
            return sum.value();
        }
        ExactSum worth = new ExactSum();
        worth.add(reward.multiply(scale));
        worth.addProduct(discount, sum.value());
        return worth.value();
    }
}
