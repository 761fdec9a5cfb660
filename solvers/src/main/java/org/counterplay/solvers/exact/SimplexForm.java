package org.counterplay.solvers.exact;

import org.counterplay.model.program.ExactProgram;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Sense;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * A program's variables as the simplex method sees them: number j below {@code columns} is column j, number {@code columns +
 * k} is the activity of row k, so that {@code A x - s = 0} and everything else is a bound. Costs are those of minimising.
 */
final class SimplexForm {
    final Program program;
    final int columns;
    final int rows;
    final int variables;
    private final ExactProgram exact;
    private final boolean maximize;

    SimplexForm(Program program) {
        this.program = program;
        columns = program.columns();
        rows = program.rows();
        variables = columns + rows;
        exact = program.exact();
        maximize = program.sense() == Sense.MAXIMIZE;
    }

    /** What the user calls the variable. */
    String name(int variable) {
        return variable < columns
                ? "column " + program.columnName(variable)
                : "row " + program.rowName(variable - columns);
    }

    @Nullable
    BigFraction lower(int variable) {
        return variable < columns ? exact.columnLower()[variable] : exact.rowLower()[variable - columns];
    }

    @Nullable
    BigFraction upper(int variable) {
        return variable < columns ? exact.columnUpper()[variable] : exact.rowUpper()[variable - columns];
    }

    /** Whether the bounds leave the variable one value. */
    boolean fixed(int variable) {
        BigFraction lower = lower(variable);
        return lower != null && lower.equals(upper(variable));
    }

    /** The costs of all variables; those of rows are 0. */
    BigFraction[] costs() {
        BigFraction[] costs = new BigFraction[variables];
        for (int v = 0; v < variables; v++) {
            costs[v] = v >= columns ? BigFraction.ZERO : exact.objective().at(v);
            if (maximize && costs[v].getNumerator().signum() != 0) {
                costs[v] = costs[v].negate();
            }
        }
        return costs;
    }

    /** Dual values of minimising in the program's own sense. */
    BigFraction[] inOwnSense(BigFraction[] dual) {
        BigFraction[] own = dual.clone();
        for (int k = 0; k < own.length && maximize; k++) {
            own[k] = own[k].negate();
        }
        return own;
    }

    /** Below its lower bound (-1), above its upper bound (1), or neither (0). */
    int violation(int variable, BigFraction value) {
        BigFraction lower = lower(variable);
        if (lower != null && value.compareTo(lower) < 0) {
            return -1;
        }
        BigFraction upper = upper(variable);
        return upper != null && value.compareTo(upper) > 0 ? 1 : 0;
    }
}
