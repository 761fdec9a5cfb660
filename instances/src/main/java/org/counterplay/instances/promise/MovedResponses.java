package org.counterplay.instances.promise;

import java.util.List;
import org.counterplay.instances.Quantity;
import org.hipparchus.fraction.BigFraction;

/**
 * The upper bound that P2, Lemma 2 is measured against: best responses move by at most 2, the largest L1 distance.
 *
 * <p><b>Statement.</b> Lemma 2 says that no bound {@code delta(eps) < 2} holds for all games, {@code delta} as in {@link
 * ContinuousResponses}. Derived 2.
 *
 * <p><b>Source.</b> arXiv:2602.21020, Lemma 2, Definitions 6 and 7.
 */
public final class MovedResponses extends Promise {
    public MovedResponses() {
        super(
                "P2/Lemma-2",
                "where the others move by eps, a best response moves by at most c",
                Quantity.RESPONSE_CONTINUITY,
                "c",
                List.of(Quantity.BC_AGENT_L1));
    }

    @Override
    public List<Condition> conditions(Measurements measured) {
        return List.of(
                Condition.product(measured),
                Condition.boundedRewards(measured),
                Condition.atMost(
                        measured, Quantity.EXPERT_NASH_GAP, "the expert is a Nash equilibrium", BigFraction.ZERO));
    }

    @Override
    public List<Constant> constants(Measurements.Setting setting) {
        return List.of(Constant.derived(2, "the L1 distance of two distributions is at most 2"));
    }

    @Override
    protected BigFraction value(Constant constant, Ends ends) {
        return constant.value();
    }
}
