package org.counterplay.model.formulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.program.ExactProgram;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.counterplay.model.program.ProgramWriter;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/** Writes a program of rationals along columns: every number exactly, with its nearest double beside it. */
final class RationalColumns {
    private final ProgramWriter writer;
    private final NumberColumn.Writer values = new NumberColumn.Writer(1024);
    private final NumberColumn.Writer costs = new NumberColumn.Writer(64);
    private final List<@Nullable BigFraction> columnLower = new ArrayList<>();
    private final List<@Nullable BigFraction> rowLower = new ArrayList<>();
    private final List<@Nullable BigFraction> rowUpper = new ArrayList<>();
    private final List<String> rowNames = new ArrayList<>();

    RationalColumns(String name, Sense sense) {
        writer = new ProgramWriter(name, sense, Major.COLUMNS, 64, 64, 1024);
    }

    /** Declares the next row. */
    void row(@Nullable BigFraction lower, @Nullable BigFraction upper, String name) {
        rowLower.add(lower);
        rowUpper.add(upper);
        rowNames.add(name);
        writer.row(
                lower == null ? Double.NEGATIVE_INFINITY : Rationals.toDouble(lower),
                upper == null ? Double.POSITIVE_INFINITY : Rationals.toDouble(upper));
    }

    /** Begins the next column, which has no upper bound. */
    void column(@Nullable BigFraction lower, BigFraction cost) {
        columnLower.add(lower);
        costs.add(cost);
        writer.column(
                lower == null ? Double.NEGATIVE_INFINITY : Rationals.toDouble(lower),
                Double.POSITIVE_INFINITY,
                Rationals.toDouble(cost));
    }

    /** A coefficient of the current column; zeros are dropped. */
    void coefficient(int row, BigFraction value) {
        double nearest = Rationals.toDouble(value);
        if (nearest != 0) {
            writer.coefficient(row, nearest);
            values.add(value);
        } else if (value.getNumerator().signum() != 0) {
            throw new IllegalArgumentException("a coefficient of row " + rowNames.get(row)
                    + " is not 0, but below every" + " double; the program's numbers differ too much in size");
        }
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
        return writer.names(columnNames, rowNames::get).exact(() -> exact).finish();
    }
}
