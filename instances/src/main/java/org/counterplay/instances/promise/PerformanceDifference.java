package org.counterplay.instances.promise;

import java.util.List;
import org.counterplay.instances.Quantity;
import org.hipparchus.fraction.BigFraction;

/**
 * P1, Lemma C.1: little error on the learner's own path and small expert advantages give a small value gap.
 *
 * <p><b>Statement.</b> If {@code |A_(i,h)^E(s,a)| <= u} and {@code E_(s ~ d^L) l(E(s), L(s)) <= eps}, then {@code |J_i(E) -
 * J_i(L)| <= eps u H}. Here l is TV and d averaged over the steps.
 *
 * <p><b>Constants.</b> Printed: 1. <b>It is too small for TV.</b> The performance difference is {@code J_i(L) - J_i(E) = sum_h
 * E_(d_h^L) sum_a L(a|s) A^E(s,a)}, and as {@code sum_a E(a|s) A^E(s,a) = 0} the inner sum is {@code sum_a (L - E)(a|s)
 * A^E(s,a) <= TV (max_a A^E - min_a A^E) <= 2 u TV}: derived 2, and 1 for l = L1. It is sharp: one step, rewards +1 and -1, E
 * uniform (so u = 1), L plays the better one: TV = 1/2, gap 1 = 2 * (1/2) * 1 * 1.
 *
 * <p><b>Source.</b> arXiv:2406.04219, Lemma C.1.
 */
public final class PerformanceDifference extends Promise {
    public PerformanceDifference() {
        super(
                "P1/C.1",
                "value gap <= c eps u h, eps the TV to the expert on the learner's path",
                Quantity.VALUE_GAP,
                "c eps u h",
                List.of(Quantity.ON_POLICY_ERROR, Quantity.RECOVERABILITY_IDENTITY));
    }

    @Override
    public List<Condition> conditions(Measurements measured) {
        return List.of(
                Condition.finite(measured, Quantity.RECOVERABILITY_IDENTITY, "recoverability without deviations"));
    }

    @Override
    public List<Constant> constants(Measurements.Setting setting) {
        return List.of(
                Constant.printed(1, "2406.04219, Lemma C.1, read with TV"),
                Constant.derived(2, "span of the advantage <= 2u"));
    }

    @Override
    protected BigFraction value(Constant constant, Ends ends) {
        return times(
                constant.value(),
                ends.most(Quantity.ON_POLICY_ERROR),
                ends.most(Quantity.RECOVERABILITY_IDENTITY),
                ends.horizon());
    }
}
