package org.counterplay.instances.promise;

import java.util.List;
import org.counterplay.instances.Quantity;
import org.hipparchus.fraction.BigFraction;

/** A promise that a quantity which is never negative is 0, as printed. */
abstract class ZeroBound extends Promise {
    private final String source;

    /**
     * Describes it.
     *
     * @param source where it is printed
     */
    ZeroBound(String key, String statement, Quantity bounded, List<Quantity> needs, String source) {
        super(key, statement, bounded, "0", needs);
        this.source = source;
    }

    @Override
    public final List<Constant> constants(Measurements.Setting setting) {
        return List.of(Constant.printed(0, source));
    }

    @Override
    protected final BigFraction value(Constant constant, Ends ends) {
        return BigFraction.ZERO;
    }
}
