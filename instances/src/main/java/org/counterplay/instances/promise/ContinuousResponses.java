package org.counterplay.instances.promise;

import java.util.List;
import org.counterplay.instances.Quantity;
import org.hipparchus.fraction.BigFraction;

/**
 * P2, Lemma 4: where best responses are delta-continuous, {@code NashGap <= (2 n eps_BC + delta(eps_BC)) / (1-gamma)^2}.
 *
 * <p><b>Statement.</b> Definition 6: {@code E_(mu_E) ||L_-i - E_-i||_1 <= eps} implies {@code max over best responses pi*_i to
 * L_-i of E_(mu_E) ||pi*_i - E_i||_1 <= delta(eps)}.
 *
 * <p><b>Constants.</b> Printed 2n, with delta at eps_BC. Derived 2n - 1, with delta at (n-1) eps_BC: the joint play of the n - 1
 * others is only known to be within the sum of their errors, so from three agents on the printed lemma uses delta at a distance
 * that need not hold. With (pi*_i, L_-i) for L, {@link ProductValue} bounds {@code V_i(pi*_i, L_-i) - V_i(E)} by {@code (delta +
 * (n-1) eps) h^2} and {@code V_i(E) - V_i(L)} by {@code n eps h^2}. For two agents both deltas are the same.
 *
 * <p><b>Source.</b> arXiv:2602.21020, Lemma 4 and Definition 6.
 */
public final class ContinuousResponses extends Promise {
    public ContinuousResponses() {
        super(
                "P2/Lemma-4",
                "Nash gap <= (c eps + delta) h^2 where best responses are delta-continuous",
                Quantity.NASH_GAP,
                "(c eps + delta) h^2",
                List.of(Quantity.BC_AGENT_L1, Quantity.RESPONSE_CONTINUITY, Quantity.RESPONSE_CONTINUITY_OF_OTHERS));
    }

    @Override
    public List<Condition> conditions(Measurements measured) {
        return List.of(Condition.product(measured), Condition.boundedRewards(measured));
    }

    @Override
    public List<Constant> constants(Measurements.Setting setting) {
        return List.of(
                new Constant(Constant.Origin.PRINTED, whole(2L * setting.agents()), "2602.21020, Lemma 4: 2n"),
                new Constant(
                        Constant.Origin.DERIVED,
                        whole(2L * setting.agents() - 1),
                        "2n - 1, with delta at (n - 1) eps: the distance that the others are known to keep"));
    }

    @Override
    protected BigFraction value(Constant constant, Ends ends) {
        BigFraction delta = ends.most(
                constant.origin() == Constant.Origin.PRINTED
                        ? Quantity.RESPONSE_CONTINUITY
                        : Quantity.RESPONSE_CONTINUITY_OF_OTHERS);
        return times(constant.value(), ends.most(Quantity.BC_AGENT_L1))
                .add(delta)
                .multiply(times(ends.horizon(), ends.horizon()));
    }
}
