package org.counterplay.solvers.equilibrium;

import org.counterplay.model.game.Game;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.ExactSum;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.occupancy.StateDistribution;
import org.hipparchus.fraction.BigFraction;

/**
 * How far policies are from a given one, exactly: {@code E_d TV(target(s), sigma(s))} with the target's own state
 * distribution d, TV half the L1 distance. Finite horizon: {@code (1/H) sum_h sum_s d_h(s) TV(target_h(s), sigma_h(s))}.
 * Discounted: d is {@code (1 - gamma) sum_t gamma^(t-1) P(s_t = s)}. Within [0, 1]; what the target never visits does not count.
 */
public final class PolicyDistance {
    private final Game game;
    private final Policy target;
    private final StateDistribution distribution;

    /** Distances from a policy. */
    public PolicyDistance(Game game, Policy target) {
        this.game = game;
        this.target = target;
        distribution = StateDistribution.of(game, target);
    }

    /** The policy that distances are from. */
    public Policy target() {
        return target;
    }

    /** The weight of a place: {@code d_h(s) / H}, or d(s) in a discounted game. */
    public BigFraction weight(int step, int state) {
        return switch (game.horizon()) {
            case Horizon.Finite finite -> distribution.at(step, state).divide(finite.steps());
            case Horizon.Discounted discounted -> distribution.at(1, state);
        };
    }

    /** The distance of another policy. */
    public BigFraction to(Policy policy) {
        ExactSum sum = new ExactSum();
        for (int step = 1; step <= game.horizon().tableSteps(); step++) {
            for (int state = 0; state < game.stateCount(); state++) {
                BigFraction weight = weight(step, state);
                if (weight.getNumerator().signum() > 0) {
                    sum.addProduct(weight, variation(policy, step, state));
                }
            }
        }
        return sum.value();
    }

    /** {@code TV(target_h(s), sigma_h(s)) = sum_a max(0, target_h(a|s) - sigma_h(a|s))}. */
    private BigFraction variation(Policy policy, int step, int state) {
        ExactSum sum = new ExactSum();
        int at = policy.first(step, state);
        for (int e = target.first(step, state); e < target.end(step, state); e++) {
            while (at < policy.end(step, state) && policy.joints()[at] < target.joints()[e]) {
                at++;
            }
            BigFraction mine = target.probabilities().at(e);
            boolean both = at < policy.end(step, state) && policy.joints()[at] == target.joints()[e];
            BigFraction missing = both ? mine.subtract(policy.probabilities().at(at)) : mine;
            sum.add(Rationals.max(missing, BigFraction.ZERO));
        }
        return sum.value();
    }
}
