package org.counterplay.instances.promise;

import java.util.List;
import org.counterplay.instances.Quantity;
import org.hipparchus.fraction.BigFraction;

/**
 * The upper bound that P3's values of C_max are measured against: {@code C_max <= 1 + (1 - 1/h) / beta} where the
 * expert visits every state with beta at least, averaged.
 *
 * <p><b>Proof.</b> Let nu be the probability of beginning at s. Who begins elsewhere is not at s in the first step,
 * which weighs
 * {@code 1/h}: {@code d_dev(s) <= nu + (1 - nu)(1 - 1/h) = (1 - 1/h) + nu/h}. And {@code d_E(s) >= beta}, {@code d_E(s) >= nu/h}, so
 * that the ratio is at most {@code (1 - 1/h)/beta + 1}. Attained by two states: play begins at the second with {@code h beta}, which
 * the expert leaves at once for ever, and where a deviation goes and stays.
 *
 * <p><b>Source.</b> derived here; C_max is that of 2505.17610 and 2510.09325.
 */
public final class RareStates extends Promise {
    public RareStates() {
        super(
                "P3/C-max",
                "concentrability of states <= 1 + c (1 - 1/h) / beta where the expert visits each with beta at least",
                Quantity.CONCENTRABILITY,
                "1 + c (1 - 1/h) / beta",
                List.of(Quantity.COVERAGE_AVERAGED));
    }

    @Override
    public List<Condition> conditions(Measurements measured) {
        return List.of(Condition.positive(measured, Quantity.COVERAGE_AVERAGED, "coverage, averaged"));
    }

    @Override
    public List<Constant> constants(Measurements.Setting setting) {
        return List.of(Constant.derived(1, "who begins elsewhere is not there in the first step, which weighs 1/h"));
    }

    @Override
    protected BigFraction value(Constant constant, Ends ends) {
        BigFraction later = BigFraction.ONE.subtract(ends.horizon().reciprocal());
        return times(constant.value(), later)
                .divide(ends.least(Quantity.COVERAGE_AVERAGED))
                .add(BigFraction.ONE);
    }
}
