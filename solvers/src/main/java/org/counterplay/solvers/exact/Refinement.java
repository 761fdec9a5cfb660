package org.counterplay.solvers.exact;

import java.util.Optional;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.program.ExactProducts;
import org.counterplay.model.program.ExactProgram;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Sense;
import org.counterplay.solvers.exact.BasisFinder.Proposed;
import org.counterplay.solvers.exact.BasisFinder.Search;
import org.counterplay.solvers.exact.BasisFinder.Shifted;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Iterative refinement of linear programs (Gleixner, Steffy, Wolter 2016): from an approximate point x and dual values y, the
 * program is moved so that they are the origin, its bounds are multiplied by a power of two that makes the violations visible,
 * its costs by another, and it is solved again with the same coefficients; the scaled-back correction is added. Bases found so
 * are optimal to many more digits than one solve in doubles gives.
 */
final class Refinement {
    private static final int MOST_BITS_A_ROUND = 30;

    private final Program program;
    private final ExactProgram exact;
    private final BigFraction[] x;
    private final BigFraction[] y;
    private int primalBits;
    private int dualBits;

    Refinement(Program program, double[] primal, double[] dual) {
        this.program = program;
        exact = program.exact();
        x = rationals(primal);
        y = rationals(dual);
    }

    /** Solves the shifted program; empty where the search cannot or fails. */
    Optional<Proposed> next(Search search) {
        Optional<Proposed> proposed = search.propose(shifted());
        proposed.ifPresent(found -> {
            if (found.primal() != null && found.dual() != null) {
                add(x, found.primal(), primalBits);
                add(y, found.dual(), dualBits);
            }
        });
        return proposed.filter(found -> found.primal() != null && found.basis() != null);
    }

    private Shifted shifted() {
        ExactProducts activities = ExactProducts.activities(program, x);
        ExactProducts combinations = ExactProducts.combinations(program, y);
        int n = program.columns();
        int m = program.rows();
        double[] columnLower = new double[n];
        double[] columnUpper = new double[n];
        double[] costs = new double[n];
        double[] rowLower = new double[m];
        double[] rowUpper = new double[m];
        double violation = 0;
        double dualViolation = 0;
        double sense = program.sense() == Sense.MINIMIZE ? 1 : -1;
        for (int j = 0; j < n; j++) {
            columnLower[j] = distance(exact.columnLower()[j], x[j], Double.NEGATIVE_INFINITY);
            columnUpper[j] = distance(exact.columnUpper()[j], x[j], Double.POSITIVE_INFINITY);
            violation = Math.max(violation, Math.max(columnLower[j], -columnUpper[j]));
            costs[j] = Rationals.toDouble(exact.objective().at(j).subtract(combinations.at(j)));
            dualViolation = Math.max(dualViolation, wrongSign(sense * costs[j], columnLower[j], columnUpper[j]));
        }
        for (int k = 0; k < m; k++) {
            BigFraction activity = activities.at(k);
            rowLower[k] = distance(exact.rowLower()[k], activity, Double.NEGATIVE_INFINITY);
            rowUpper[k] = distance(exact.rowUpper()[k], activity, Double.POSITIVE_INFINITY);
            violation = Math.max(violation, Math.max(rowLower[k], -rowUpper[k]));
            double multiplier = sense * Rationals.toDouble(y[k]);
            dualViolation = Math.max(dualViolation, wrongSign(multiplier, rowLower[k], rowUpper[k]));
        }
        primalBits = bits(violation, primalBits);
        dualBits = bits(dualViolation, dualBits);
        scale(costs, dualBits);
        scale(columnLower, primalBits);
        scale(columnUpper, primalBits);
        scale(rowLower, primalBits);
        scale(rowUpper, primalBits);
        return new Shifted(costs, columnLower, columnUpper, rowLower, rowUpper);
    }

    /** Complementary slackness: how much of a multiplier is not justified by a bound that is near. */
    private static double wrongSign(double multiplier, double lower, double upper) {
        return multiplier > 0 ? Math.min(multiplier, Math.abs(lower)) : Math.min(-multiplier, Math.abs(upper));
    }

    private static int bits(double violation, int before) {
        int most = before + MOST_BITS_A_ROUND;
        return violation <= 0 ? most : Math.clamp(-Math.getExponent(violation), 0, most);
    }

    private static double distance(@Nullable BigFraction bound, BigFraction from, double otherwise) {
        return bound == null ? otherwise : Rationals.toDouble(bound.subtract(from));
    }

    /** Bounds beyond 1e20 are infinite for solvers; which is right here, they are far away. */
    private static void scale(double[] values, int bits) {
        for (int k = 0; k < values.length; k++) {
            values[k] = Math.scalb(values[k], bits);
        }
    }

    private static void add(BigFraction[] to, double[] correction, int bits) {
        BigFraction unit = Rationals.of(Math.scalb(1.0, -bits));
        for (int k = 0; k < to.length; k++) {
            if (correction[k] != 0) {
                to[k] = to[k].add(Rationals.of(correction[k]).multiply(unit));
            }
        }
    }

    private static BigFraction[] rationals(double[] values) {
        BigFraction[] result = new BigFraction[values.length];
        for (int k = 0; k < values.length; k++) {
            result[k] = Rationals.of(values[k]);
        }
        return result;
    }
}
