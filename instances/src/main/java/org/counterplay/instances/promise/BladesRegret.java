package org.counterplay.instances.promise;

import java.util.List;
import org.counterplay.instances.Quantity;
import org.hipparchus.fraction.BigFraction;

/**
 * P1, Theorem 5.9: a small BLADES loss gives a regret gap of order eps u H.
 *
 * <p><b>Statement.</b> Under Assumption 5.1, {@code l_BLADES(L, L) <= eps} gives {@code R(L) - R(E) <= O(eps u H)}.
 *
 * <p><b>Constants.</b> The printed proof uses Lemma C.1 twice, each with 1: printed 2. Derived 4, as in {@link CloningRegret}:
 * the loss bounds the expectation of TV over the states of every deviation, and of none.
 *
 * <p><b>Source.</b> arXiv:2406.04219, Theorem 5.9, E.13.
 */
public final class BladesRegret extends Promise {
    public BladesRegret() {
        super(
                "P1/5.9",
                "regret gap of BLADES <= c eps u h",
                Quantity.REGRET_GAP,
                "c eps u h",
                List.of(Quantity.BLADES_ERROR, Quantity.RECOVERABILITY));
    }

    @Override
    public List<Condition> conditions(Measurements measured) {
        return List.of(Condition.finite(measured, Quantity.RECOVERABILITY, "recoverability (Assumption 5.1)"));
    }

    @Override
    public List<Constant> constants(Measurements.Setting setting) {
        return List.of(
                Constant.printed(2, "2406.04219, E.13, two uses of Lemma C.1"),
                Constant.derived(4, "two uses of Lemma C.1 with 2"));
    }

    @Override
    protected BigFraction value(Constant constant, Ends ends) {
        return times(
                constant.value(), ends.most(Quantity.BLADES_ERROR), ends.most(Quantity.RECOVERABILITY), ends.horizon());
    }
}
