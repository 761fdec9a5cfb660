package org.counterplay.model.formulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.program.ExactProgram;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.counterplay.model.program.ProgramWriter;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** Writes a program along rows with every number exactly and its nearest double beside it. */
final class RationalRows {
    private final ProgramWriter writer;
    private final NumberColumn.Writer values = new NumberColumn.Writer(1024);
    private final NumberColumn.Writer costs = new NumberColumn.Writer(64);
    private final List<@Nullable BigFraction> rowLower = new ArrayList<>();
    private final List<@Nullable BigFraction> rowUpper = new ArrayList<>();
    private final List<@Nullable BigFraction> columnLower = new ArrayList<>();
    private final List<Supplier<String>> rowNames = new ArrayList<>();

    RationalRows(String name, Sense sense, int expectedColumns) {
        writer = new ProgramWriter(name, sense, Major.ROWS, expectedColumns, 64, 1024);
    }

    /** Declares the next column, without an upper bound; without a lower one where it is null. */
    int column(@Nullable BigFraction lower, BigFraction cost) {
        columnLower.add(lower);
        costs.add(cost);
        return writer.column(
                lower == null ? Double.NEGATIVE_INFINITY : Rationals.toDouble(lower),
                Double.POSITIVE_INFINITY,
                Rationals.toDouble(cost));
    }

    /** Begins the next row; a bound that is null is none. */
    void row(@Nullable BigFraction lower, @Nullable BigFraction upper, Supplier<String> name) {
        rowLower.add(lower);
        rowUpper.add(upper);
        rowNames.add(name);
        writer.row(
                lower == null ? Double.NEGATIVE_INFINITY : Rationals.toDouble(lower),
                upper == null ? Double.POSITIVE_INFINITY : Rationals.toDouble(upper));
    }

    /** A coefficient of the current row; 0 is dropped. */
    void coefficient(int column, BigFraction value) {
        if (value.getNumerator().signum() != 0) {
            writer.coefficient(column, Rationals.toDouble(value));
            values.add(value);
        }
    }

    /** A coefficient that is exactly the double. */
    void coefficient(int column, double value) {
        if (value != 0) {
            writer.coefficient(column, value);
            values.add(value);
        }
    }

    /** {@code a - b} of two entries of a column as a coefficient; in doubles where that is exact. */
    void difference(int column, NumberColumn numbers, int a, int b) {
        if (a == b) {
            return;
        }
        if (numbers.isDouble(a) && numbers.isDouble(b)) {
            double x = numbers.doubleAt(a);
            double y = numbers.doubleAt(b);
            double difference = x - y;
            double virtual = difference - x;
            if ((x - (difference - virtual)) - (y + virtual) == 0) { // the subtraction was exact (Knuth)
                coefficient(column, difference);
                return;
            }
        }
        coefficient(column, numbers.at(a).subtract(numbers.at(b)));
    }

    int columns() {
        return writer.columns();
    }

    Program finish(IntFunction<String> columnNames) {
        @Nullable BigFraction[] none = new BigFraction[writer.columns()];
        ExactProgram exact = new ExactProgram(
                BigFraction.ZERO,
                costs.finish(),
                columnLower.toArray(new BigFraction[0]),
                none,
                rowLower.toArray(new BigFraction[0]),
                rowUpper.toArray(new BigFraction[0]),
                values.finish());
        return writer.names(columnNames, k -> rowNames.get(k).get())
                .exact(() -> exact)
                .finish();
    }
}
