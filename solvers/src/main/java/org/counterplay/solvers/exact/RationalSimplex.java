package org.counterplay.solvers.exact;

import java.util.Arrays;
import java.util.function.Supplier;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.program.ExactProducts;
import org.counterplay.solvers.exact.Standings.Place;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * The primal simplex method over the rationals, from any basis: first the sum of violations is minimised, then the objective.
 * From an optimal basis it takes no step. Where a step does not move, Bland's rule chooses, so it ends (Bland 1977); else the
 * reduced cost of largest size enters.
 *
 * <p>Every step solves its systems anew, with one factorisation: right for the few steps from a nearly optimal basis.
 */
final class RationalSimplex {
    private final SimplexForm form;
    private final Standings standings;
    private final BigFraction[] costs;
    private int steps;
    private int size;
    private boolean cautious;
    private int enteringSign;
    private BigFraction @Nullable [] point;

    RationalSimplex(SimplexForm form, Standings standings) {
        this.form = form;
        this.standings = standings;
        costs = form.costs();
    }

    /** Steps so far. */
    int steps() {
        return steps;
    }

    /** Unknowns of the last system. */
    int systemSize() {
        return size;
    }

    /**
     * Goes on until the end or a limit.
     *
     * @param mostSteps the steps that may be taken in this call
     * @param stop why to stop, asked before each step, null to go on
     */
    Conclusion run(int mostSteps, Supplier<@Nullable String> stop) {
        for (int step = 0; ; step++) {
            BasicSystem system = system();
            size = system.size();
            BigFraction[] z = point;
            if (z == null) {
                z = system.point();
                point = z;
            }
            BigFraction[] violations = violations(z);
            BigFraction[] phaseCosts = violations == null ? costs : violations;
            BigFraction[] y = system.multipliers(phaseCosts);
            int entering = entering(phaseCosts, y);
            if (entering < 0) {
                return violations == null
                        ? new Conclusion.Optimum(columnsOf(z), form.inOwnSense(y))
                        : new Conclusion.Contradiction(y);
            }
            String why = step >= mostSteps ? step + " exact simplex steps did not suffice" : stop.get();
            if (why != null) {
                return new Conclusion.Stopped(why);
            }
            boolean up = enteringSign < 0;
            BigFraction[] move = system.direction(entering);
            if (!up) {
                negate(move);
            }
            if (!step(z, move, entering, up)) {
                return new Conclusion.Improving(columnsOf(z), columnsOf(move));
            }
            steps++;
        }
    }

    /** The system of the basis, which is repaired before the first step if it is none. */
    private BasicSystem system() {
        if (point != null) {
            return new BasicSystem(form, standings);
        }
        try {
            BasicSystem system = new BasicSystem(form, standings);
            point = system.point();
            return system;
        } catch (ArithmeticException noBasis) {
            BasisRepair.repair(form, standings);
            return new BasicSystem(form, standings);
        }
    }

    /** Costs of the sum of violations, or null where there is none. */
    private BigFraction @Nullable [] violations(BigFraction[] z) {
        BigFraction[] found = null;
        for (int v = 0; v < form.variables; v++) {
            int violation = form.violation(v, z[v]);
            if (violation != 0) {
                if (found == null) {
                    found = new BigFraction[form.variables];
                    Arrays.fill(found, BigFraction.ZERO);
                }
                found[v] = violation < 0 ? BigFraction.MINUS_ONE : BigFraction.ONE;
            }
        }
        return found;
    }

    /** A nonbasic variable whose move improves, or -1; the sign of its reduced cost is kept. */
    private int entering(BigFraction[] phaseCosts, BigFraction[] y) {
        ExactProducts combinations = ExactProducts.combinations(form.program, y);
        int best = -1;
        double size = 0;
        for (int v = 0; v < form.variables; v++) {
            Place place = standings.at(v);
            if (place == Place.BASIC || form.fixed(v)) {
                continue;
            }
            int sign = v < form.columns
                    ? -combinations.compareTo(v, phaseCosts[v])
                    : y[v - form.columns].getNumerator().signum(); // nonbasic rows have no cost
            boolean improves = sign != 0
                    && switch (place) {
                        case LOWER -> sign < 0;
                        case UPPER -> sign > 0;
                        case ZERO -> true;
                        case BASIC -> false;
                    };
            if (!improves) {
                continue;
            }
            if (cautious) {
                enteringSign = sign;
                return v;
            }
            BigFraction reduced = v < form.columns ? phaseCosts[v].subtract(combinations.at(v)) : y[v - form.columns];
            double magnitude = Math.abs(Rationals.toDouble(reduced));
            if (best < 0 || magnitude > size) {
                best = v;
                size = magnitude;
                enteringSign = sign;
            }
        }
        return best;
    }

    /** Moves until something blocks, and changes the basis; false where nothing does. */
    private boolean step(BigFraction[] z, BigFraction[] move, int entering, boolean up) {
        int leaving = -1;
        Place leavesTo = Place.ZERO;
        BigFraction length = null;
        BigFraction enteringLower = form.lower(entering);
        BigFraction enteringUpper = form.upper(entering);
        if (enteringLower != null && enteringUpper != null) {
            length = enteringUpper.subtract(enteringLower);
        }
        for (int v = 0; v < form.variables; v++) {
            int sign = move[v].getNumerator().signum();
            if (sign == 0 || !standings.basic(v)) {
                continue;
            }
            int violation = form.violation(v, z[v]);
            // A violated bound blocks when it is reached, not when it is left further behind.
            boolean toUpper = sign > 0 ? violation >= 0 : violation > 0;
            if (sign > 0 && violation > 0 || sign < 0 && violation < 0) {
                continue;
            }
            BigFraction bound = toUpper ? form.upper(v) : form.lower(v);
            if (bound == null) {
                continue;
            }
            BigFraction here = bound.subtract(z[v]).divide(move[v]);
            int order = length == null ? -1 : here.compareTo(length);
            if (order < 0 || order == 0 && leaving >= 0 && v < leaving) {
                leaving = v;
                leavesTo = toUpper ? Place.UPPER : Place.LOWER;
                length = here;
            }
        }
        if (length == null) {
            return false;
        }
        cautious = length.getNumerator().signum() == 0;
        if (!cautious) {
            for (int v = 0; v < form.variables; v++) {
                if (move[v].getNumerator().signum() != 0) {
                    z[v] = z[v].add(move[v].multiply(length));
                }
            }
        }
        if (leaving < 0) {
            standings.set(entering, up ? Place.UPPER : Place.LOWER);
        } else {
            standings.set(entering, Place.BASIC);
            standings.set(leaving, leavesTo);
        }
        return true;
    }

    private BigFraction[] columnsOf(BigFraction[] all) {
        return Arrays.copyOf(all, form.columns);
    }

    private static void negate(BigFraction[] vector) {
        for (int v = 0; v < vector.length; v++) {
            vector[v] = vector[v].negate();
        }
    }
}
