package org.counterplay.model.program;

import java.util.Optional;
import org.counterplay.model.number.ExactSum;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.program.Program.Sense;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Whether a point and a ray prove, exactly, that a program's objective improves without end: the point is feasible, no bound
 * of a row or column ends the way along the ray, and the objective improves along it.
 */
public final class UnboundednessCheck {
    private UnboundednessCheck() {}

    /**
     * What refutes the proof; empty where the program is unbounded.
     *
     * @param point a value per column
     * @param ray a direction per column
     * @throws IllegalArgumentException if a vector's length is not the number of columns
     */
    public static Optional<String> fault(Program program, BigFraction[] point, BigFraction[] ray) {
        Optional<String> infeasible = FeasibilityCheck.fault(program, point);
        if (infeasible.isPresent()) {
            return infeasible;
        }
        ExactProgram exact = program.exact();
        ExactProducts activities = ExactProducts.activities(program, ray);
        ExactSum slope = new ExactSum();
        for (int j = 0; j < ray.length; j++) {
            if (blocked(ray[j].getNumerator().signum(), exact.columnLower()[j], exact.columnUpper()[j])) {
                return Optional.of("a bound of column " + program.columnName(j) + " ends the ray");
            }
            slope.addProduct(exact.objective(), j, ray[j]);
        }
        for (int k = 0; k < program.rows(); k++) {
            int sign = activities.compareTo(k, BigFraction.ZERO);
            if (blocked(sign, exact.rowLower()[k], exact.rowUpper()[k])) {
                return Optional.of("a bound of row " + program.rowName(k) + " ends the ray");
            }
        }
        int improving = program.sense() == Sense.MINIMIZE ? -1 : 1;
        return slope.signum() == improving
                ? Optional.empty()
                : Optional.of("the objective changes along the ray by " + Rationals.format(slope.value()));
    }

    private static boolean blocked(int sign, @Nullable BigFraction lower, @Nullable BigFraction upper) {
        return (sign > 0 && upper != null) || (sign < 0 && lower != null);
    }
}
