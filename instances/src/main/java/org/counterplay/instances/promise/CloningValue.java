package org.counterplay.instances.promise;

import java.util.List;
import org.counterplay.instances.Quantity;
import org.hipparchus.fraction.BigFraction;

/**
 * P1, Theorem 4.9: behavior cloning has a value gap of order eps H^2.
 *
 * <p><b>Statement.</b> If {@code E_(s ~ d^E) l(E(s), L(s)) <= eps} then {@code max_i J_i(E) - J_i(L) <= O(eps H^2)}. Here l is
 * TV and d averaged over the steps.
 *
 * <p><b>Constants.</b> Printed: none; no proof is printed but a reference. Derived: 2, for rewards in [-1,1]. {@code J_i(E) -
 * J_i(L) = sum_h E_(d_h^E) sum_a (E - L)(a|s) Q_(i,h)^L(s,a) <= sum_h E_(d_h^E) TV_h(s) 2(H-h+1) <= 2 H sum_h E_(d_h^E) TV_h =
 * 2 H H eps}, as Q_h lies in an interval of length 2(H-h+1). Discounted: the interval has length {@code 2/(1-gamma)} and the
 * sum over steps is {@code eps/(1-gamma)}.
 *
 * <p><b>Source.</b> arXiv:2406.04219, Theorem 4.9.
 */
public final class CloningValue extends Promise {
    public CloningValue() {
        super(
                "P1/4.9",
                "value gap of behavior cloning <= c eps h^2",
                Quantity.VALUE_GAP,
                "c eps h^2",
                List.of(Quantity.BC_ERROR));
    }

    @Override
    public List<Condition> conditions(Measurements measured) {
        return List.of(Condition.boundedRewards(measured));
    }

    @Override
    public List<Constant> constants(Measurements.Setting setting) {
        return List.of(Constant.derived(2, "span of Q_h <= 2(H-h+1); the paper prints O(.) and a reference"));
    }

    @Override
    protected BigFraction value(Constant constant, Ends ends) {
        return times(constant.value(), ends.most(Quantity.BC_ERROR), ends.horizon(), ends.horizon());
    }
}
