package org.counterplay.solvers.backend;

import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;

/** Whether a ray shows what it is said to show, measured in double arithmetic after scaling it to largest entry 1. */
final class Rays {
    private Rays() {}

    /**
     * How well y (of either sign) proves that no x satisfies the rows and bounds: with d = -A'y, every feasible x has {@code
     * 0 = sum_k y_k (Ax)_k + sum_j d_j x_j >= sum y_k rowBound_k + sum d_j columnBound_j}, the bounds taken where the signs
     * point; the ray proves if that sum is positive.
     *
     * @return the sum less the most that doubles and multipliers without a bound (each counted against a column or row of
     *     magnitude one) can account for; positive if it proves
     */
    static double farkas(Program program, double[] ray) {
        double[] y = scaled(ray);
        if (y.length != program.rows()) {
            return Double.NEGATIVE_INFINITY;
        }
        double forward = farkasMargin(program, y);
        for (int k = 0; k < y.length; k++) {
            y[k] = -y[k];
        }
        return Math.max(forward, farkasMargin(program, y));
    }

    private static double farkasMargin(Program program, double[] y) {
        double[] d = new double[program.columns()];
        double[] magnitude = new double[program.columns()];
        boolean byColumns = program.major() == Major.COLUMNS;
        for (int p = 0; p + 1 < program.start().length; p++) {
            for (int k = program.start()[p]; k < program.start()[p + 1]; k++) {
                int column = byColumns ? p : program.index()[k];
                double product = program.value()[k] * y[byColumns ? program.index()[k] : p];
                d[column] -= product;
                magnitude[column] += Math.abs(product);
            }
        }
        Margin margin = new Margin();
        for (int k = 0; k < y.length; k++) {
            margin.add(y[k], 0, program.rowLower()[k], program.rowUpper()[k]);
        }
        for (int j = 0; j < d.length; j++) {
            margin.add(d[j], magnitude[j], program.columnLower()[j], program.columnUpper()[j]);
        }
        return margin.sum - 1e-9 * margin.size;
    }

    /** The sum, and the size of what went into it. */
    private static final class Margin {
        double sum;
        double size;

        void add(double multiplier, double magnitude, double lower, double upper) {
            if (Math.abs(multiplier) <= 1e-9 * magnitude) {
                return; // rounding: taken for 0
            }
            double bound = multiplier > 0 ? lower : upper;
            if (multiplier == 0) {
                return;
            }
            if (Double.isInfinite(bound) || Double.isNaN(multiplier)) {
                sum = Double.NEGATIVE_INFINITY;
            } else {
                sum += multiplier * bound;
                size += Math.abs(multiplier * bound);
            }
        }
    }

    /**
     * Whether the objective improves along d without end: c'd improves, and d stays within every bound that is there.
     *
     * @return the improvement less 1e-9 of its terms, or minus infinity where d leaves a bound by more than 1e-9 of the
     *     terms; positive if it shows it
     */
    static double improvement(Program program, double[] ray) {
        double[] d = scaled(ray);
        if (d.length != program.columns()) {
            return Double.NEGATIVE_INFINITY;
        }
        double[] activity = new double[program.rows()];
        double[] magnitude = new double[program.rows()];
        boolean byColumns = program.major() == Major.COLUMNS;
        for (int p = 0; p + 1 < program.start().length; p++) {
            for (int k = program.start()[p]; k < program.start()[p + 1]; k++) {
                int row = byColumns ? program.index()[k] : p;
                double product = program.value()[k] * d[byColumns ? p : program.index()[k]];
                activity[row] += product;
                magnitude[row] += Math.abs(product);
            }
        }
        double sum = 0;
        double size = 0;
        for (int j = 0; j < d.length; j++) {
            double product = program.objective()[j] * d[j];
            sum += product;
            size += Math.abs(product);
            if (leaves(d[j], 1, program.columnLower()[j], program.columnUpper()[j])) {
                return Double.NEGATIVE_INFINITY;
            }
        }
        for (int k = 0; k < activity.length; k++) {
            if (leaves(activity[k], magnitude[k], program.rowLower()[k], program.rowUpper()[k])) {
                return Double.NEGATIVE_INFINITY;
            }
        }
        return (program.sense() == Sense.MINIMIZE ? -sum : sum) - 1e-9 * size;
    }

    private static boolean leaves(double direction, double magnitude, double lower, double upper) {
        double slack = 1e-9 * magnitude;
        return Double.isNaN(direction)
                || (direction < -slack && !Double.isInfinite(lower))
                || (direction > slack && !Double.isInfinite(upper));
    }

    private static double[] scaled(double[] ray) {
        double largest = 0;
        for (double entry : ray) {
            largest = Math.max(largest, Math.abs(entry));
        }
        double[] scaled = new double[ray.length];
        for (int k = 0; k < ray.length; k++) {
            scaled[k] = largest > 0 ? ray[k] / largest : ray[k];
        }
        return scaled;
    }
}
