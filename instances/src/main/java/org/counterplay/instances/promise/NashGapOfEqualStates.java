package org.counterplay.instances.promise;

import java.util.List;
import org.counterplay.instances.Quantity;
import org.hipparchus.fraction.BigFraction;

/**
 * The upper bound that P2, Lemma 1 is measured against: whatever state distributions are equal, a Nash gap is at most 2h.
 *
 * <p><b>Statement.</b> Lemma 1 prints a witness of equal state distributions of full support, for a Nash equilibrium as the
 * expert, with a Nash gap of (5/3)/(1-gamma). Rewards lie in [-1,1]: derived 2.
 *
 * <p><b>Source.</b> arXiv:2602.21020, Lemma 1.
 */
public final class NashGapOfEqualStates extends RangeBound {
    public NashGapOfEqualStates() {
        super(
                "P2/Lemma-1",
                "the states of a Nash equilibrium, all of them visited: Nash gap <= c h",
                Quantity.NASH_GAP);
    }

    @Override
    public List<Condition> conditions(Measurements measured) {
        return List.of(
                Condition.product(measured),
                Condition.boundedRewards(measured),
                Condition.atMost(measured, Quantity.STATES_L1, "equal state distributions", BigFraction.ZERO),
                Condition.positive(measured, Quantity.COVERAGE_AVERAGED, "full state support"),
                Condition.atMost(
                        measured, Quantity.EXPERT_NASH_GAP, "the expert is a Nash equilibrium", BigFraction.ZERO));
    }
}
