package org.counterplay.model.game;

import org.counterplay.model.number.ExactSum;
import org.hipparchus.fraction.BigFraction;

/**
 * Whether a mediator's recommendations are independent between the agents: {@code sigma_h(a|s) = prod_i sigma_h,i(a_i|s)} at
 * every step and state, exactly. However a policy was written, this is what it is.
 */
public final class ProductForm {
    private ProductForm() {}

    /** Whether the policy is a product. */
    public static boolean holds(Game game, Policy policy) {
        for (int step = 1; step <= policy.steps(); step++) {
            for (int state = 0; state < game.stateCount(); state++) {
                if (!holds(game.actions(state), policy, step, state)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean holds(JointActions actions, Policy policy, int step, int state) {
        int from = policy.first(step, state);
        int end = policy.end(step, state);
        if (end - from == 1) {
            return true;
        }
        ExactSum[][] marginals = new ExactSum[actions.agents()][];
        long products = 1;
        for (int agent = 0; agent < marginals.length; agent++) {
            marginals[agent] = new ExactSum[actions.count(agent)];
            for (int k = from; k < end; k++) {
                int own = actions.action(policy.joints()[k], agent);
                if (marginals[agent][own] == null) {
                    marginals[agent][own] = new ExactSum();
                }
                marginals[agent][own].add(policy.probabilities().at(k));
            }
            long support = java.util.Arrays.stream(marginals[agent])
                    .filter(java.util.Objects::nonNull)
                    .count();
            products *= support;
        }
        if (products != end - from) {
            return false; // a product plays every combination of what its agents play
        }
        for (int k = from; k < end; k++) {
            BigFraction product = BigFraction.ONE;
            for (int agent = 0; agent < marginals.length; agent++) {
                product = product.multiply(marginals[agent][actions.action(policy.joints()[k], agent)].value());
            }
            if (!product.equals(policy.probabilities().at(k))) {
                return false;
            }
        }
        return true;
    }
}
