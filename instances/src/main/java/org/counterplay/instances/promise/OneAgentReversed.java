package org.counterplay.instances.promise;

import java.util.List;
import org.counterplay.instances.Quantity;
import org.hipparchus.fraction.BigFraction;

/**
 * P1, Theorem D.1, the other half of {@link OneAgent}: with one agent the value gap is at most the regret gap.
 *
 * <p><b>Source.</b> arXiv:2406.04219, Theorem D.1.
 */
public final class OneAgentReversed extends Promise {
    public OneAgentReversed() {
        super(
                "P1/D.1",
                "with one agent, value gap <= regret gap",
                Quantity.VALUE_GAP,
                "c regret gap",
                List.of(Quantity.REGRET_GAP));
    }

    @Override
    public List<Condition> conditions(Measurements measured) {
        return new OneAgent().conditions(measured);
    }

    @Override
    public List<Constant> constants(Measurements.Setting setting) {
        return List.of(Constant.printed(1, "2406.04219, Theorem D.1"));
    }

    @Override
    protected BigFraction value(Constant constant, Ends ends) {
        return constant.value().multiply(ends.most(Quantity.REGRET_GAP));
    }
}
