package org.counterplay.model.program;

import java.util.Arrays;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * The exact numbers of a {@link Program}, in its order of columns, rows and coefficients. A bound that is absent
 * (infinite) is null.
 */
public record ExactProgram(
        BigFraction offset,
        NumberColumn objective,
        @Nullable BigFraction[] columnLower,
        @Nullable BigFraction[] columnUpper,
        @Nullable BigFraction[] rowLower,
        @Nullable BigFraction[] rowUpper,
        NumberColumn value) {

    /** Every double as the dyadic rational that it holds. */
    static ExactProgram ofDoubles(Program program) {
        return new ExactProgram(
                Rationals.of(program.offset()),
                NumberColumn.ofDoubles(program.objective()),
                bounds(program.columnLower()),
                bounds(program.columnUpper()),
                bounds(program.rowLower()),
                bounds(program.rowUpper()),
                NumberColumn.ofDoubles(program.value()));
    }

    /** The coefficients reordered as {@link Program#along} reorders them. */
    ExactProgram along(Program original, int[] newStart, int[] newIndex) {
        int[] next = Arrays.copyOf(newStart, newStart.length);
        BigFraction[] reordered = new BigFraction[newIndex.length];
        for (int k = 0; k < original.index().length; k++) { // majors ascend with k, as they do in Program.along
            reordered[next[original.index()[k]]++] = value.at(k);
        }
        return new ExactProgram(
                offset, objective, columnLower, columnUpper, rowLower, rowUpper, NumberColumn.of(reordered));
    }

    /** All costs and the offset 0. */
    ExactProgram withoutObjective() {
        return new ExactProgram(
                BigFraction.ZERO,
                NumberColumn.ofDoubles(new double[columnLower.length]),
                columnLower,
                columnUpper,
                rowLower,
                rowUpper,
                value);
    }

    /** Both bounds of the marked columns at the given values. */
    ExactProgram withFixed(boolean @Nullable [] marked, @Nullable BigFraction[] values) {
        @Nullable BigFraction[] lower = columnLower.clone();
        @Nullable BigFraction[] upper = columnUpper.clone();
        for (int j = 0; j < lower.length; j++) {
            if (marked != null && marked[j]) {
                lower[j] = values[j];
                upper[j] = values[j];
            }
        }
        return new ExactProgram(offset, objective, lower, upper, rowLower, rowUpper, value);
    }

    private static @Nullable BigFraction[] bounds(double[] values) {
        @Nullable BigFraction[] exact = new BigFraction[values.length];
        for (int k = 0; k < values.length; k++) {
            exact[k] = Double.isInfinite(values[k]) ? null : Rationals.of(values[k]);
        }
        return exact;
    }
}
