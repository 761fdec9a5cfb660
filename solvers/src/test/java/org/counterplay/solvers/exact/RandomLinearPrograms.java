package org.counterplay.solvers.exact;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.program.ExactProgram;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.counterplay.model.program.ProgramWriter;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Small programs of every kind: integer or rational data, few distinct numbers (so degenerate ones are common), copies of rows
 * and columns, equalities, ranges, free, boxed and fixed columns; feasible, infeasible or unbounded as it comes.
 */
final class RandomLinearPrograms {
    private final Random random;
    private final boolean rational;
    private final boolean tame;

    private RandomLinearPrograms(long seed) {
        random = new Random(seed);
        rational = random.nextInt(3) == 0;
        tame = random.nextInt(3) > 0;
    }

    static Program of(long seed) {
        return new RandomLinearPrograms(seed).make(seed);
    }

    private Program make(long seed) {
        int n = 1 + random.nextInt(6);
        int m = random.nextInt(7);
        List<@Nullable BigFraction[]> columnBounds = new ArrayList<>();
        BigFraction[] costs = new BigFraction[n];
        BigFraction[] anchor = new BigFraction[n];
        BigFraction[][] a = new BigFraction[m][n];
        for (int j = 0; j < n; j++) {
            anchor[j] = number();
            costs[j] = number();
            columnBounds.add(bounds(anchor[j]));
            boolean copy = j > 0 && random.nextInt(8) == 0;
            for (int k = 0; k < m; k++) {
                a[k][j] = copy ? a[k][j - 1] : random.nextInt(3) == 0 ? BigFraction.ZERO : number();
            }
        }
        List<@Nullable BigFraction[]> rowBounds = new ArrayList<>();
        for (int k = 0; k < m; k++) {
            if (k > 0 && random.nextInt(6) == 0) {
                BigFraction factor = number();
                for (int j = 0; j < n; j++) {
                    a[k][j] = a[k - 1][j].multiply(factor);
                }
            }
            BigFraction activity = BigFraction.ZERO;
            for (int j = 0; j < n; j++) {
                activity = activity.add(a[k][j].multiply(anchor[j]));
            }
            rowBounds.add(bounds(tame ? activity : number()));
        }
        return write(seed, costs, columnBounds, a, rowBounds);
    }

    private Program write(
            long seed,
            BigFraction[] costs,
            List<@Nullable BigFraction[]> columnBounds,
            BigFraction[][] a,
            List<@Nullable BigFraction[]> rowBounds) {
        Sense sense = random.nextBoolean() ? Sense.MINIMIZE : Sense.MAXIMIZE;
        Major major = random.nextBoolean() ? Major.ROWS : Major.COLUMNS;
        ProgramWriter writer = new ProgramWriter("random " + seed, sense, major, 0, 0, 0);
        BigFraction offset = number();
        writer.offset(Rationals.toDouble(offset));
        boolean byRows = major == Major.ROWS;
        int majors = byRows ? a.length : costs.length;
        int minors = byRows ? costs.length : a.length;
        List<BigFraction> values = new ArrayList<>();
        for (int q = 0; q < minors; q++) {
            declare(writer, !byRows, q, costs, columnBounds, rowBounds);
        }
        for (int p = 0; p < majors; p++) {
            declare(writer, byRows, p, costs, columnBounds, rowBounds);
            for (int q = 0; q < minors; q++) {
                BigFraction value = byRows ? a[p][q] : a[q][p];
                if (value.compareTo(BigFraction.ZERO) != 0) {
                    writer.coefficient(q, Rationals.toDouble(value));
                    values.add(value);
                }
            }
        }
        if (rational) {
            writer.exact(() -> new ExactProgram(
                    offset,
                    NumberColumn.of(costs),
                    side(columnBounds, 0),
                    side(columnBounds, 1),
                    side(rowBounds, 0),
                    side(rowBounds, 1),
                    NumberColumn.of(values.toArray(new BigFraction[0]))));
        }
        return writer.finish();
    }

    private static void declare(
            ProgramWriter writer,
            boolean row,
            int number,
            BigFraction[] costs,
            List<@Nullable BigFraction[]> columnBounds,
            List<@Nullable BigFraction[]> rowBounds) {
        @Nullable BigFraction[] bounds = row ? rowBounds.get(number) : columnBounds.get(number);
        double lower = bounds[0] == null ? Double.NEGATIVE_INFINITY : Rationals.toDouble(bounds[0]);
        double upper = bounds[1] == null ? Double.POSITIVE_INFINITY : Rationals.toDouble(bounds[1]);
        if (row) {
            writer.row(lower, upper);
        } else {
            writer.column(lower, upper, Rationals.toDouble(costs[number]));
        }
    }

    private static @Nullable BigFraction[] side(List<@Nullable BigFraction[]> bounds, int which) {
        return bounds.stream().map(pair -> pair[which]).toArray(BigFraction[]::new);
    }

    private @Nullable BigFraction[] bounds(BigFraction around) {
        BigFraction below = around.subtract(distance());
        BigFraction above = around.add(distance());
        return switch (random.nextInt(8)) {
            case 0 -> new BigFraction[] {null, null};
            case 1, 2 -> new BigFraction[] {null, above};
            case 3, 4 -> new BigFraction[] {below, null};
            case 5 -> new BigFraction[] {around, around};
            default -> new BigFraction[] {below, above};
        };
    }

    private BigFraction distance() {
        return random.nextInt(3) == 0 ? BigFraction.ZERO : size(random.nextInt(4));
    }

    private BigFraction number() {
        return size(random.nextInt(7) - 3);
    }

    private BigFraction size(int numerator) {
        return Rationals.of(numerator, rational ? 1 + random.nextInt(3) * 3L : 1);
    }
}
