package org.counterplay.model.program;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.counterplay.model.program.ExportForm.BoundRow;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Writes a program as a free-format MPS file, exactly.
 *
 * <p>The program's exact numbers are written. One that is exactly a double is written by the shortest decimal that reads back
 * as that double, another finite decimal by all its digits. A row with a number that is no finite decimal (1/3) is multiplied
 * by the least common multiple of its denominators; so is the objective; such a bound of a column becomes a row. Comments say
 * so, with the factor.
 *
 * <p>The sense stands in a section OBJSENSE, the objective's constant as the negative of the objective's right side, as all
 * common readers have it. Every bound that readers default differently is written: upper bounds of integral columns, lower
 * bounds beside upper ones that are not positive. A row with two bounds has an entry in RANGES where reading it in doubles
 * gives back both, and is written as two rows otherwise. A row without bounds is of type N.
 */
public final class MpsExport {
    private final Program program;
    private final ExportForm form;
    private final Appendable out;
    private final String objective;
    private final String[] rowNames;
    private final @Nullable String[] secondRows;
    private final String[] boundRowNames;

    private MpsExport(Program program, Appendable out) {
        this.program = program.along(Major.COLUMNS);
        this.form = new ExportForm(this.program);
        this.out = out;
        ExportNames names = new ExportNames();
        objective = names.unique("objective");
        rowNames = new String[program.rows()];
        secondRows = new @Nullable String[program.rows()];
        for (int k = 0; k < rowNames.length; k++) {
            rowNames[k] = names.unique(program.rowName(k));
        }
        for (int k = 0; k < rowNames.length; k++) {
            secondRows[k] = type(k) == 'R' && !rangeReadsBack(k) ? names.unique(rowNames[k] + "_upper") : null;
        }
        boundRowNames = new String[form.boundRows().size()];
        for (int b = 0; b < boundRowNames.length; b++) {
            boundRowNames[b] = names.unique(
                    "bound_" + program.columnName(form.boundRows().get(b).column()));
        }
    }

    /**
     * Writes the program.
     *
     * @throws IOException if {@code out} throws it
     */
    public static void write(Program program, Appendable out) throws IOException {
        new MpsExport(program, out).write();
    }

    private void write() throws IOException {
        comments();
        line("NAME " + new ExportNames().unique(program.name()));
        if (program.sense() == Sense.MAXIMIZE) {
            line("OBJSENSE");
            line("    MAX");
        }
        line("ROWS");
        line(" N " + objective);
        for (int k = 0; k < rowNames.length; k++) {
            char type = type(k);
            line(" " + (type == 'R' ? 'G' : type) + " " + rowNames[k]);
            if (secondRows[k] != null) {
                line(" L " + secondRows[k]);
            }
        }
        for (int b = 0; b < boundRowNames.length; b++) {
            BoundRow row = form.boundRows().get(b);
            line(" " + (row.lower() && row.upper() ? 'E' : row.lower() ? 'G' : 'L') + " " + boundRowNames[b]);
        }
        String[] columns = columns();
        rightSides();
        bounds(columns);
        line("ENDATA");
    }

    private void comments() throws IOException {
        line("* " + program.name().replaceAll("\\R", " "));
        if (!form.objectiveFactor().equals(BigInteger.ONE)) {
            line("* objective multiplied by " + form.objectiveFactor());
        }
        for (int k = 0; k < rowNames.length; k++) {
            if (!form.rowFactor(k).equals(BigInteger.ONE)) {
                line("* row " + rowNames[k] + " multiplied by " + form.rowFactor(k));
            }
            if (secondRows[k] != null) {
                line("* rows " + rowNames[k] + " and " + secondRows[k] + " are the two bounds of one row");
            }
        }
        for (int b = 0; b < boundRowNames.length; b++) {
            line("* row " + boundRowNames[b] + " is a bound of a column, multiplied by "
                    + form.boundRows().get(b).factor());
        }
    }

    private String[] columns() throws IOException {
        line("COLUMNS");
        ExportNames names = new ExportNames();
        String[] columns = new String[program.columns()];
        int nextBound = 0;
        boolean integers = false;
        int markers = 0;
        for (int j = 0; j < columns.length; j++) {
            columns[j] = names.unique(program.columnName(j));
            if (integers != program.integral(j)) {
                integers = !integers;
                line(" marker_" + ++markers + " 'MARKER' " + (integers ? "'INTORG'" : "'INTEND'"));
            }
            // Written even if 0: a column without an entry would not exist.
            entry(columns[j], objective, form.cost(j));
            for (int at = program.start()[j]; at < program.start()[j + 1]; at++) {
                int row = program.index()[at];
                BigFraction coefficient = form.coefficient(row, at);
                entry(columns[j], rowNames[row], coefficient);
                String second = secondRows[row];
                if (second != null) {
                    entry(columns[j], second, coefficient);
                }
            }
            for (;
                    nextBound < boundRowNames.length
                            && form.boundRows().get(nextBound).column() == j;
                    nextBound++) {
                entry(
                        columns[j],
                        boundRowNames[nextBound],
                        new BigFraction(form.boundRows().get(nextBound).factor()));
            }
        }
        if (integers) {
            line(" marker_" + ++markers + " 'MARKER' 'INTEND'");
        }
        return columns;
    }

    private void rightSides() throws IOException {
        line("RHS");
        if (form.offset().getNumerator().signum() != 0) {
            entry("RHS", objective, form.offset().negate());
        }
        boolean ranges = false;
        for (int k = 0; k < rowNames.length; k++) {
            BigFraction lower = form.rowLower(k);
            BigFraction upper = form.rowUpper(k);
            BigFraction side = lower != null ? lower : upper;
            if (side != null && side.getNumerator().signum() != 0) {
                entry("RHS", rowNames[k], side);
            }
            String second = secondRows[k];
            if (second != null && upper != null && upper.getNumerator().signum() != 0) {
                entry("RHS", second, upper);
            }
            ranges |= type(k) == 'R' && second == null;
        }
        for (int b = 0; b < boundRowNames.length; b++) {
            entry(
                    "RHS",
                    boundRowNames[b],
                    new BigFraction(form.boundRows().get(b).bound()));
        }
        if (!ranges) {
            return;
        }
        line("RANGES");
        for (int k = 0; k < rowNames.length; k++) {
            BigFraction lower = form.rowLower(k);
            BigFraction upper = form.rowUpper(k);
            if (type(k) == 'R' && secondRows[k] == null && lower != null && upper != null) {
                entry("RNG", rowNames[k], upper.subtract(lower));
            }
        }
    }

    private void bounds(String[] columns) throws IOException {
        line("BOUNDS");
        for (int j = 0; j < columns.length; j++) {
            BigFraction lower = form.columnLower(j);
            BigFraction upper = form.columnUpper(j);
            if (lower == null && upper == null) {
                line(" FR BND " + columns[j]);
            } else if (lower != null && lower.equals(upper)) {
                bound("FX", columns[j], lower);
            } else {
                if (lower == null) {
                    line(" MI BND " + columns[j]);
                } else if (lower.getNumerator().signum() != 0 || program.integral(j)) {
                    bound("LO", columns[j], lower);
                }
                if (upper != null) {
                    bound("UP", columns[j], upper);
                } else if (program.integral(j)) {
                    line(" PL BND " + columns[j]);
                }
            }
        }
    }

    /** E, L, G, N, or R for two bounds. */
    private char type(int row) {
        BigFraction lower = form.rowLower(row);
        BigFraction upper = form.rowUpper(row);
        if (lower == null) {
            return upper == null ? 'N' : 'L';
        }
        return upper == null ? 'G' : lower.equals(upper) ? 'E' : 'R';
    }

    /** Whether a reader that adds the range to the lower bound in doubles gets the upper bound. */
    private boolean rangeReadsBack(int row) {
        BigFraction lower = form.rowLower(row);
        BigFraction upper = form.rowUpper(row);
        if (lower == null || upper == null) {
            return false;
        }
        String range = ExportNumbers.text(upper.subtract(lower));
        double sum = Double.parseDouble(ExportNumbers.text(lower)) + Double.parseDouble(range);
        // The text must be the exact distance as well, not only one that rounds to it.
        BigDecimal exactSum = new BigDecimal(ExportNumbers.text(lower)).add(new BigDecimal(range));
        return sum == Double.parseDouble(ExportNumbers.text(upper))
                && exactSum.compareTo(new BigDecimal(ExportNumbers.text(upper))) == 0;
    }

    private void entry(String column, String row, BigFraction number) throws IOException {
        line(" " + column + " " + row + " " + ExportNumbers.text(number));
    }

    private void bound(String type, String column, BigFraction number) throws IOException {
        line(" " + type + " BND " + column + " " + ExportNumbers.text(number));
    }

    private void line(String text) throws IOException {
        out.append(text).append('\n');
    }
}
