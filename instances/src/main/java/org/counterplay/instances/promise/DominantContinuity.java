package org.counterplay.instances.promise;

import java.util.List;
import org.counterplay.instances.Quantity;
import org.hipparchus.fraction.BigFraction;

/**
 * P2, the remark on Definition 8: "a DSE is the case delta = 0".
 *
 * <p><b>Statement.</b> If every agent's part of the expert is a best response to all policies of the others, best responses do
 * not move: {@code delta(eps) = 0}. It is <b>false</b> where best responses are not unique: delta is a maximum over all of them.
 *
 * <p><b>Source.</b> arXiv:2602.21020, Definitions 6 and 8.
 */
public final class DominantContinuity extends ZeroBound {
    public DominantContinuity() {
        super(
                "P2/Definition-8",
                "an expert in dominant strategies has delta = 0",
                Quantity.RESPONSE_CONTINUITY,
                List.of(),
                "2602.21020, remark on Definition 8");
    }

    @Override
    public List<Condition> conditions(Measurements measured) {
        return List.of(
                Condition.product(measured),
                Condition.atMost(
                        measured, Quantity.DOMINANCE_LOSS, "dominant strategies (Definition 8)", BigFraction.ZERO));
    }
}
