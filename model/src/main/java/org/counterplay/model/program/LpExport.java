package org.counterplay.model.program;

import java.io.IOException;
import java.math.BigInteger;
import org.counterplay.model.program.ExportForm.BoundRow;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Writes a program in the LP format (CPLEX's, as most solvers read it), exactly; see {@link MpsExport} for how numbers are
 * written and what is multiplied.
 *
 * <p>A row with two bounds is written as two rows, since not all readers take both at once. A row without bounds cannot be
 * written and stands as a comment. A row without coefficients has the first column with coefficient 0; where there is no
 * column, the program cannot be written.
 */
public final class LpExport {
    private static final int LONGEST_LINE = 200;

    private final Program program;
    private final ExportForm form;
    private final Appendable out;
    private final String[] columns;
    private final ExportNames rowNames = new ExportNames();
    private int width;

    private LpExport(Program program, Appendable out) {
        this.program = program.along(Major.ROWS);
        this.form = new ExportForm(this.program);
        this.out = out;
        ExportNames names = new ExportNames();
        columns = new String[program.columns()];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = names.unique(program.columnName(j));
        }
    }

    /**
     * Writes the program.
     *
     * @throws IllegalArgumentException if it has no columns
     * @throws IOException if {@code out} throws it
     */
    public static void write(Program program, Appendable out) throws IOException {
        if (program.columns() == 0) {
            throw new IllegalArgumentException(
                    "program " + program.name() + " has no columns, and the LP format cannot hold it; write it as MPS");
        }
        new LpExport(program, out).write();
    }

    private void write() throws IOException {
        line("\\ " + program.name().replaceAll("\\R", " "));
        if (!form.objectiveFactor().equals(BigInteger.ONE)) {
            line("\\ objective multiplied by " + form.objectiveFactor());
        }
        line(program.sense() == Sense.MINIMIZE ? "Minimize" : "Maximize");
        begin(" " + rowNames.unique("objective") + ":");
        boolean empty = true;
        for (int j = 0; j < columns.length; j++) {
            if (form.cost(j).getNumerator().signum() != 0) {
                term(form.cost(j), columns[j]);
                empty = false;
            }
        }
        if (empty) {
            term(BigFraction.ZERO, columns[0]);
        }
        if (form.offset().getNumerator().signum() != 0) {
            term(form.offset(), "");
        }
        line("");
        line("Subject To");
        for (int k = 0; k < program.rows(); k++) {
            row(k);
        }
        for (BoundRow row : form.boundRows()) {
            line("\\ a bound of a column, multiplied by " + row.factor());
            begin(" " + rowNames.unique("bound_" + program.columnName(row.column())) + ":");
            term(new BigFraction(row.factor()), columns[row.column()]);
            line((row.lower() && row.upper() ? " = " : row.lower() ? " >= " : " <= ") + row.bound());
        }
        bounds();
        integers();
        line("End");
    }

    private void row(int row) throws IOException {
        BigFraction lower = form.rowLower(row);
        BigFraction upper = form.rowUpper(row);
        if (!form.rowFactor(row).equals(BigInteger.ONE)) {
            line("\\ next row multiplied by " + form.rowFactor(row));
        }
        String name = rowNames.unique(program.rowName(row));
        if (lower == null && upper == null) {
            line("\\ row " + name + " has no bounds and is left out");
        } else if (lower != null && lower.equals(upper)) {
            row(row, name, " = ", lower);
        } else {
            if (lower != null) {
                row(row, name, " >= ", lower);
            }
            if (upper != null) {
                row(row, lower == null ? name : rowNames.unique(name + "_upper"), " <= ", upper);
            }
        }
    }

    private void row(int row, String name, String relation, BigFraction side) throws IOException {
        begin(" " + name + ":");
        for (int at = program.start()[row]; at < program.start()[row + 1]; at++) {
            term(form.coefficient(row, at), columns[program.index()[at]]);
        }
        if (program.start()[row] == program.start()[row + 1]) {
            term(BigFraction.ZERO, columns[0]);
        }
        line(relation + ExportNumbers.text(side));
    }

    private void bounds() throws IOException {
        line("Bounds");
        for (int j = 0; j < columns.length; j++) {
            BigFraction lower = form.columnLower(j);
            BigFraction upper = form.columnUpper(j);
            if (lower == null && upper == null) {
                line(" " + columns[j] + " free");
            } else if (lower != null && lower.equals(upper)) {
                line(" " + columns[j] + " = " + ExportNumbers.text(lower));
            } else {
                line(" " + bound(lower, "-inf") + " <= " + columns[j] + " <= " + bound(upper, "+inf"));
            }
        }
    }

    private static String bound(@Nullable BigFraction bound, String absent) {
        return bound == null ? absent : ExportNumbers.text(bound);
    }

    private void integers() throws IOException {
        if (program.mixedInteger()) {
            line("General");
            for (int j = 0; j < columns.length; j++) {
                if (program.integral(j)) {
                    line(" " + columns[j]);
                }
            }
        }
    }

    private void term(BigFraction coefficient, String column) throws IOException {
        String number = ExportNumbers.text(coefficient);
        String signed = number.startsWith("-") ? " - " + number.substring(1) : " + " + number;
        String text = column.isEmpty() ? signed : signed + " " + column;
        if (width + text.length() > LONGEST_LINE) {
            out.append("\n ");
            width = 1;
        }
        out.append(text);
        width += text.length();
    }

    private void begin(String text) throws IOException {
        out.append(text);
        width = text.length();
    }

    private void line(String text) throws IOException {
        out.append(text).append('\n');
        width = 0;
    }
}
