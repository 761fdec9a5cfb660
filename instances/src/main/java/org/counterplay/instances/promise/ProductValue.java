package org.counterplay.instances.promise;

import java.util.List;
import org.counterplay.instances.Quantity;
import org.hipparchus.fraction.BigFraction;

/**
 * P2, stated without proof: {@code ValueGap <= n eps_BC / (1-gamma)^2}, {@code eps_BC = max_i E_(mu_E) ||L_i - E_i||_1}.
 *
 * <p><b>Constants.</b> Printed n. Derived n: {@code V^E - V^L = (1/(1-gamma)) E_(mu_E) sum_a (E - L)(a|s) Q^L(s,a) <= h E_(mu_E)
 * TV(E(s), L(s)) 2h}, and twice the TV of two products is at most the sum of their factors' L1 distances, n eps_BC. For finite
 * horizons h = H, mu_E averaged over the steps.
 *
 * <p><b>Source.</b> arXiv:2602.21020, as in related-results.
 */
public final class ProductValue extends Promise {
    public ProductValue() {
        super(
                "P2/Inequality-1",
                "value gap <= n eps h^2, eps the largest L1 cloning error of an agent",
                Quantity.VALUE_GAP,
                "c eps h^2",
                List.of(Quantity.BC_AGENT_L1));
    }

    @Override
    public List<Condition> conditions(Measurements measured) {
        return List.of(Condition.product(measured), Condition.boundedRewards(measured));
    }

    @Override
    public List<Constant> constants(Measurements.Setting setting) {
        return List.of(
                new Constant(Constant.Origin.PRINTED, whole(setting.agents()), "2602.21020, stated without proof: n"),
                new Constant(
                        Constant.Origin.DERIVED,
                        whole(setting.agents()),
                        "TV of products <= sum of the agents' TV; span of Q <= 2h"));
    }

    @Override
    protected BigFraction value(Constant constant, Ends ends) {
        return times(constant.value(), ends.most(Quantity.BC_AGENT_L1), ends.horizon(), ends.horizon());
    }
}
