package org.counterplay.model.program;

import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.jspecify.annotations.Nullable;

/**
 * How far a solution is from what it claims, measured by us from the program in double arithmetic. Every figure is NaN
 * where the vectors that it needs are missing, and infinite where a vector holds a value that is no number.
 *
 * @param primal largest violation of a row or column bound, relative to {@code 1 + |bound|}
 * @param integrality largest distance of an integral column from an integer
 * @param dual largest violation of dual feasibility (a dual value or reduced cost of the wrong sign where the bound that
 *     would justify it is absent), relative to {@code 1 + |cost|}
 * @param gap {@code |primal objective - dual objective| / (1 + |primal objective|)}, the dual objective taken at the bound
 *     that each dual value's sign points to
 * @param objective the objective of the primal vector, recomputed
 * @param dualObjective the objective of the dual vector, recomputed; by weak duality a bound on the optimum up to {@code
 *     dual}
 */
public record Residuals(
        double primal, double integrality, double dual, double gap, double objective, double dualObjective) {

    /** Measures the primal and, where given, the dual vector. */
    public static Residuals of(Program program, double @Nullable [] primal, double @Nullable [] dual) {
        double[] activity = new double[program.rows()];
        double[] reduced = program.objective().clone();
        boolean byColumns = program.major() == Major.COLUMNS;
        int majors = byColumns ? program.columns() : program.rows();
        for (int p = 0; p < majors; p++) {
            for (int k = program.start()[p]; k < program.start()[p + 1]; k++) {
                int minor = program.index()[k];
                int row = byColumns ? minor : p;
                int column = byColumns ? p : minor;
                double coefficient = program.value()[k];
                if (primal != null) {
                    activity[row] += coefficient * primal[column];
                }
                if (dual != null) {
                    reduced[column] -= coefficient * dual[row];
                }
            }
        }
        double objective = Double.NaN;
        double primalViolation = Double.NaN;
        double integrality = Double.NaN;
        if (primal != null) {
            objective = program.offset();
            primalViolation = 0;
            integrality = 0;
            for (int j = 0; j < primal.length; j++) {
                objective += program.objective()[j] * primal[j];
                primalViolation = worse(
                        primalViolation, violation(primal[j], program.columnLower()[j], program.columnUpper()[j]));
                if (program.integral(j)) {
                    integrality = worse(integrality, Math.abs(primal[j] - Math.rint(primal[j])));
                }
            }
            for (int k = 0; k < activity.length; k++) {
                primalViolation =
                        worse(primalViolation, violation(activity[k], program.rowLower()[k], program.rowUpper()[k]));
            }
        }
        double dualViolation = Double.NaN;
        double dualObjective = Double.NaN;
        if (dual != null) {
            double sign = program.sense() == Sense.MINIMIZE ? 1 : -1;
            DualSum sum = new DualSum(program.offset());
            for (int k = 0; k < dual.length; k++) {
                sum.add(sign * dual[k], sign, 1, program.rowLower()[k], program.rowUpper()[k]);
            }
            for (int j = 0; j < reduced.length; j++) {
                sum.add(
                        sign * reduced[j],
                        sign,
                        1 + Math.abs(program.objective()[j]),
                        program.columnLower()[j],
                        program.columnUpper()[j]);
            }
            dualViolation = sum.violation;
            dualObjective = sum.objective;
        }
        double gap = Math.abs(objective - dualObjective) / (1 + Math.abs(objective));
        return new Residuals(primalViolation, integrality, dualViolation, gap, objective, dualObjective);
    }

    /** Sums up {@code y * bound}, and the wrong signs where no bound is there. */
    private static final class DualSum {
        double objective;
        double violation;

        DualSum(double offset) {
            objective = offset;
        }

        /** @param multiplier the dual value in the sense of minimising */
        void add(double multiplier, double sign, double scale, double lower, double upper) {
            double bound = multiplier > 0 ? lower : upper;
            if (multiplier == 0) {
                return;
            }
            if (Double.isInfinite(bound)) {
                violation = worse(violation, Math.abs(multiplier) / scale);
            } else {
                objective += sign * multiplier * bound;
            }
            if (Double.isNaN(multiplier)) {
                violation = Double.POSITIVE_INFINITY;
            }
        }
    }

    private static double violation(double value, double lower, double upper) {
        double below = Double.isInfinite(lower) ? 0 : (lower - value) / (1 + Math.abs(lower));
        double above = Double.isInfinite(upper) ? 0 : (value - upper) / (1 + Math.abs(upper));
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : Math.max(0, Math.max(below, above));
    }

    private static double worse(double a, double b) {
        return Double.isNaN(b) ? Double.POSITIVE_INFINITY : Math.max(a, b);
    }
}
