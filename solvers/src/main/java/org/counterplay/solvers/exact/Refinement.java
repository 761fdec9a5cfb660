package org.counterplay.solvers.exact;

import java.util.Optional;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.program.ExactProducts;
import org.counterplay.model.program.ExactProgram;
import org.counterplay.model.program.Program;
import org.counterplay.solvers.exact.BasisFinder.Proposed;
import org.counterplay.solvers.exact.BasisFinder.Search;
import org.counterplay.solvers.exact.BasisFinder.Shifted;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Iterative refinement of linear programs (Gleixner, Steffy, Wolter 2016), its primal half: the program is moved so that an
 * approximate point x becomes the origin, its bounds are multiplied by a power of two that makes the violations visible, and it
 * is solved again with the same coefficients; the scaled-back correction is added to x. Bases found so are feasible to many more
 * digits than one solve in doubles gives.
 *
 * <p>The costs are not moved (with inequality rows the multipliers of rows would have to move too) but made larger from round to
 * round, so that the solver's tolerance for reduced costs means less.
 */
final class Refinement {
    private static final int MOST_BITS_A_ROUND = 30;
    private static final int COST_BITS_A_ROUND = 6;

    private final Program program;
    private final ExactProgram exact;
    private final BigFraction[] x;
    private int bits;
    private int round;

    /** @param primal an approximate point */
    Refinement(Program program, double[] primal) {
        this.program = program;
        exact = program.exact();
        x = new BigFraction[primal.length];
        for (int j = 0; j < x.length; j++) {
            x[j] = Rationals.of(primal[j]);
        }
    }

    /** Solves the moved program; empty where the search cannot or ends without a point. */
    Optional<Proposed> next(Search search) {
        Optional<Proposed> proposed = search.propose(moved());
        double[] correction = proposed.map(Proposed::primal).orElse(null);
        if (correction == null) {
            return Optional.empty();
        }
        BigFraction unit = Rationals.of(Math.scalb(1.0, -bits));
        for (int j = 0; j < x.length; j++) {
            if (correction[j] != 0) {
                x[j] = x[j].add(Rationals.of(correction[j]).multiply(unit));
            }
        }
        return proposed;
    }

    private Shifted moved() {
        ExactProducts activities = ExactProducts.activities(program, x);
        int n = program.columns();
        int m = program.rows();
        double[] columnLower = new double[n];
        double[] columnUpper = new double[n];
        double[] rowLower = new double[m];
        double[] rowUpper = new double[m];
        double violation = 0;
        for (int j = 0; j < n; j++) {
            columnLower[j] = distance(exact.columnLower()[j], x[j], Double.NEGATIVE_INFINITY);
            columnUpper[j] = distance(exact.columnUpper()[j], x[j], Double.POSITIVE_INFINITY);
            violation = Math.max(violation, Math.max(columnLower[j], -columnUpper[j]));
        }
        for (int k = 0; k < m; k++) {
            BigFraction activity = activities.at(k);
            rowLower[k] = distance(exact.rowLower()[k], activity, Double.NEGATIVE_INFINITY);
            rowUpper[k] = distance(exact.rowUpper()[k], activity, Double.POSITIVE_INFINITY);
            violation = Math.max(violation, Math.max(rowLower[k], -rowUpper[k]));
        }
        int most = bits + MOST_BITS_A_ROUND;
        bits = violation <= 0 ? most : Math.clamp(-Math.getExponent(violation), 0, most);
        // Bounds that so become 1e20 or more are infinite for solvers, which is right here: they are far away.
        scale(columnLower, bits);
        scale(columnUpper, bits);
        scale(rowLower, bits);
        scale(rowUpper, bits);
        double[] costs = program.objective().clone();
        scale(costs, COST_BITS_A_ROUND * round++);
        return new Shifted(costs, columnLower, columnUpper, rowLower, rowUpper);
    }

    private static double distance(@Nullable BigFraction bound, BigFraction from, double otherwise) {
        return bound == null ? otherwise : Rationals.toDouble(bound.subtract(from));
    }

    private static void scale(double[] values, int bits) {
        for (int k = 0; k < values.length; k++) {
            values[k] = Math.scalb(values[k], bits);
        }
    }
}
