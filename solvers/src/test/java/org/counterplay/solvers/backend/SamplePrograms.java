package org.counterplay.solvers.backend;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.POSITIVE_INFINITY;

import java.util.List;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.counterplay.model.program.ProgramWriter;
import org.counterplay.model.program.Solution.Reason;

/** Programs whose answers were derived by hand; inf stands for an absent bound. */
public final class SamplePrograms {
    private static final double INF = POSITIVE_INFINITY;
    private static final double MINUS_INF = NEGATIVE_INFINITY;

    private SamplePrograms() {}

    /**
     * A program and its answer.
     *
     * @param primal null where it is not unique or there is none
     * @param dual null where it is not unique or there is none
     */
    public record Sample(Program program, Reason reason, double objective, double[] primal, double[] dual) {
        @Override
        public String toString() {
            return program.name();
        }
    }

    /** All that have an optimum. */
    public static List<Sample> optimal() {
        return List.of(
                smallMinimum(),
                smallMaximum(),
                equalities(),
                rangedRowAtUpper(),
                rangedRowAtLower(),
                freeColumns(),
                fixedColumn(),
                emptyRowAndColumn(),
                boundsOnly(),
                negativeUpperBound(),
                degenerate(),
                doubledNames(),
                noObjective(),
                noColumns(),
                nothingAtAll());
    }

    /** All that have no feasible point. */
    public static List<Sample> infeasible() {
        return List.of(contradictingRows(), rowBeyondBounds(), emptyRowOutOfRange(), noColumnsButRow());
    }

    /** All whose objective has no bound. */
    public static List<Sample> unbounded() {
        return List.of(unboundedCone(), unboundedFreeColumn(), unboundedWithoutRows(), unboundedThroughEquality());
    }

    /**
     * Problem: minimise 2x + 3y, x + y >= 4, x <= 3 as a row, x, y >= 0.
     *
     * <p>Analysis: x is cheaper and limited to 3, so x = 3, y = 1, objective 9. Another unit of demand costs 3 (y); another
     * unit of x saves 3 - 2 = 1, so the duals are 3 and -1.
     */
    public static Sample smallMinimum() {
        Rows rows = new Rows("small minimum", Sense.MINIMIZE).column(0, INF, 2).column(0, INF, 3);
        rows.row(4, INF, 1, 1).row(MINUS_INF, 3, 1, 0);
        return rows.optimum(9, new double[] {3, 1}, new double[] {3, -1});
    }

    /**
     * Problem: maximise 3x + 5y, x <= 4, 2y <= 12, 3x + 2y <= 18, x, y >= 0.
     *
     * <p>Analysis: rows two and three bind: y = 6, x = 2, objective 36. 3 p3 = 3 and 2 p2 + 2 p3 = 5 give p = (0, 3/2, 1),
     * not negative at upper bounds since it maximises.
     */
    public static Sample smallMaximum() {
        Rows rows = new Rows("small maximum", Sense.MAXIMIZE).column(0, INF, 3).column(0, INF, 5);
        rows.row(MINUS_INF, 4, 1, 0).row(MINUS_INF, 12, 0, 2).row(MINUS_INF, 18, 3, 2);
        return rows.optimum(36, new double[] {2, 6}, new double[] {0, 1.5, 1});
    }

    /**
     * Problem: minimise x + 2y + 4z, x + y + z = 1, x - z = 1/4, x, y, z >= 0.
     *
     * <p>Analysis: x = z + 1/4 and y = 3/4 - 2z, so the cost is 7/4 + z and z = 0. The columns of x and y give p1 + p2 = 1 and
     * p1 = 2; the reduced cost of z is 4 - (p1 - p2) = 1.
     */
    public static Sample equalities() {
        Rows rows = new Rows("equalities", Sense.MINIMIZE)
                .column(0, INF, 1)
                .column(0, INF, 2)
                .column(0, INF, 4);
        rows.row(1, 1, 1, 1, 1).row(0.25, 0.25, 1, 0, -1);
        return rows.optimum(1.75, new double[] {0.25, 0.75, 0}, new double[] {2, -1});
    }

    /**
     * Problem: maximise x + y, 2 <= x + 2y <= 6, 0 <= x <= 2, y >= 0.
     *
     * <p>Analysis: y = (6 - x)/2 gives 3 + x/2, so x = 2, y = 2. The row's dual is 1/2 (from y), the reduced cost of x is 1/2.
     */
    public static Sample rangedRowAtUpper() {
        Rows rows = new Rows("ranged row at its upper end", Sense.MAXIMIZE)
                .column(0, 2, 1)
                .column(0, INF, 1);
        return rows.row(2, 6, 1, 2).optimum(4, new double[] {2, 2}, new double[] {0.5});
    }

    /** As {@link #rangedRowAtUpper}, minimised: y = 1, x = 0; the dual is 1/2 again, now of the lower end. */
    public static Sample rangedRowAtLower() {
        Rows rows = new Rows("ranged row at its lower end", Sense.MINIMIZE)
                .column(0, 2, 1)
                .column(0, INF, 1);
        return rows.row(2, 6, 1, 2).optimum(1, new double[] {0, 1}, new double[] {0.5});
    }

    /**
     * Problem: minimise 2u + v, u + v >= 1, -3 <= u - v <= 5, u, v free.
     *
     * <p>Analysis: 2u + v = 3/2 (u + v) + 1/2 (u - v), each part at its least: u = -1, v = 2, objective 0.
     */
    public static Sample freeColumns() {
        Rows rows = new Rows("free columns", Sense.MINIMIZE)
                .column(MINUS_INF, INF, 2)
                .column(MINUS_INF, INF, 1);
        rows.row(1, INF, 1, 1).row(-3, 5, 1, -1);
        return rows.optimum(0, new double[] {-1, 2}, new double[] {1.5, 0.5});
    }

    /** Problem: minimise x + y, x = 2 by its bounds, x + y >= 5, y >= 0. Analysis: y = 3; the row's dual is 1. */
    public static Sample fixedColumn() {
        Rows rows = new Rows("fixed column", Sense.MINIMIZE).column(2, 2, 1).column(0, INF, 1);
        return rows.row(5, INF, 1, 1).optimum(5, new double[] {2, 3}, new double[] {1});
    }

    /**
     * Problem: minimise x + z, -1 <= 0, x >= 1 as a row, -2 <= z <= 5 in no row, x >= 0.
     *
     * <p>Analysis: z = -2, x = 1; the empty row's dual is 0, the other's 1.
     */
    public static Sample emptyRowAndColumn() {
        Rows rows = new Rows("empty row and column", Sense.MINIMIZE)
                .column(0, INF, 1)
                .column(-2, 5, 1);
        rows.row(-1, INF, 0, 0).row(1, INF, 1, 0);
        return rows.optimum(-1, new double[] {1, -2}, new double[] {0, 1});
    }

    /** Problem: maximise 10 + 5x - y, 0 <= x <= 2, -3 <= y <= 4, no rows. Analysis: x = 2, y = -3. */
    public static Sample boundsOnly() {
        Rows rows = new Rows("bounds only", Sense.MAXIMIZE)
                .offset(10)
                .column(0, 2, 5)
                .column(-3, 4, -1);
        return rows.optimum(23, new double[] {2, -3}, new double[] {});
    }

    /** Problem: maximise x + y, x <= -1 without a lower bound, x - y = 0. Analysis: x = y = -1; the row's dual is -1. */
    public static Sample negativeUpperBound() {
        Rows rows = new Rows("negative upper bound", Sense.MAXIMIZE)
                .column(MINUS_INF, -1, 1)
                .column(MINUS_INF, INF, 1);
        return rows.row(0, 0, 1, -1).optimum(-2, new double[] {-1, -1}, new double[] {-1});
    }

    /**
     * Problem (Beale 1955, on which the simplex method can cycle): minimise -3/4 a + 150 b - 1/50 c + 6 d, 1/4 a - 60 b - 1/25
     * c + 9 d <= 0, 1/2 a - 90 b - 1/50 c + 3 d <= 0, c <= 1.
     *
     * <p>Analysis: with b = d = 0 and c = 1 the second row allows a = 1/25, objective -3/100 - 2/100 = -1/20. The duals p2 =
     * -3/2 and p3 = -1/20 with p1 = 0 have reduced costs 0, 15, 0, 21/2 and the same objective.
     */
    public static Sample degenerate() {
        Rows rows = new Rows("degenerate", Sense.MINIMIZE);
        rows.column(0, INF, -0.75).column(0, INF, 150).column(0, INF, -0.02).column(0, INF, 6);
        rows.row(MINUS_INF, 0, 0.25, -60, -0.04, 9)
                .row(MINUS_INF, 0, 0.5, -90, -0.02, 3)
                .row(MINUS_INF, 1, 0, 0, 1, 0);
        return rows.optimum(-0.05, new double[] {0.04, 0, 1, 0}, null);
    }

    /** {@link #smallMinimum} with one name for everything: OR-Tools ends the process when such a name is looked up. */
    public static Sample doubledNames() {
        Rows rows = new Rows("doubled names", Sense.MINIMIZE).column(0, INF, 2).column(0, INF, 3);
        rows.writer.names(j -> "x", k -> "x");
        rows.row(4, INF, 1, 1).row(MINUS_INF, 3, 1, 0);
        return rows.optimum(9, new double[] {3, 1}, new double[] {3, -1});
    }

    /** Problem: any x, y >= 0 with x + y = 3. Analysis: the objective is the constant 7 and the dual is 0. */
    public static Sample noObjective() {
        Rows rows = new Rows("no objective", Sense.MINIMIZE)
                .offset(7)
                .column(0, INF, 0)
                .column(0, INF, 0);
        return rows.row(3, 3, 1, 1).optimum(7, null, null);
    }

    /** Problem: no columns, a row from -1 to 2. Analysis: its activity is 0. */
    public static Sample noColumns() {
        return new Rows("no columns", Sense.MAXIMIZE).offset(-4).row(-1, 2).optimum(-4, new double[] {}, new double[] {0
        });
    }

    /** Problem: neither rows nor columns. */
    public static Sample nothingAtAll() {
        return new Rows("nothing at all", Sense.MINIMIZE).offset(3).optimum(3, new double[] {}, new double[] {});
    }

    /** Problem: x + y >= 4 and x + y <= 3. Analysis: the ray (1, -1) shows 0 >= 1. */
    public static Sample contradictingRows() {
        Rows rows =
                new Rows("contradicting rows", Sense.MINIMIZE).column(0, INF, 1).column(0, INF, 1);
        return rows.row(4, INF, 1, 1).row(MINUS_INF, 3, 1, 1).without(Reason.INFEASIBLE);
    }

    /** Problem: x + 2y >= 10 with 0 <= x, y <= 3. Analysis: at most 9. */
    public static Sample rowBeyondBounds() {
        Rows rows =
                new Rows("row beyond bounds", Sense.MAXIMIZE).column(0, 3, 1).column(0, 3, 1);
        return rows.row(10, INF, 1, 2).without(Reason.INFEASIBLE);
    }

    /** Problem: a row without coefficients from 1 to 2, beside one that can be met. Analysis: its activity is 0. */
    public static Sample emptyRowOutOfRange() {
        Rows rows = new Rows("empty row out of range", Sense.MINIMIZE).column(0, INF, 1);
        return rows.row(1, 2, 0).row(1, INF, 1).without(Reason.INFEASIBLE);
    }

    /** Problem: no columns, a row from 1 to 2. */
    public static Sample noColumnsButRow() {
        return new Rows("no columns but a row", Sense.MINIMIZE).row(1, 2).without(Reason.INFEASIBLE);
    }

    /** Problem: maximise x + y, x - y <= 1, x, y >= 0. Analysis: the ray (1, 1). */
    public static Sample unboundedCone() {
        Rows rows = new Rows("unbounded cone", Sense.MAXIMIZE).column(0, INF, 1).column(0, INF, 1);
        return rows.row(MINUS_INF, 1, 1, -1).without(Reason.UNBOUNDED);
    }

    /** Problem: minimise x, x + y >= 1, x and y free. Analysis: the ray (-1, 1). */
    public static Sample unboundedFreeColumn() {
        Rows rows = new Rows("unbounded free columns", Sense.MINIMIZE);
        rows.column(MINUS_INF, INF, 1).column(MINUS_INF, INF, 0);
        return rows.row(1, INF, 1, 1).without(Reason.UNBOUNDED);
    }

    /** Problem: minimise -x, x >= 0, no rows. */
    public static Sample unboundedWithoutRows() {
        return new Rows("unbounded without rows", Sense.MINIMIZE)
                .column(0, INF, -1)
                .without(Reason.UNBOUNDED);
    }

    /** Problem: maximise x + z, x = y, z <= 1, all >= 0. Analysis: the ray (1, 1, 0). */
    public static Sample unboundedThroughEquality() {
        Rows rows = new Rows("unbounded through an equality", Sense.MAXIMIZE);
        rows.column(0, INF, 1).column(0, INF, 0).column(0, 1, 1);
        return rows.row(0, 0, 1, -1, 0).without(Reason.UNBOUNDED);
    }

    /** Problem: maximise x + y, x - y >= 1, x - y <= 0, x, y >= 0. Analysis: neither it nor its dual is feasible. */
    public static Sample infeasibleBothWays() {
        Rows rows = new Rows("infeasible both ways", Sense.MAXIMIZE)
                .column(0, INF, 1)
                .column(0, INF, 1);
        return rows.row(1, INF, 1, -1).row(MINUS_INF, 0, 1, -1).without(Reason.INFEASIBLE);
    }

    /** Problem: maximise x + y over integers, 2x + 2y <= 3, x, y >= 0. Analysis: 1, where the relaxation has 3/2. */
    public static Sample integers() {
        ProgramWriter writer = new ProgramWriter("integers", Sense.MAXIMIZE, Major.ROWS, 2, 1, 2);
        writer.integer(0, INF, 1);
        writer.integer(0, INF, 1);
        writer.row(MINUS_INF, 3);
        writer.coefficient(0, 2);
        writer.coefficient(1, 2);
        return new Sample(writer.finish(), Reason.OPTIMAL, 1, null, null);
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

        Rows row(double lower, double upper, double... coefficients) {
            writer.row(lower, upper);
            for (int j = 0; j < coefficients.length; j++) {
                writer.coefficient(j, coefficients[j]);
            }
            return this;
        }

        Sample optimum(double objective, double[] primal, double[] dual) {
            return new Sample(writer.finish(), Reason.OPTIMAL, objective, primal, dual);
        }

        Sample without(Reason reason) {
            return new Sample(writer.finish(), reason, Double.NaN, null, null);
        }
    }
}
