package org.counterplay.solvers.backend;

import org.counterplay.model.program.Program;

/**
 * Values to begin a search over integers with. A hint: a solver that finds it infeasible tries to repair it, or goes without.
 *
 * @param values a value per column; NaN where nothing is known of a column
 */
@SuppressWarnings("ArrayRecordComponent") // flat data, handed to libraries as it is; never compared
public record StartingPoint(double[] values) {
    /** @throws IllegalArgumentException if there is not a value (or NaN) for each column, or one is infinite */
    void check(Program program) {
        if (values.length != program.columns()) {
            throw new IllegalArgumentException("a starting point of " + values.length + " values for the "
                    + program.columns() + " columns of program " + program.name());
        }
        for (int j = 0; j < values.length; j++) {
            if (Double.isInfinite(values[j])) {
                throw new IllegalArgumentException("the starting point of program " + program.name() + " is "
                        + values[j] + " at column " + program.columnName(j) + "; use NaN where nothing is known");
            }
        }
    }

    /** Whether each column has a value. */
    public boolean complete() {
        for (double value : values) {
            if (Double.isNaN(value)) {
                return false;
            }
        }
        return true;
    }
}
