package org.counterplay.reports.tightness;

import java.util.List;
import org.counterplay.instances.Quantity;
import org.counterplay.instances.promise.BladesRegret;
import org.counterplay.instances.promise.Condition;
import org.counterplay.instances.promise.Constant;
import org.counterplay.instances.promise.Measurements;
import org.counterplay.instances.promise.Promise;
import org.hipparchus.fraction.BigFraction;

/** P1, Theorem 5.9, with one constant, of any origin. */
final class AlteredBound extends Promise {
    private final Constant constant;

    AlteredBound(Constant.Origin origin, BigFraction constant) {
        super(
                "P1/5.9",
                "altered",
                Quantity.REGRET_GAP,
                "c eps u h",
                List.of(Quantity.BLADES_ERROR, Quantity.RECOVERABILITY));
        this.constant = new Constant(origin, constant, "altered");
    }

    @Override
    public List<Condition> conditions(Measurements measured) {
        return new BladesRegret().conditions(measured);
    }

    @Override
    public List<Constant> constants(Measurements.Setting setting) {
        return List.of(constant);
    }

    @Override
    protected BigFraction value(Constant by, Ends ends) {
        return times(by.value(), ends.most(Quantity.BLADES_ERROR), ends.most(Quantity.RECOVERABILITY), ends.horizon());
    }
}
