package org.counterplay.instances.promise;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/** A promise with another printed constant alone, or with something added to its bound; in its package, as bounds are its own. */
public final class OtherBound extends Promise {
    private final Promise promise;
    private final Constant constant;
    private final BigFraction added;

    public OtherBound(Promise promise, BigFraction constant, BigFraction added) {
        super(promise.key(), promise.statement() + ", altered", promise.bounded(), promise.formula(), List.of());
        this.promise = promise;
        this.constant = new Constant(Constant.Origin.PRINTED, constant, "altered");
        this.added = added;
    }

    @Override
    public List<Condition> conditions(Measurements measured) {
        List<Condition> all = new ArrayList<>(promise.conditions(measured));
        boolean known = promise.bound(constant, measured) instanceof Amount.Known;
        all.add(Condition.of("bound", "known", known ? "known" : "unknown or infinite", known));
        return all;
    }

    @Override
    public List<Constant> constants(Measurements.Setting setting) {
        return List.of(constant);
    }

    @Override
    protected BigFraction value(Constant by, Ends ends) {
        return promise.value(by, ends).add(added);
    }
}
