package org.counterplay.model.program;

import java.util.Optional;
import org.counterplay.model.number.ExactSum;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.program.Program.Sense;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Whether a point and dual values prove each other optimal, exactly and by nothing but the program's rationals: the point is
 * feasible, every dual value and reduced cost has a bound that its sign points to, and the two objectives are equal (weak
 * duality: {@code c x >= sum_k y_k b_k + sum_j d_j v_j} when minimising, with d the reduced costs, b and v those bounds).
 */
public final class OptimalityCheck {
    private OptimalityCheck() {}

    /**
     * What refutes the claim; empty where the point is optimal.
     *
     * @param primal a value per column
     * @param dual a dual value per row, signs as in the package comment
     * @throws IllegalArgumentException if the vectors' lengths are not those of the program, or it has integral columns
     */
    public static Optional<String> fault(Program program, BigFraction[] primal, BigFraction[] dual) {
        if (program.mixedInteger()) {
            throw new IllegalArgumentException("program " + program.name()
                    + " has integral columns; dual values prove nothing of it, only of its relaxation");
        }
        Optional<String> infeasible = FeasibilityCheck.fault(program, primal);
        if (infeasible.isPresent()) {
            return infeasible;
        }
        ExactProgram exact = program.exact();
        ExactProducts combinations = ExactProducts.combinations(program, dual);
        int sense = program.sense() == Sense.MINIMIZE ? 1 : -1;
        ExactSum bound = new ExactSum();
        bound.add(exact.offset());
        for (int k = 0; k < dual.length; k++) {
            int sign = sense * dual[k].getNumerator().signum();
            if (sign == 0) {
                continue;
            }
            BigFraction at = bound(sign, exact.rowLower()[k], exact.rowUpper()[k]);
            if (at == null) {
                return wrongSign("dual value of row " + program.rowName(k), dual[k]);
            }
            bound.addProduct(dual[k], at);
        }
        for (int j = 0; j < primal.length; j++) {
            BigFraction cost = exact.objective().at(j);
            int sign = -sense * combinations.compareTo(j, cost);
            if (sign == 0) {
                continue;
            }
            BigFraction at = bound(sign, exact.columnLower()[j], exact.columnUpper()[j]);
            if (at == null) {
                return wrongSign("reduced cost of column " + program.columnName(j), cost.subtract(combinations.at(j)));
            }
            if (at.getNumerator().signum() != 0) {
                bound.addProduct(cost.subtract(combinations.at(j)), at);
            }
        }
        BigFraction objective = objective(program, primal);
        return bound.compareTo(objective) == 0
                ? Optional.empty()
                : Optional.of("the objective is " + Rationals.format(objective) + ", the dual bound "
                        + Rationals.format(bound.value()));
    }

    /** {@code offset + sum_j c_j x_j}. */
    public static BigFraction objective(Program program, BigFraction[] primal) {
        ExactProgram exact = program.exact();
        ExactSum sum = new ExactSum();
        sum.add(exact.offset());
        for (int j = 0; j < primal.length; j++) {
            if (primal[j].getNumerator().signum() != 0) {
                sum.addProduct(exact.objective(), j, primal[j]);
            }
        }
        return sum.value();
    }

    private static @Nullable BigFraction bound(int sign, @Nullable BigFraction lower, @Nullable BigFraction upper) {
        return sign > 0 ? lower : upper;
    }

    private static Optional<String> wrongSign(String what, BigFraction value) {
        return Optional.of(what + " is " + Rationals.format(value) + ", and no bound is there to justify it");
    }
}
