package org.counterplay.instances.promise;

import java.util.List;
import org.counterplay.instances.Quantity;
import org.hipparchus.fraction.BigFraction;

/**
 * P4: the concentrability of features is at most d, or at most d times the concentrability of states, as one reads "never larger
 * up to d".
 *
 * <p>Both are measured in tabular features, {@code E_dev[phi^T Lambda_E^+ phi]}: its printed form is not to be had. An action
 * that the expert never plays makes it infinite, and P3's C_max of states alone does not see actions.
 *
 * <p><b>Source.</b> arXiv:2602.22810, as in related-results.
 */
public final class FeatureBound extends Promise {
    private final boolean relative;

    /** @param relative whether C_max is a factor of the bound */
    public FeatureBound(boolean relative) {
        super(
                "P4/Concentrability",
                relative
                        ? "the concentrability of features is at most d times that of states"
                        : "the concentrability of features is at most d",
                Quantity.FEATURE_CONCENTRABILITY,
                relative ? "c d C_max" : "c d",
                relative ? List.of(Quantity.FEATURE_COUNT, Quantity.CONCENTRABILITY) : List.of(Quantity.FEATURE_COUNT));
        this.relative = relative;
    }

    @Override
    public List<Condition> conditions(Measurements measured) {
        return List.of();
    }

    @Override
    public List<Constant> constants(Measurements.Setting setting) {
        return List.of(Constant.printed(1, "2602.22810, as in related-results"));
    }

    @Override
    protected BigFraction value(Constant constant, Ends ends) {
        BigFraction d = times(constant.value(), ends.most(Quantity.FEATURE_COUNT));
        return relative ? d.multiply(ends.most(Quantity.CONCENTRABILITY)) : d;
    }
}
