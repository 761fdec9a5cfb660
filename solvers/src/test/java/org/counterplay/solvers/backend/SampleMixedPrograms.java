package org.counterplay.solvers.backend;

import java.util.List;
import java.util.Random;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.counterplay.model.program.ProgramWriter;

/** Programs with integral columns whose answers were derived by hand; and some that take long. */
public final class SampleMixedPrograms {
    private static final double INF = Double.POSITIVE_INFINITY;

    private SampleMixedPrograms() {}

    /**
     * A program and its answer.
     *
     * @param primal null where it is not unique or there is none
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record MixedSample(Program program, double objective, double[] primal) {
        @Override
        public String toString() {
            return program.name();
        }
    }

    /** All that have an optimum. */
    public static List<MixedSample> optimal() {
        return List.of(
                knapsack(),
                fractional(),
                equalityKnapsack(),
                disjunction(),
                assignment(),
                generalIntegers(),
                negativeBounds(),
                emptyColumn(),
                mixed(),
                fixedCharge(),
                withoutObjective(),
                oneFixed());
    }

    /** All that have no feasible point, though their relaxations have. */
    public static List<MixedSample> infeasible() {
        return List.of(parity(), betweenIntegers(), noIntegerWithinBounds());
    }

    /** All whose objective has no bound. */
    public static List<MixedSample> unbounded() {
        return List.of(unboundedCone(), unboundedMixed());
    }

    /**
     * Problem: maximise 8a + 11b + 6c + 4d, 5a + 7b + 4c + 3d <= 14, all binary.
     *
     * <p>Analysis: the relaxation takes a, b and half of c, worth 22. Of the sets that weigh at most 14: b, c, d weigh 14 and are
     * worth 21; a, b weigh 12 and are worth 19; a, c, d weigh 12 and are worth 18; a, b with c or d weigh 16 or 15. So 21.
     */
    public static MixedSample knapsack() {
        Rows rows = new Rows("knapsack", Sense.MAXIMIZE);
        rows.integer(0, 1, 8).integer(0, 1, 11).integer(0, 1, 6).integer(0, 1, 4);
        return rows.row(-INF, 14, 5, 7, 4, 3).optimum(21, 0, 1, 1, 1);
    }

    /**
     * Problem: maximise x + y, -2x + 2y >= 1, -8x + 10y <= 13, integers from 0 to 10.
     *
     * <p>Analysis: the relaxation ends at (4, 9/2), worth 17/2. Integers have y >= x + 1, so 2x + 10 <= 13 and x <= 1; x = 1
     * leaves y = 2 (11/10 <= y <= 21/10), worth 3; x = 0 leaves y = 1.
     */
    public static MixedSample fractional() {
        Rows rows = new Rows("fractional relaxation", Sense.MAXIMIZE)
                .integer(0, 10, 1)
                .integer(0, 10, 1);
        return rows.row(1, INF, -2, 2).row(-INF, 13, -8, 10).optimum(3, 1, 2);
    }

    /**
     * Problem: minimise x + y + z, 6x + 10y + 15z = 31, integers from 0 to 10.
     *
     * <p>Analysis: two of them make at most 30, and (1, 1, 1) makes 31. Modulo 2, z is odd; modulo 3, y is 1; so it is unique.
     */
    public static MixedSample equalityKnapsack() {
        Rows rows = new Rows("equality knapsack", Sense.MINIMIZE);
        rows.integer(0, 10, 1).integer(0, 10, 1).integer(0, 10, 1);
        return rows.row(31, 31, 6, 10, 15).optimum(3, 1, 1, 1);
    }

    /**
     * Problem: jobs that last 3 and 2 on one machine, ready at 0 and 1; minimise s + t, the times they start: s + 3 <= t + 100y,
     * t + 2 <= s + 100 (1 - y), y binary.
     *
     * <p>Analysis: the first job first (y = 0): s = 0, t = 3, sum 3. The second first: t = 1, s = 3, sum 4.
     */
    public static MixedSample disjunction() {
        Rows rows = new Rows("big-M disjunction", Sense.MINIMIZE)
                .column(0, 50, 1)
                .column(1, 50, 1)
                .integer(0, 1, 0);
        return rows.row(-INF, -3, 1, -1, -100).row(-INF, 98, -1, 1, 100).optimum(3, 0, 3, 0);
    }

    /**
     * Problem: assign three to three at costs (4 1 3 / 2 0 5 / 3 2 2); degenerate, with an integral relaxation.
     *
     * <p>Analysis: the six assignments cost 4+0+2 = 6, 4+5+2 = 11, 1+2+2 = 5, 1+5+3 = 9, 3+2+2 = 7, 3+0+3 = 6.
     */
    public static MixedSample assignment() {
        double[] costs = {4, 1, 3, 2, 0, 5, 3, 2, 2};
        Rows rows = new Rows("assignment", Sense.MINIMIZE);
        for (double cost : costs) {
            rows.integer(0, 1, cost);
        }
        for (int k = 0; k < 3; k++) {
            double[] who = new double[9];
            double[] what = new double[9];
            for (int other = 0; other < 3; other++) {
                who[3 * k + other] = 1;
                what[3 * other + k] = 1;
            }
            rows.row(1, 1, who).row(1, 1, what);
        }
        return rows.optimum(5, 0, 1, 0, 1, 0, 0, 0, 0, 1);
    }

    /**
     * Problem: maximise 7 + 5x + 4y, 6x + 4y <= 24, x + 2y <= 6, integers, at least 0.
     *
     * <p>Analysis: the relaxation ends at (3, 3/2), worth 28. (4, 0) is worth 27; 28 would need 5x + 4y = 21, so x odd with (1,
     * 4) or (5, -1), neither feasible.
     */
    public static MixedSample generalIntegers() {
        Rows rows = new Rows("general integers", Sense.MAXIMIZE)
                .offset(7)
                .integer(0, INF, 5)
                .integer(0, INF, 4);
        return rows.row(-INF, 24, 6, 4).row(-INF, 6, 1, 2).optimum(27, 4, 0);
    }

    /**
     * Problem: minimise 3x + 2y, x + y >= -9/2, -7/2 <= x <= 10, -5/2 <= y <= 10, integers.
     *
     * <p>Analysis: x >= -3, y >= -2, x + y >= -4. On x + y = -4 the cost is x - 8, so x = -3 and y = -1.
     */
    public static MixedSample negativeBounds() {
        Rows rows =
                new Rows("negative bounds", Sense.MINIMIZE).integer(-3.5, 10, 3).integer(-2.5, 10, 2);
        return rows.row(-4.5, INF, 1, 1).optimum(-11, -3, -1);
    }

    /** Problem: maximise 2x + z, 2x <= 3, -5/2 <= z <= 27/10 in no row, integers. Analysis: x = 1, z = 2. */
    public static MixedSample emptyColumn() {
        Rows rows = new Rows("empty column", Sense.MAXIMIZE).integer(0, INF, 2).integer(-2.5, 2.7, 1);
        return rows.row(-INF, 3, 2, 0).row(-1, 1, 0, 0).optimum(4, 1, 2);
    }

    /**
     * Problem: minimise x + 3/2 y, x + 2y >= 37/10, x >= 0, y an integer from 0 to 10.
     *
     * <p>Analysis: y = 0, 1, 2 cost 37/10, 17/10 + 3/2 = 16/5 and 3; more costs more.
     */
    public static MixedSample mixed() {
        Rows rows = new Rows("mixed", Sense.MINIMIZE).column(0, INF, 1).integer(0, 10, 1.5);
        return rows.row(3.7, INF, 1, 2).optimum(3, 0, 2);
    }

    /**
     * Problem: minimise 10u + 3v + x + 2y, x <= 8u, y <= 8v, x + y >= 5, u and v binary.
     *
     * <p>Analysis: u alone costs 10 + 5, v alone 3 + 10, both more.
     */
    public static MixedSample fixedCharge() {
        Rows rows = new Rows("fixed charge", Sense.MINIMIZE);
        rows.integer(0, 1, 10).integer(0, 1, 3).column(0, 8, 1).column(0, 8, 2);
        rows.row(-INF, 0, -8, 0, 1, 0).row(-INF, 0, 0, -8, 0, 1).row(5, INF, 0, 0, 1, 1);
        return rows.optimum(13, 0, 1, 0, 5);
    }

    /** Problem: any integers with 3x + 5y = 7, from 0 to 9 and -9 to 9; objective -2. Analysis: (4, -1), for one. */
    public static MixedSample withoutObjective() {
        Rows rows = new Rows("integers without objective", Sense.MAXIMIZE)
                .offset(-2)
                .integer(0, 9, 0)
                .integer(-9, 9, 0);
        rows.row(7, 7, 3, 5);
        return new MixedSample(rows.writer.finish(), -2, null);
    }

    /** Problem: maximise x + y, x = 2 by its bounds, 2x + 3y <= 9, integers from 0. Analysis: y <= 5/3, so 3. */
    public static MixedSample oneFixed() {
        Rows rows =
                new Rows("one integer fixed", Sense.MAXIMIZE).integer(2, 2, 1).integer(0, 7, 1);
        return rows.row(-INF, 9, 2, 3).optimum(3, 2, 1);
    }

    /** Problem: 2x - 2y = 1, integers from 0 to 5. Analysis: the left is even. */
    public static MixedSample parity() {
        Rows rows = new Rows("parity", Sense.MAXIMIZE).integer(0, 5, 1).integer(0, 5, 1);
        return rows.row(1, 1, 2, -2).none();
    }

    /** Problem: 1/4 <= x - y + z/5 <= 3/4 with x, y integers and 0 <= z <= 1. Analysis: x - y is at most 3/4 and at least 1/20. */
    public static MixedSample betweenIntegers() {
        Rows rows = new Rows("between integers", Sense.MINIMIZE)
                .integer(0, 4, 1)
                .integer(0, 4, 1)
                .column(0, 1, 1);
        return rows.row(0.25, 0.75, 1, -1, 0.2).none();
    }

    /** Problem: an integer between 1/4 and 3/4, beside another in a row. */
    public static MixedSample noIntegerWithinBounds() {
        Rows rows = new Rows("no integer within bounds", Sense.MINIMIZE)
                .integer(0.25, 0.75, 1)
                .integer(0, 4, 1);
        return rows.row(0, 9, 1, 1).none();
    }

    /** Problem: maximise x + y, x - y <= 1, integers from 0. Analysis: (1, 1) leads on for ever. */
    public static MixedSample unboundedCone() {
        Rows rows = new Rows("unbounded integers", Sense.MAXIMIZE)
                .integer(0, INF, 1)
                .integer(0, INF, 1);
        return rows.row(-INF, 1, 1, -1).none();
    }

    /** Problem: minimise -x + y, x <= 7/2 + z, y binary, z >= 0. Analysis: x and z grow together. */
    public static MixedSample unboundedMixed() {
        Rows rows = new Rows("unbounded mixed", Sense.MINIMIZE);
        rows.integer(0, INF, -1).integer(0, 1, 1).column(0, INF, 0);
        return rows.row(-INF, 3.5, 1, 0, -1).none();
    }

    /** Maximise under many packing rows: feasible points are found at once, a proof takes long. */
    public static Program packing(long seed, int columns, int rows) {
        Random random = new Random(seed);
        ProgramWriter writer = new ProgramWriter(
                "packing " + columns + "x" + rows, Sense.MAXIMIZE, Major.ROWS, columns, rows, columns * rows);
        int[] worth = new int[columns];
        int[][] weight = new int[rows][columns];
        for (int j = 0; j < columns; j++) {
            for (int k = 0; k < rows; k++) {
                weight[k][j] = 10 + random.nextInt(90);
                worth[j] += weight[k][j];
            }
            writer.integer(0, 1, worth[j] / (double) rows + random.nextInt(20));
        }
        for (int[] row : weight) {
            int sum = 0;
            for (int each : row) {
                sum += each;
            }
            writer.row(Double.NEGATIVE_INFINITY, sum / 2);
            for (int j = 0; j < columns; j++) {
                writer.coefficient(j, row[j]);
            }
        }
        return writer.finish();
    }

    /**
     * Market split: a few equations in binaries, each asking for the half that a hidden point gives; feasible points are hard to
     * find.
     */
    public static MixedSample marketSplit(long seed, int columns, int rows) {
        Random random = new Random(seed);
        ProgramWriter writer = new ProgramWriter(
                "market split " + columns + "x" + rows, Sense.MINIMIZE, Major.ROWS, columns, rows, columns * rows);
        double[] hidden = new double[columns];
        double objective = 0;
        for (int j = 0; j < columns; j++) {
            int cost = 1 + random.nextInt(50);
            writer.integer(0, 1, cost);
            hidden[j] = random.nextInt(2);
            objective += cost * hidden[j];
        }
        for (int k = 0; k < rows; k++) {
            int[] coefficients = new int[columns];
            int sum = 0;
            for (int j = 0; j < columns; j++) {
                coefficients[j] = random.nextInt(100);
                sum += coefficients[j] * (int) hidden[j];
            }
            writer.row(sum, sum);
            for (int j = 0; j < columns; j++) {
                writer.coefficient(j, coefficients[j]);
            }
        }
        return new MixedSample(writer.finish(), objective, hidden);
    }

    /** Writes dense rows. */
    private static final class Rows {
        final ProgramWriter writer;

        Rows(String name, Sense sense) {
            writer = new ProgramWriter(name, sense, Major.ROWS, 4, 4, 16);
        }

        Rows offset(double constant) {
            writer.offset(constant);
            return this;
        }

        Rows column(double lower, double upper, double cost) {
            writer.column(lower, upper, cost);
            return this;
        }

        Rows integer(double lower, double upper, double cost) {
            writer.integer(lower, upper, cost);
            return this;
        }

        Rows row(double lower, double upper, double... coefficients) {
            writer.row(lower, upper);
            for (int j = 0; j < coefficients.length; j++) {
                writer.coefficient(j, coefficients[j]);
            }
            return this;
        }

        MixedSample optimum(double objective, double... primal) {
            return new MixedSample(writer.finish(), objective, primal);
        }

        MixedSample none() {
            return new MixedSample(writer.finish(), Double.NaN, null);
        }
    }
}
