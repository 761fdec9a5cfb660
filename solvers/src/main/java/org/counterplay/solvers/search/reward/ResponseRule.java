package org.counterplay.solvers.search.reward;

import java.util.Arrays;
import org.counterplay.model.formulation.DeviatorLayout;
import org.counterplay.model.formulation.WorstRewardLift;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;

/**
 * How the expert answers the deviator's options, linear in their occupancy, and what the gap is at most against that answer:
 * from any multipliers of the expert's rows and of the flows of its values in {@link WorstRewardLift}, and a split {@code
 * lambda} of the occupancy over the rewards,
 *
 * <pre>
 *   gap &lt;= constant + sum_j max( g_j + U(G_j + lambda_j), U(lambda_j) ),      sum_j lambda_j(o) = what x_o itself earns,
 * </pre>
 *
 * {@code G_j(o)} what a copy of z_j for option o earns, g_j what z_j itself does, and U(c) the largest {@code sum_o
 * c(o) x_o} over the deviations that take open options only: one backward induction for all rewards together, so that a
 * node of a search costs no linear program. That is the dual program with the multipliers of its flows of x and z at
 * their best for the open options; the expert's values enter with what their reduced costs, which need not be 0, are
 * worth at most.
 *
 * <p>Multipliers may come from any solver, however inexact: all rounding errors are counted, as in {@link SafeBound}.
 * Immutable.
 */
final class ResponseRule {
    private static final double DATUM = SafeBound.DATUM;
    private static final double ROUNDING = 0x1p-52;

    private final DeviatorLayout layout;
    private final int width;

    /** Per option that was there: {@code G + lambda} by reward, then lambda by reward, times the weight of the site. */
    private final double[][] earned;

    private final double[] own;
    private final double constant;

    private ResponseRule(DeviatorLayout layout, double[][] earned, double[] own, double constant) {
        this.layout = layout;
        this.earned = earned;
        this.own = own;
        this.constant = constant;
        width = 2 * own.length;
    }

    /** The rule of a program's row multipliers, which need neither the right signs nor to be optimal. */
    static ResponseRule of(DeviatorLayout layout, WorstRewardLift lift, double[] dual) {
        Program program = lift.program().along(Major.ROWS);
        double[] reduced = program.objective().clone();
        double[] wrong = new double[reduced.length];
        int[] terms = new int[reduced.length];
        for (int c = 0; c < reduced.length; c++) {
            wrong[c] = Math.abs(reduced[c]);
        }
        for (int row : lift.flowRows()) {
            subtract(program, row, dual[row], reduced, wrong, terms);
        }
        for (int row = lift.firstExpert(); row < lift.firstCap(); row++) {
            boolean fits = dual[row] > 0 ? program.rowUpper()[row] == 0 : program.rowLower()[row] == 0;
            subtract(program, row, fits ? dual[row] : 0, reduced, wrong, terms);
        }
        for (int c = 0; c < reduced.length; c++) {
            wrong[c] *= DATUM + (terms[c] + 2) * ROUNDING;
        }
        return of(layout, lift, dual, reduced, wrong);
    }

    private static void subtract(Program program, int row, double y, double[] reduced, double[] size, int[] terms) {
        if (y == 0 || Double.isNaN(y) || Double.isInfinite(y)) {
            return;
        }
        for (int e = program.start()[row]; e < program.start()[row + 1]; e++) {
            double term = y * program.value()[e];
            int c = program.index()[e];
            reduced[c] -= term;
            size[c] += Math.abs(term);
            terms[c]++;
        }
    }

    private static ResponseRule of(
            DeviatorLayout layout, WorstRewardLift lift, double[] dual, double[] reduced, double[] wrong) {
        int rewards = lift.rewards();
        double[][] ranges = new double[lift.quantities()][];
        Arrays.setAll(ranges, lift::range);
        double[] own = new double[rewards];
        double constant = 0;
        double sizes = 0;
        for (int k = 0; k < lift.quantities(); k++) {
            int column = lift.column(k);
            if (k < rewards) {
                own[k] = reduced[column] + wrong[column];
                sizes += Math.abs(own[k]);
            } else {
                constant += most(reduced[column], wrong[column], ranges[k]);
            }
        }
        sizes += Math.abs(constant);
        double[][] earned = new double[layout.options()][];
        int row = lift.firstCap();
        double most = 0;
        for (int q = 0; q < layout.sites(); q++) {
            for (int o = layout.firstOption(q); o < layout.firstOption(q + 1); o++) {
                if (!lift.has(o)) {
                    continue;
                }
                int x = lift.occupancyColumn(o);
                double left = reduced[x] + wrong[x];
                for (int k = rewards; k < lift.quantities(); k++) {
                    int column = lift.column(o, k);
                    if (column >= 0) {
                        left += most(reduced[column], wrong[column], ranges[k]);
                    }
                }
                double[] costs = new double[2 * rewards];
                double split = 0;
                double size = Math.abs(left);
                for (int j = 0; j < rewards; j++) {
                    int column = lift.column(o, j);
                    if (column >= 0) {
                        double given = dual[row++];
                        double mu = given > 0 && given < Double.POSITIVE_INFINITY ? given : 0;
                        costs[j] = reduced[column] + wrong[column];
                        costs[rewards + j] = -mu;
                        split += mu;
                        size += mu + Math.abs(costs[j]);
                    }
                }
                // the split's parts must sum to at least what is left, so each is rounded up by more than all its
                // errors
                double each = (left + split) / rewards + size * (lift.quantities() + 8.0) * ROUNDING;
                double largest = 0;
                for (int j = 0; j < rewards; j++) {
                    costs[rewards + j] += each;
                    costs[j] += costs[rewards + j];
                }
                for (int j = 0; j < 2 * rewards; j++) {
                    costs[j] *= layout.weight(q);
                    largest = Math.max(largest, Math.abs(costs[j]) / layout.weight(q));
                }
                most = Math.max(most, largest);
                earned[o] = costs;
            }
        }
        // the errors of the inductions: each number passes at most so many sums of so many terms
        double chain = layout.options() + layout.firstSuccessor(layout.options()) + 4.0 * rewards + 16;
        double errors =
                (sizes + 2.0 * rewards * most * layout.length()) * (chain * ROUNDING + layout.length() * 4 * DATUM);
        return new ResponseRule(layout, earned, own, constant + errors);
    }

    private static double most(double reduced, double wrong, double[] range) {
        double high = reduced + wrong;
        double low = reduced - wrong;
        return Math.max(Math.max(high * range[1], high * range[0]), Math.max(low * range[1], low * range[0]));
    }

    /** At least every gap of a deviation that takes open options only; those must have been there. */
    double bound(boolean[] open) {
        return new Induction(open).bound();
    }

    /**
     * What is left of a node.
     *
     * @param bound at least every gap of the options that are left; minus infinity if a site has none
     * @param closed at least every gap with an option that was closed; minus infinity if none was
     * @param bounds per option that is left, of a site with others: at least every gap with it
     */
    @SuppressWarnings("ArrayRecordComponent") // flat data
    record Left(double bound, double closed, double[] bounds) {}

    /** Closes every option with which no gap is above enough, until none is left to close; open is changed. */
    Left close(boolean[] open, double enough) {
        return new Induction(open).close(enough);
    }

    /** Backward inductions over one set of open options. */
    private final class Induction {
        private final boolean[] open;
        private final double[] bounds = new double[earned.length];
        private final double[] values = new double[layout.places().size() * width];
        private final double[] forced = new double[values.length];
        private final double[] backed = new double[width];
        private final double[] best = new double[width];
        private double closed = Double.NEGATIVE_INFINITY;

        Induction(boolean[] open) {
            this.open = open;
        }

        double bound() {
            for (int p = layout.places().size() - 1; p >= 0; p--) {
                back(p, -1, -1, values);
            }
            return total(values);
        }

        Left close(double enough) {
            double bound = bound();
            boolean again = bound > enough;
            while (again) {
                again = false;
                for (int p = layout.places().size() - 1; p >= 0; p--) {
                    for (int q = layout.firstSite(p); q < layout.firstSite(p + 1); q++) {
                        again |= close(p, q, enough, bound);
                        if (count(q) == 0) {
                            return new Left(Double.NEGATIVE_INFINITY, closed, bounds);
                        }
                    }
                }
                if (again) {
                    bound = Math.min(bound, bound());
                    again = bound > enough;
                }
            }
            return bound > enough
                    ? new Left(bound, closed, bounds)
                    : new Left(Double.NEGATIVE_INFINITY, Math.max(closed, bound), bounds);
        }

        private boolean close(int place, int site, double enough, double bound) {
            boolean found = false;
            boolean single = count(site) == 1;
            for (int o = layout.firstOption(site); o < layout.firstOption(site + 1) && !single; o++) {
                if (!open[o]) {
                    continue;
                }
                bounds[o] = Math.min(bound, with(place, site, o));
                if (bounds[o] <= enough) {
                    open[o] = false;
                    closed = Math.max(closed, bounds[o]);
                    found = true;
                }
            }
            return found;
        }

        private int count(int site) {
            int count = 0;
            for (int o = layout.firstOption(site); o < layout.firstOption(site + 1); o++) {
                count += open[o] ? 1 : 0;
            }
            return count;
        }

        /** The bound with an option taken; what comes after its place is as it was found last. */
        private double with(int place, int site, int option) {
            System.arraycopy(values, 0, forced, 0, values.length);
            back(place, site, option, forced);
            for (int p = place - 1; p >= 0; p--) {
                back(p, -1, -1, forced);
            }
            return total(forced);
        }

        /** Backs a place up, its site (-1: none) with an option that must be taken. */
        private void back(int place, int site, int option, double[] found) {
            int at = place * width;
            Arrays.fill(found, at, at + width, 0);
            for (int q = layout.firstSite(place); q < layout.firstSite(place + 1); q++) {
                Arrays.fill(best, Double.NEGATIVE_INFINITY);
                for (int o = layout.firstOption(q); o < layout.firstOption(q + 1); o++) {
                    if (open[o] && (q != site || o == option)) {
                        take(o, found);
                    }
                }
                for (int j = 0; j < width; j++) {
                    found[at + j] += best[j];
                }
            }
        }

        private void take(int option, double[] found) {
            System.arraycopy(earned[option], 0, backed, 0, width);
            for (int e = layout.firstSuccessor(option); e < layout.firstSuccessor(option + 1); e++) {
                double probability = layout.probability(e);
                int next = layout.successor(e) * width;
                for (int j = 0; j < width; j++) {
                    backed[j] += probability * found[next + j];
                }
            }
            for (int j = 0; j < width; j++) {
                best[j] = Math.max(best[j], backed[j]);
            }
        }

        private double total(double[] found) {
            Arrays.fill(best, 0);
            for (int p = 0; p < layout.places().size(); p++) {
                double initial = layout.initial(p);
                for (int j = 0; initial != 0 && j < width; j++) {
                    best[j] += initial * found[p * width + j];
                }
            }
            double sum = constant;
            for (int j = 0; j < own.length; j++) {
                sum += Math.max(own[j] + best[j], best[own.length + j]);
            }
            return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : sum; // multipliers that overflow say nothing
        }
    }
}
