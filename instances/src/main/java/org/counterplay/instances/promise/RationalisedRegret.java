package org.counterplay.instances.promise;

import java.util.List;
import org.counterplay.instances.Quantity;
import org.hipparchus.fraction.BigFraction;

/**
 * What P1, Lemma F.1 leaves of a learner's regret: nothing but what rewards in [-1,1] allow.
 *
 * <p><b>Statement.</b> F.1 says that several rewards can rationalise one expert, and the text behind F.2 that a learner which is
 * an equilibrium of another such reward need be none of the true one. The reward 0 rationalises every expert and makes an
 * equilibrium of every learner, so all that is left is that values lie in [-h,h]: the regret gap to an equilibrium is at most
 * 2h. Derived 2; it is attained by agents whose own action decides whether they earn +1 or -1.
 *
 * <p><b>Source.</b> arXiv:2406.04219, Lemma F.1.
 */
public final class RationalisedRegret extends RangeBound {
    public RationalisedRegret() {
        super(
                "P1/F.1",
                "an equilibrium of another reward that rationalises the expert: regret gap <= c h",
                Quantity.REGRET_GAP);
    }

    @Override
    public List<Condition> conditions(Measurements measured) {
        return List.of(
                Condition.boundedRewards(measured),
                Condition.atMost(measured, Quantity.EXPERT_REGRET, "the expert's regret", BigFraction.ZERO));
    }
}
