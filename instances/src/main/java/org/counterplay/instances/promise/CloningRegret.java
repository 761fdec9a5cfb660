package org.counterplay.instances.promise;

import java.util.List;
import org.counterplay.instances.Quantity;
import org.hipparchus.fraction.BigFraction;

/**
 * P1, Theorem 5.3: behavior cloning under coverage has a regret gap of order eps u H / beta.
 *
 * <p><b>Statement.</b> If {@code |A^(E,phi)| <= u} for all deviations (Assumption 5.1), {@code d^E(s) >= beta} for all s
 * (Assumption 5.2, d averaged over the steps) and {@code E_(s ~ d^E) TV(E(s), L(s)) <= eps}, then {@code R(L) - R(E) <= O(eps u
 * H / beta)}.
 *
 * <p><b>Constants.</b> The printed proof uses Lemma C.1 twice, each with 1: printed 2. Derived 4: for the learner's best
 * deviation phi of agent i, {@code R(L) - R(E) <= [J_i(L,phi) - J_i(E,phi)] + [J_i(E) - J_i(L)]}; both are at most {@code 2 u H}
 * times an expectation of TV(E(s), L(s)) over a distribution of states (see {@link PerformanceDifference}; a deviation does not
 * enlarge TV), and any distribution is at most {@code d^E / beta}. Policies must be stationary: otherwise TV depends on the
 * step, and averaged coverage says nothing of a step.
 *
 * <p><b>Source.</b> arXiv:2406.04219, Theorem 5.3, E.7.
 */
public final class CloningRegret extends Promise {
    public CloningRegret() {
        super(
                "P1/5.3",
                "regret gap of behavior cloning <= c eps u h / beta",
                Quantity.REGRET_GAP,
                "c eps u h / beta",
                List.of(Quantity.BC_ERROR, Quantity.RECOVERABILITY, Quantity.COVERAGE_AVERAGED));
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
                Constant.printed(2, "2406.04219, E.7, two uses of Lemma C.1"),
                Constant.derived(4, "two uses of Lemma C.1 with 2"));
    }

    @Override
    protected BigFraction value(Constant constant, Ends ends) {
        return times(constant.value(), ends.most(Quantity.BC_ERROR), ends.most(Quantity.RECOVERABILITY), ends.horizon())
                .divide(ends.least(Quantity.COVERAGE_AVERAGED));
    }
}
