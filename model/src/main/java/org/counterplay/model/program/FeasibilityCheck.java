package org.counterplay.model.program;

import java.util.Optional;
import java.util.function.IntFunction;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** Whether a point satisfies a program's rows and bounds, exactly. Integrality is not looked at. */
public final class FeasibilityCheck {
    private FeasibilityCheck() {}

    /**
     * What refutes the claim that the point is feasible; empty where it is.
     *
     * @param point a value per column
     * @throws IllegalArgumentException if the point has another length
     */
    public static Optional<String> fault(Program program, BigFraction[] point) {
        ExactProducts activities = ExactProducts.activities(program, point);
        ExactProgram exact = program.exact();
        for (int j = 0; j < point.length; j++) {
            BigFraction lower = exact.columnLower()[j];
            BigFraction upper = exact.columnUpper()[j];
            if ((lower != null && point[j].compareTo(lower) < 0) || (upper != null && point[j].compareTo(upper) > 0)) {
                return outside("column", program::columnName, j, point[j], lower, upper);
            }
        }
        for (int k = 0; k < program.rows(); k++) {
            BigFraction lower = exact.rowLower()[k];
            BigFraction upper = exact.rowUpper()[k];
            if ((lower != null && activities.compareTo(k, lower) < 0)
                    || (upper != null && activities.compareTo(k, upper) > 0)) {
                return outside("row", program::rowName, k, activities.at(k), lower, upper);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> outside(
            String kind,
            IntFunction<String> names,
            int number,
            BigFraction value,
            @Nullable BigFraction lower,
            @Nullable BigFraction upper) {
        return Optional.of(kind + " " + names.apply(number) + " is " + Rationals.format(value) + ", not within ["
                + (lower == null ? "-inf" : Rationals.format(lower)) + ", "
                + (upper == null ? "inf" : Rationals.format(upper)) + "]");
    }
}
