package org.counterplay.instances.promise;

import java.util.List;
import org.counterplay.instances.Quantity;
import org.hipparchus.fraction.BigFraction;

/**
 * P1, Theorem 4.7: a small regret gap to an approximate equilibrium is an approximate equilibrium.
 *
 * <p><b>Statement.</b> If the expert's regret is at most delta_1 and the regret gap at most delta_2, the learner's regret is at
 * most delta_1 + delta_2. Printed and derived: 1; it is the definition of the gap, so the ratio is 1.
 *
 * <p><b>Source.</b> arXiv:2406.04219, Theorem 4.7, E.4.
 */
public final class RegretOfEquilibrium extends Promise {
    public RegretOfEquilibrium() {
        super(
                "P1/4.7",
                "the learner's regret <= the expert's regret + the regret gap",
                Quantity.REGRET,
                "c (delta_1 + delta_2)",
                List.of(Quantity.EXPERT_REGRET, Quantity.REGRET_GAP));
    }

    @Override
    public List<Condition> conditions(Measurements measured) {
        return List.of();
    }

    @Override
    public List<Constant> constants(Measurements.Setting setting) {
        return List.of(Constant.printed(1, "2406.04219, E.4"));
    }

    @Override
    protected BigFraction value(Constant constant, Ends ends) {
        return constant.value().multiply(ends.most(Quantity.EXPERT_REGRET).add(ends.most(Quantity.REGRET_GAP)));
    }
}
