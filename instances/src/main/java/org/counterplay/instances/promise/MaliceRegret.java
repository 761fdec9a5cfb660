package org.counterplay.instances.promise;

import java.util.List;
import org.counterplay.instances.Quantity;
import org.hipparchus.fraction.BigFraction;

/**
 * P1, Theorem 5.7: a small MALICE loss gives a regret gap of order eps u H.
 *
 * <p><b>Statement.</b> Under Assumptions 5.1 and 5.2, {@code l_MALICE(L) <= eps} gives {@code R(L) - R(E) <= O(eps u H)}.
 *
 * <p><b>Constants.</b> The printed proof uses Lemma C.1 twice, each with 1: printed 2. Derived 4, as in {@link CloningRegret}:
 * the loss bounds the expectation of TV over the states of every deviation, and of none. Coverage only serves that the
 * importance weights {@code d^(L,phi)/d^E} are defined; it may be arbitrarily small.
 *
 * <p><b>Source.</b> arXiv:2406.04219, Theorem 5.7, E.11.
 */
public final class MaliceRegret extends Promise {
    public MaliceRegret() {
        super(
                "P1/5.7",
                "regret gap of MALICE <= c eps u h",
                Quantity.REGRET_GAP,
                "c eps u h",
                List.of(Quantity.MALICE_ERROR, Quantity.RECOVERABILITY));
    }

    @Override
    public List<Condition> conditions(Measurements measured) {
        return List.of(
                Condition.stationary(measured),
                Condition.finite(measured, Quantity.RECOVERABILITY, "recoverability (Assumption 5.1)"),
                Condition.positive(measured, Quantity.COVERAGE_AVERAGED, "coverage (Assumption 5.2), averaged"));
    }

    @Override
    public List<Constant> constants(Measurements.Setting setting) {
        return List.of(
                Constant.printed(2, "2406.04219, E.11, two uses of Lemma C.1"),
                Constant.derived(4, "two uses of Lemma C.1 with 2"));
    }

    @Override
    protected BigFraction value(Constant constant, Ends ends) {
        return times(
                constant.value(), ends.most(Quantity.MALICE_ERROR), ends.most(Quantity.RECOVERABILITY), ends.horizon());
    }
}
