package org.counterplay.instances.promise;

import java.util.List;
import org.counterplay.instances.Quantity;
import org.hipparchus.fraction.BigFraction;

/** A promise of no more than what rewards in [-1,1] allow: a gap of values, which lie in [-h,h], is at most 2h. */
abstract class RangeBound extends Promise {
    RangeBound(String key, String statement, Quantity bounded) {
        super(key, statement, bounded, "c h", List.of());
    }

    @Override
    public final List<Constant> constants(Measurements.Setting setting) {
        return List.of(Constant.derived(2, "a reward is in [-1, 1]"));
    }

    @Override
    protected final BigFraction value(Constant constant, Ends ends) {
        return times(constant.value(), ends.horizon());
    }
}
