package org.counterplay.solvers.search.reward;

import java.util.Arrays;
import org.counterplay.model.formulation.DeviatorLayout;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;

/**
 * An agent's best deviation for rewards z per game row, in doubles: backward induction, or policy iteration where discounted.
 * What it says is a hint, except {@link #most}, which is a bound. Of one thread.
 */
final class FlatDeviator {
    private static final int MOST_ROUNDS = 100;
    private static final double BETTER = 1e-12;
    /** Relative to a sum of non-negative terms: far above its rounding errors, which are {@code terms 2^-53}. */
    private static final double ROUNDING = 1e-10;

    private final DeviatorLayout layout;
    private final double[] values;
    private final int[] chosen;

    /** Whether an option may be taken. */
    private final boolean[] open;

    FlatDeviator(DeviatorLayout layout) {
        this.layout = layout;
        values = new double[layout.places().size()];
        chosen = new int[layout.sites()];
        open = new boolean[layout.options()];
        Arrays.fill(open, true);
    }

    /** Lets some options be taken, at least one at each site, and no others. */
    void allow(boolean[] options) {
        System.arraycopy(options, 0, open, 0, open.length);
    }

    DeviatorLayout layout() {
        return layout;
    }

    /** The options of the best deviation that was found last, by site; overwritten by the next search. */
    int[] chosen() {
        return chosen;
    }

    /** The largest value for rewards {@code sign z}. */
    double best(double[] z, int sign) {
        for (int q = 0; q < chosen.length; q++) {
            chosen[q] = layout.firstOption(q);
            while (!open[chosen[q]]) {
                chosen[q]++;
            }
        }
        if (!layout.discounted()) {
            for (int p = values.length - 1; p >= 0; p--) {
                improve(p, z, sign);
            }
            return atStart();
        }
        for (int round = 0; round < MOST_ROUNDS; round++) {
            evaluate(z, sign);
            double[] before = values.clone();
            boolean changed = false;
            for (int p = 0; p < before.length; p++) {
                changed |= improve(p, z, sign);
            }
            System.arraycopy(before, 0, values, 0, before.length);
            if (!changed) {
                break;
            }
        }
        evaluate(z, sign);
        return atStart();
    }

    /** At least the largest value for rewards {@code sign z}, whatever the rounding errors. */
    double most(double[] z, int sign) {
        double value = best(z, sign);
        double residual = 0;
        if (layout
                .discounted()) { // U + residual / (1 - gamma) is above the fixed point, as backing it up gives no more
            for (int p = 0; p < values.length; p++) {
                double backed = 0;
                for (int q = layout.firstSite(p); q < layout.firstSite(p + 1); q++) {
                    double best = Double.NEGATIVE_INFINITY;
                    for (int o = layout.firstOption(q); o < layout.firstOption(q + 1); o++) {
                        if (open[o]) {
                            best = Math.max(best, worth(o, z, sign));
                        }
                    }
                    backed += best;
                }
                residual = Math.max(residual, backed - values[p]);
            }
        }
        return value + (residual + ROUNDING * Math.max(1, Math.abs(value))) * layout.length();
    }

    /** The visits per game row of the deviation that was found last. */
    double[] visits(int rows) {
        int places = values.length;
        double[] here = new double[places];
        if (layout.discounted()) {
            double[][] system = new double[places][places];
            for (int p = 0; p < places; p++) {
                here[p] = layout.initial(p);
                system[p][p] += 1;
                for (int q = layout.firstSite(p); q < layout.firstSite(p + 1); q++) {
                    int o = chosen[q];
                    for (int e = layout.firstSuccessor(o); e < layout.firstSuccessor(o + 1); e++) {
                        system[layout.successor(e)][p] -= layout.probability(e);
                    }
                }
            }
            here = solved(system, here);
        }
        double[] visits = new double[rows];
        for (int p = 0; p < places; p++) {
            if (!layout.discounted()) {
                here[p] += layout.initial(p);
            }
            for (int q = layout.firstSite(p); q < layout.firstSite(p + 1); q++) {
                int o = chosen[q];
                for (int e = layout.firstRow(o); e < layout.firstRow(o + 1); e++) {
                    visits[layout.row(e)] += here[p] * layout.share(e);
                }
                for (int e = layout.firstSuccessor(o); !layout.discounted() && e < layout.firstSuccessor(o + 1); e++) {
                    here[layout.successor(e)] += here[p] * layout.probability(e);
                }
            }
        }
        return visits;
    }

    private double atStart() {
        double sum = 0;
        for (int p = 0; p < values.length; p++) {
            sum += layout.initial(p) * values[p];
        }
        return sum;
    }

    private double worth(int option, double[] z, int sign) {
        double sum = 0;
        for (int e = layout.firstRow(option); e < layout.firstRow(option + 1); e++) {
            sum += layout.share(e) * z[layout.row(e)];
        }
        sum *= sign;
        for (int e = layout.firstSuccessor(option); e < layout.firstSuccessor(option + 1); e++) {
            sum += layout.probability(e) * values[layout.successor(e)];
        }
        return sum;
    }

    /** Backs a place up; whether a better option was found. */
    private boolean improve(int place, double[] z, int sign) {
        double sum = 0;
        boolean changed = false;
        for (int q = layout.firstSite(place); q < layout.firstSite(place + 1); q++) {
            double best = worth(chosen[q], z, sign);
            for (int o = layout.firstOption(q); o < layout.firstOption(q + 1); o++) {
                double own = open[o] ? worth(o, z, sign) : Double.NEGATIVE_INFINITY;
                if (own > best + BETTER) {
                    best = own;
                    chosen[q] = o;
                    changed = true;
                }
            }
            sum += best;
        }
        if (!layout.discounted()) {
            values[place] = sum;
        }
        return changed;
    }

    private void evaluate(double[] z, int sign) {
        int places = values.length;
        double[][] system = new double[places][places];
        double[] rewards = new double[places];
        for (int p = 0; p < places; p++) {
            system[p][p] += 1;
            for (int q = layout.firstSite(p); q < layout.firstSite(p + 1); q++) {
                int o = chosen[q];
                for (int e = layout.firstRow(o); e < layout.firstRow(o + 1); e++) {
                    rewards[p] += sign * layout.share(e) * z[layout.row(e)];
                }
                for (int e = layout.firstSuccessor(o); e < layout.firstSuccessor(o + 1); e++) {
                    system[p][layout.successor(e)] -= layout.probability(e);
                }
            }
        }
        System.arraycopy(solved(system, rewards), 0, values, 0, places);
    }

    private static double[] solved(double[][] system, double[] right) {
        return new LUDecomposition(new Array2DRowRealMatrix(system, false))
                .getSolver()
                .solve(new ArrayRealVector(right, false))
                .toArray();
    }

    /** A copy of the options that were chosen last. */
    int[] copyOfChosen() {
        return Arrays.copyOf(chosen, chosen.length);
    }
}
