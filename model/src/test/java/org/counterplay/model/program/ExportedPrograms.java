package org.counterplay.model.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.hipparchus.fraction.BigFraction;

/** Random programs of exact numbers of every kind, with every kind of row, bound and awkward name. */
final class ExportedPrograms {
    private static final String[] AWKWARD = {
        "x", "x y", "é1", "free", "e12", "1st", "*", "$", "x", "", "obj", "'MARKER'", "a:b"
    };

    private ExportedPrograms() {}

    /** A program whose columns all appear in the objective or in a row, or not. */
    static Program random(long seed, boolean doublesOnly) {
        Random random = new Random(seed);
        int columns = 1 + random.nextInt(6);
        int rows = random.nextInt(6);
        Sense sense = random.nextBoolean() ? Sense.MINIMIZE : Sense.MAXIMIZE;
        Major major = random.nextBoolean() ? Major.ROWS : Major.COLUMNS;
        ProgramWriter writer = new ProgramWriter("random\nprogram " + seed, sense, major, columns, rows, 8);
        List<BigFraction> costs = new ArrayList<>();
        List<BigFraction> values = new ArrayList<>();
        BigFraction[] columnLower = new BigFraction[columns];
        BigFraction[] columnUpper = new BigFraction[columns];
        BigFraction[] rowLower = new BigFraction[rows];
        BigFraction[] rowUpper = new BigFraction[rows];
        for (int j = 0; j < columns; j++) {
            costs.add(random.nextInt(3) == 0 ? BigFraction.ZERO : number(random, doublesOnly));
            bounds(random, doublesOnly, columnLower, columnUpper, j);
        }
        for (int k = 0; k < rows; k++) {
            bounds(random, doublesOnly, rowLower, rowUpper, k);
        }
        BigFraction offset = random.nextBoolean() ? BigFraction.ZERO : number(random, doublesOnly);
        writer.offset(Rationals.toDouble(offset));
        int minors = major == Major.ROWS ? columns : rows;
        if (major == Major.ROWS) {
            declareColumns(writer, random, columnLower, columnUpper, costs);
        } else {
            declareRows(writer, rowLower, rowUpper);
        }
        for (int p = 0; p < (major == Major.ROWS ? rows : columns); p++) {
            if (major == Major.ROWS) {
                writer.row(low(rowLower[p]), high(rowUpper[p]));
            } else {
                declareColumn(writer, random, columnLower[p], columnUpper[p], costs.get(p));
            }
            for (int minor = 0; minor < minors; minor++) {
                BigFraction value = random.nextInt(3) == 0 ? BigFraction.ZERO : number(random, doublesOnly);
                if (value.getNumerator().signum() != 0) {
                    values.add(value);
                    writer.coefficient(minor, Rationals.toDouble(value));
                }
            }
        }
        writer.names(
                j -> AWKWARD[(int) ((j + seed) % AWKWARD.length)],
                k -> AWKWARD[(int) ((2L * k + seed) % AWKWARD.length)]);
        if (!doublesOnly) {
            NumberColumn objective = NumberColumn.of(costs.toArray(new BigFraction[0]));
            NumberColumn value = NumberColumn.of(values.toArray(new BigFraction[0]));
            writer.exact(
                    () -> new ExactProgram(offset, objective, columnLower, columnUpper, rowLower, rowUpper, value));
        }
        return writer.finish();
    }

    private static void declareColumns(
            ProgramWriter writer, Random random, BigFraction[] lower, BigFraction[] upper, List<BigFraction> costs) {
        for (int j = 0; j < lower.length; j++) {
            declareColumn(writer, random, lower[j], upper[j], costs.get(j));
        }
    }

    private static void declareColumn(
            ProgramWriter writer, Random random, BigFraction lower, BigFraction upper, BigFraction cost) {
        if (random.nextInt(4) == 0) {
            writer.integer(low(lower), high(upper), Rationals.toDouble(cost));
        } else {
            writer.column(low(lower), high(upper), Rationals.toDouble(cost));
        }
    }

    private static void declareRows(ProgramWriter writer, BigFraction[] lower, BigFraction[] upper) {
        for (int k = 0; k < lower.length; k++) {
            writer.row(low(lower[k]), high(upper[k]));
        }
    }

    private static void bounds(Random random, boolean doublesOnly, BigFraction[] lower, BigFraction[] upper, int at) {
        BigFraction a = number(random, doublesOnly);
        BigFraction b = number(random, doublesOnly);
        switch (random.nextInt(7)) {
            case 0 -> lower[at] = BigFraction.ZERO;
            case 1 -> lower[at] = a;
            case 2 -> upper[at] = a;
            case 3 -> {
                lower[at] = a;
                upper[at] = a;
            }
            case 4 -> {}
            case 5 -> {
                lower[at] = BigFraction.ZERO;
                upper[at] = a.abs();
            }
            default -> {
                lower[at] = Rationals.min(a, b);
                upper[at] = Rationals.max(a, b);
            }
        }
    }

    private static BigFraction number(Random random, boolean doublesOnly) {
        int sign = random.nextBoolean() ? 1 : -1;
        return switch (random.nextInt(doublesOnly ? 3 : 6)) {
            case 0 -> Rationals.of(sign * (1L + random.nextInt(9)));
            case 1 -> Rationals.of(sign * random.nextDouble());
            case 2 -> Rationals.of(sign * (random.nextInt(16) + 1) / 16.0 * Math.scalb(1.0, random.nextInt(81) - 40));
            case 3 -> Rationals.of(sign * (1L + random.nextInt(99)), 100);
            case 4 -> Rationals.of(sign * (1L + random.nextInt(20)), 3);
            default -> Rationals.of(sign * (1L + random.nextInt(1000)), 7L * (1 + random.nextInt(60)));
        };
    }

    private static double low(BigFraction bound) {
        return bound == null ? Double.NEGATIVE_INFINITY : Rationals.toDouble(bound);
    }

    private static double high(BigFraction bound) {
        return bound == null ? Double.POSITIVE_INFINITY : Rationals.toDouble(bound);
    }
}
