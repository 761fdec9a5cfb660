package org.counterplay.model.program;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.counterplay.model.program.Program.Major;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * A program in exact numbers that finite decimals hold: rows and objective are multiplied by a factor where they need it, and
 * a column bound that needs one becomes a row of its own.
 */
final class ExportForm {
    private final Program program;
    private final ExactProgram exact;
    private final BigInteger objectiveFactor;
    private final BigInteger[] rowFactor;
    private final List<BoundRow> boundRows = new ArrayList<>();

    /**
     * A bound of a column as a row {@code factor * x}.
     *
     * @param upper whether it is the upper bound; an equality if {@code lower} is true as well
     */
    record BoundRow(int column, boolean lower, boolean upper, BigInteger factor, BigInteger bound) {}

    /** The form of a program, which keeps its major dimension. */
    ExportForm(Program program) {
        this.program = program;
        exact = program.exact();
        objectiveFactor = factorOfObjective();
        rowFactor = factorsOfRows();
        for (int j = 0; j < program.columns(); j++) {
            BigFraction lower = exact.columnLower()[j];
            BigFraction upper = exact.columnUpper()[j];
            boolean lowerRow = lower != null && !ExportNumbers.finiteDecimal(lower);
            boolean upperRow = upper != null && !ExportNumbers.finiteDecimal(upper);
            if (lowerRow && lower.equals(upper)) {
                boundRows.add(new BoundRow(j, true, true, lower.getDenominator(), lower.getNumerator()));
                continue;
            }
            if (lowerRow) {
                boundRows.add(new BoundRow(j, true, false, lower.getDenominator(), lower.getNumerator()));
            }
            if (upperRow) {
                boundRows.add(new BoundRow(j, false, true, upper.getDenominator(), upper.getNumerator()));
            }
        }
    }

    private BigInteger factorOfObjective() {
        BigInteger factor = exact.offset().getDenominator();
        boolean needed = !ExportNumbers.finiteDecimal(exact.offset());
        for (int j = 0; j < program.columns(); j++) {
            BigFraction cost = exact.objective().at(j);
            needed |= !ExportNumbers.finiteDecimal(cost);
            factor = ExportNumbers.common(factor, cost.getDenominator());
        }
        return needed ? factor : BigInteger.ONE;
    }

    private BigInteger[] factorsOfRows() {
        BigInteger[] factors = new BigInteger[program.rows()];
        boolean[] needed = new boolean[factors.length];
        for (int k = 0; k < factors.length; k++) {
            factors[k] = BigInteger.ONE;
            join(factors, needed, k, exact.rowLower()[k]);
            join(factors, needed, k, exact.rowUpper()[k]);
        }
        boolean byRows = program.major() == Major.ROWS;
        for (int p = 0; p + 1 < program.start().length; p++) {
            for (int at = program.start()[p]; at < program.start()[p + 1]; at++) {
                join(
                        factors,
                        needed,
                        byRows ? p : program.index()[at],
                        exact.value().at(at));
            }
        }
        for (int k = 0; k < factors.length; k++) {
            factors[k] = needed[k] ? factors[k] : BigInteger.ONE;
        }
        return factors;
    }

    private static void join(BigInteger[] factors, boolean[] needed, int row, @Nullable BigFraction number) {
        if (number != null) {
            needed[row] |= !ExportNumbers.finiteDecimal(number);
            factors[row] = ExportNumbers.common(factors[row], number.getDenominator());
        }
    }

    /** What the objective is multiplied by. */
    BigInteger objectiveFactor() {
        return objectiveFactor;
    }

    /** What a row is multiplied by. */
    BigInteger rowFactor(int row) {
        return rowFactor[row];
    }

    /** Column bounds that became rows, by ascending column. */
    List<BoundRow> boundRows() {
        return boundRows;
    }

    BigFraction offset() {
        return exact.offset().multiply(objectiveFactor);
    }

    BigFraction cost(int column) {
        return exact.objective().at(column).multiply(objectiveFactor);
    }

    /** The coefficient at a place of the program's arrays, which belongs to the given row. */
    BigFraction coefficient(int row, int place) {
        return exact.value().at(place).multiply(rowFactor[row]);
    }

    @Nullable
    BigFraction rowLower(int row) {
        BigFraction bound = exact.rowLower()[row];
        return bound == null ? null : bound.multiply(rowFactor[row]);
    }

    @Nullable
    BigFraction rowUpper(int row) {
        BigFraction bound = exact.rowUpper()[row];
        return bound == null ? null : bound.multiply(rowFactor[row]);
    }

    /** Null also where the bound became a row. */
    @Nullable
    BigFraction columnLower(int column) {
        BigFraction bound = exact.columnLower()[column];
        return bound == null || !ExportNumbers.finiteDecimal(bound) ? null : bound;
    }

    /** Null also where the bound became a row. */
    @Nullable
    BigFraction columnUpper(int column) {
        BigFraction bound = exact.columnUpper()[column];
        return bound == null || !ExportNumbers.finiteDecimal(bound) ? null : bound;
    }
}
