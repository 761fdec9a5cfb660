package org.counterplay.instances.promise;

import java.util.List;
import org.counterplay.instances.Quantity;

/**
 * P1, the step of the proof of Theorem 4.3: under {@code f = -1(s,a)} the best value after a deviation is 0, "by simply not
 * taking a on s".
 *
 * <p><b>Source.</b> arXiv:2406.04219, E.1.
 */
public final class AvoidablePlay extends ZeroBound {
    public AvoidablePlay() {
        super(
                "P1/4.3, proof",
                "under the reward -1(s,a) the best deviation earns 0",
                Quantity.INDICATOR_SHORTFALL,
                List.of(),
                "2406.04219, E.1");
    }

    @Override
    public List<Condition> conditions(Measurements measured) {
        return List.of();
    }
}
