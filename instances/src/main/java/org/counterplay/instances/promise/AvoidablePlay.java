package org.counterplay.instances.promise;

import java.util.List;
import org.counterplay.instances.Quantity;
import org.hipparchus.fraction.BigFraction;

/**
 * P1, the step of the proof of Theorem 4.3: under {@code f = -1(s,a)} the best value after a deviation is 0, "by simply not
 * taking a on s".
 *
 * <p><b>Source.</b> arXiv:2406.04219, E.1.
 */
public final class AvoidablePlay extends Promise {
    public AvoidablePlay() {
        super(
                "P1/4.3, proof",
                "under the reward -1(s,a) the best deviation earns 0",
                Quantity.INDICATOR_SHORTFALL,
                "0",
                List.of());
    }

    @Override
    public List<Condition> conditions(Measurements measured) {
        return List.of();
    }

    @Override
    public List<Constant> constants(Measurements.Setting setting) {
        return List.of(Constant.printed(0, "2406.04219, E.1"));
    }

    @Override
    protected BigFraction value(Constant constant, Ends ends) {
        return BigFraction.ZERO;
    }
}
