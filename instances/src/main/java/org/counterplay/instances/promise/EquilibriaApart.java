package org.counterplay.instances.promise;

import java.util.List;
import org.counterplay.instances.Quantity;
import org.hipparchus.fraction.BigFraction;

/**
 * How far apart the values of two equilibria of one reward can be, whose existence is P1, Lemma F.2.
 *
 * <p><b>Statement.</b> Both have regret 0; rewards lie in [-1,1], so the value gap is at most 2h: derived 2, attained
 * from two agents on (see {@link EqualRegret}). One agent's equilibria have equal values.
 *
 * <p><b>Source.</b> arXiv:2406.04219, Lemma F.2.
 */
public final class EquilibriaApart extends RangeBound {
    public EquilibriaApart() {
        super("P1/F.2", "two equilibria of one reward: value gap <= c h", Quantity.VALUE_GAP);
    }

    @Override
    public List<Condition> conditions(Measurements measured) {
        return List.of(
                Condition.boundedRewards(measured),
                Condition.atMost(measured, Quantity.EXPERT_REGRET, "the expert's regret", BigFraction.ZERO),
                Condition.atMost(measured, Quantity.REGRET, "the learner's regret", BigFraction.ZERO));
    }
}
