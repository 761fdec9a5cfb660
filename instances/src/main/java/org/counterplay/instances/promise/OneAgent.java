package org.counterplay.instances.promise;

import java.util.List;
import org.counterplay.instances.Quantity;
import org.hipparchus.fraction.BigFraction;

/**
 * P1, Theorem D.1: with one agent, regret gap and value gap are the same.
 *
 * <p><b>Statement.</b> {@code R(L) - R(E) = J(E) - J(L)}: both regrets are measured from the same best value. That
 * takes deviations that can do anything; a budget, a mask or a list cannot. Stationary ones, the paper's own, count as such,
 * though where states recur they reach different values from different policies. Printed and derived: 1, and the ratio is 1
 * wherever the gap is positive.
 *
 * <p><b>Source.</b> arXiv:2406.04219, Theorem D.1.
 */
public final class OneAgent extends Promise {
    public OneAgent() {
        super(
                "P1/D.1",
                "with one agent, regret gap = value gap",
                Quantity.REGRET_GAP,
                "c value gap",
                List.of(Quantity.VALUE_GAP));
    }

    @Override
    public List<Condition> conditions(Measurements measured) {
        int agents = measured.setting().agents();
        return List.of(
                Condition.of("agents", "1", Integer.toString(agents), agents == 1),
                Condition.completeDeviations(measured));
    }

    @Override
    public List<Constant> constants(Measurements.Setting setting) {
        return List.of(Constant.printed(1, "2406.04219, Theorem D.1"));
    }

    @Override
    protected BigFraction value(Constant constant, Ends ends) {
        return constant.value().multiply(ends.most(Quantity.VALUE_GAP));
    }
}
