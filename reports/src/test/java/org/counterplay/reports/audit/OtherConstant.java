package org.counterplay.reports.audit;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.instances.Quantity;
import org.counterplay.instances.promise.Condition;
import org.counterplay.instances.promise.Condition.Standing;
import org.counterplay.instances.promise.Constant;
import org.counterplay.instances.promise.Measurements;
import org.counterplay.instances.promise.Promise;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** P1, Theorem 4.10, with other constants than 1, and where asked for with an assumption that nothing meets. */
final class OtherConstant extends Promise {
    private final BigFraction printed;
    private final @Nullable BigFraction derived;
    private final boolean met;

    OtherConstant(BigFraction printed, @Nullable BigFraction derived, boolean met) {
        super("P1/4.10", "altered", Quantity.VALUE_GAP, "c eps h", List.of(Quantity.OCCUPANCY_L1));
        this.printed = printed;
        this.derived = derived;
        this.met = met;
    }

    @Override
    public List<Condition> conditions(Measurements measured) {
        return met ? List.of() : List.of(new Condition("never", "", "", Standing.FAILS));
    }

    @Override
    public List<Constant> constants(Measurements.Setting setting) {
        List<Constant> constants = new ArrayList<>();
        constants.add(new Constant(Constant.Origin.PRINTED, printed, "altered"));
        if (derived != null) {
            constants.add(new Constant(Constant.Origin.DERIVED, derived, "altered"));
        }
        return constants;
    }

    @Override
    protected BigFraction value(Constant by, Ends ends) {
        return times(by.value(), ends.most(Quantity.OCCUPANCY_L1), ends.horizon());
    }
}
