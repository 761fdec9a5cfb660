package org.counterplay.instances.promise;

import java.util.List;
import org.counterplay.instances.Quantity;
import org.hipparchus.fraction.BigFraction;

/**
 * The upper bound that P1, Theorem 4.4 is measured against: without a regret gap, a value gap is still at most 2h.
 *
 * <p><b>Statement.</b> 4.4 says that equal regret does not imply equal value. Rewards lie in [-1,1], so {@code J_i(E) - J_i(L) <=
 * 2h} for any two policies: derived 2. Nothing smaller holds for two agents: they earn +1 a step if both play their first
 * action at the start, else -1; the expert has both do so, in the learner neither does, and alone nobody changes anything.
 *
 * <p><b>Source.</b> arXiv:2406.04219, Theorem 4.4.
 */
public final class EqualRegret extends RangeBound {
    public EqualRegret() {
        super("P1/4.4", "without a regret gap: value gap <= c h", Quantity.VALUE_GAP);
    }

    @Override
    public List<Condition> conditions(Measurements measured) {
        return List.of(
                Condition.boundedRewards(measured),
                Condition.atMost(measured, Quantity.REGRET_GAP, "regret gap", BigFraction.ZERO));
    }
}
