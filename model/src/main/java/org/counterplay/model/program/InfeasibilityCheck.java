package org.counterplay.model.program;

import java.util.Optional;
import org.counterplay.model.number.ExactSum;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * Whether a Farkas ray proves, exactly, that no point satisfies a program's rows and bounds. With each row at the bound that
 * the sign of ray_k asks for (positive: the lower one), every feasible x has {@code sum_k ray_k b_k <= sum_j g_j x_j}, g =
 * ray A; the ray is a proof where the left side is above the largest value of the right one over the columns' bounds.
 */
public final class InfeasibilityCheck {
    private InfeasibilityCheck() {}

    /**
     * What refutes the proof; empty where the program is infeasible.
     *
     * @param ray a multiplier per row
     * @throws IllegalArgumentException if the ray has another length
     */
    public static Optional<String> fault(Program program, BigFraction[] ray) {
        ExactProgram exact = program.exact();
        ExactProducts combinations = ExactProducts.combinations(program, ray);
        ExactSum excess = new ExactSum();
        for (int k = 0; k < ray.length; k++) {
            int sign = ray[k].getNumerator().signum();
            if (sign == 0) {
                continue;
            }
            BigFraction at = sign > 0 ? exact.rowLower()[k] : exact.rowUpper()[k];
            if (at == null) {
                return Optional.of("multiplier of row " + program.rowName(k) + " is " + Rationals.format(ray[k])
                        + ", and the row has no such bound");
            }
            excess.addProduct(ray[k], at);
        }
        for (int j = 0; j < program.columns(); j++) {
            int sign = combinations.compareTo(j, BigFraction.ZERO);
            if (sign == 0) {
                continue;
            }
            BigFraction at = sign > 0 ? exact.columnUpper()[j] : exact.columnLower()[j];
            if (at == null) {
                return Optional.of("the combination of rows has coefficient " + Rationals.format(combinations.at(j))
                        + " at column " + program.columnName(j) + ", which has no such bound");
            }
            if (at.getNumerator().signum() != 0) {
                excess.subtract(combinations.at(j).multiply(at));
            }
        }
        return excess.signum() > 0
                ? Optional.empty()
                : Optional.of("the combination of rows is no contradiction: its excess is "
                        + Rationals.format(excess.value()));
    }
}
