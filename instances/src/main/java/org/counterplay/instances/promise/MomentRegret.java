package org.counterplay.instances.promise;

import java.util.List;
import org.counterplay.instances.Quantity;
import org.hipparchus.fraction.BigFraction;

/**
 * P1, Theorem 5.5: inverse reinforcement learning under coverage has a regret gap of order eps u H / beta.
 *
 * <p><b>Statement.</b> Under Assumptions 5.1 and 5.2 and with F complete, a moment-matching error (averaged over the steps) of at
 * most eps gives {@code R(L) - R(E) <= O(eps u H / beta)}. The error is the L1 distance of the averaged occupancy measures.
 *
 * <p><b>Constants.</b> The printed proof shows a behavior-cloning error of at most 2 eps, taking the L1 distance of two
 * distributions for their TV, and goes on with Theorem 5.3 and its 2: printed 4. With TV half the L1 distance the same lines
 * give {@code 2 E TV - eps <= eps}, so {@code E TV <= eps}, and Theorem 5.3 with its derived 4: derived 4. Two slips cancel.
 *
 * <p><b>Source.</b> arXiv:2406.04219, Theorem 5.5, E.9.
 */
public final class MomentRegret extends Promise {
    public MomentRegret() {
        super(
                "P1/5.5",
                "regret gap <= c eps u h / beta, eps the moment-matching error of a complete class",
                Quantity.REGRET_GAP,
                "c eps u h / beta",
                List.of(Quantity.OCCUPANCY_L1, Quantity.RECOVERABILITY, Quantity.COVERAGE_AVERAGED));
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
                Constant.printed(4, "2406.04219, E.9 and E.7"),
                Constant.derived(4, "E TV <= eps, then Theorem 5.3 with 4"));
    }

    @Override
    protected BigFraction value(Constant constant, Ends ends) {
        return times(
                        constant.value(),
                        ends.most(Quantity.OCCUPANCY_L1),
                        ends.most(Quantity.RECOVERABILITY),
                        ends.horizon())
                .divide(ends.least(Quantity.COVERAGE_AVERAGED));
    }
}
