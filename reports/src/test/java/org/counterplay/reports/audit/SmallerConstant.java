package org.counterplay.reports.audit;

import java.util.List;
import org.counterplay.instances.Quantity;
import org.counterplay.instances.promise.Condition;
import org.counterplay.instances.promise.Constant;
import org.counterplay.instances.promise.Measurements;
import org.counterplay.instances.promise.Promise;
import org.hipparchus.fraction.BigFraction;

/** P1, Theorem 4.10, with another constant than 1. */
final class SmallerConstant extends Promise {
    private final BigFraction constant;

    SmallerConstant(BigFraction constant) {
        super("P1/4.10", "altered", Quantity.VALUE_GAP, "c eps h", List.of(Quantity.OCCUPANCY_L1));
        this.constant = constant;
    }

    @Override
    public List<Condition> conditions(Measurements measured) {
        return List.of();
    }

    @Override
    public List<Constant> constants(Measurements.Setting setting) {
        return List.of(new Constant(Constant.Origin.PRINTED, constant, "altered"));
    }

    @Override
    protected BigFraction value(Constant by, Ends ends) {
        return times(by.value(), ends.most(Quantity.OCCUPANCY_L1), ends.horizon());
    }
}
