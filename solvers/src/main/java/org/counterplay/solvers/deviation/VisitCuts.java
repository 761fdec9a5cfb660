package org.counterplay.solvers.deviation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.counterplay.model.formulation.TiedDeviatorProgram;
import org.counterplay.model.formulation.TiedDeviatorProgram.VisitCut;
import org.jspecify.annotations.Nullable;

/**
 * Cuts of a {@link TiedDeviatorProgram}'s relaxation: its x(s,b,c) over all steps, divided by y(s,b,c), must be what some markov
 * deviation that answers b by c at s can make of the visits {@code sigma_h,i(b|s) d_h(s)}, h = 1..H. No deviation reaches the state at
 * every step with the probability with which others reach it at one, so this is much less than the bounds of single steps allow.
 *
 * <p>The nearest such visits are sought by Frank and Wolfe's method, whose oracle, the most weighted visits, is one backward
 * induction; the direction from them to the relaxation's is a cut wherever the oracle's bound, an upper bound for every deviation
 * of interest, is below it.
 */
final class VisitCuts {
    private static final int ITERATIONS = 25;
    private static final double LEAST_CHOICE = 1e-5;
    private static final double LEAST_VIOLATION = 1e-4;
    private static final double ROOM = 1e-9;

    /** Prices of worth, in visits per distance between the deviation at hand and the markov bound. */
    private static final double[] PRICES = {0, 0.05, 0.2, 0.6, 1.5, 4};

    private final DecisionProcess process;
    private final long[] open;
    private final double worth;
    private final double above;
    private final double[] values;
    private final double[] reach;
    private final int[] chosen;
    private final double[] visits;
    private final int[][] sites;
    private final int[] columnOf;

    /**
     * For the deviations that play open actions and are worth at least as much as one at hand.
     *
     * @param worth the value of the one at hand, to within the process's error
     */
    VisitCuts(DecisionProcess process, long[] open, double worth) {
        this.process = process;
        this.open = open.clone();
        this.worth = worth - 2 * process.error;
        above = Math.max(new Induction(process).best(open) - worth, 4 * process.error);
        values = new double[process.places.size()];
        reach = new double[values.length];
        chosen = new int[process.recommended.length];
        visits = new double[process.places.steps()];
        sites = new int[process.spots.length][process.places.steps()];
        columnOf = new int[process.reward.length];
        int column = 0;
        for (int[] own : sites) {
            Arrays.fill(own, -1);
        }
        for (int step = 1; step <= process.places.steps(); step++) {
            for (int place = process.places.first(step); place < process.places.first(step + 1); place++) {
                column++;
                for (int site = process.firstSite[place]; site < process.firstSite[place + 1]; site++) {
                    sites[process.spotOf[site]][step - 1] = site;
                    for (int option = process.firstOption[site]; option < process.firstOption[site + 1]; option++) {
                        columnOf[option] = column++;
                    }
                }
            }
        }
    }

    /** The cuts that a solution of the relaxation violates, one at most for each spot and action. */
    List<VisitCut> separate(TiedDeviatorProgram written, double[] primal) {
        List<VisitCut> cuts = new ArrayList<>();
        for (int spot = 0; spot < open.length; spot++) {
            long before = open[spot];
            for (int c = 0; c < process.actions[spot]; c++) {
                int column = written.choiceColumn(process.spots[spot], c);
                if (Long.bitCount(before) > 1 && (before >> c & 1) != 0 && primal[column] > LEAST_CHOICE) {
                    open[spot] = 1L << c;
                    VisitCut cut = separate(spot, c, primal, primal[column]);
                    if (cut != null) {
                        cuts.add(cut);
                    }
                }
            }
            open[spot] = before;
        }
        return cuts;
    }

    private @Nullable VisitCut separate(int spot, int action, double[] primal, double choice) {
        double[] target = new double[visits.length];
        for (int h = 0; h < target.length; h++) {
            int site = sites[spot][h];
            target[h] = site < 0 ? 0 : primal[columnOf[process.firstOption[site] + action]] / choice;
        }
        double[] near = null;
        double[] best = null;
        double violation = LEAST_VIOLATION;
        double most = 0;
        for (int k = 0; k < ITERATIONS; k++) {
            double[] direction = target.clone();
            for (int h = 0; near != null && h < direction.length; h++) {
                direction[h] -= near[h];
            }
            double length = Math.sqrt(product(direction, direction));
            if (length < LEAST_VIOLATION) {
                break;
            }
            for (int h = 0; h < direction.length; h++) {
                direction[h] /= length;
            }
            double bound = most(spot, direction, 0);
            double own = product(direction, target) - bound;
            if (own > violation) {
                violation = own;
                best = direction;
                most = bound;
            }
            near = near == null ? visits.clone() : nearer(near, target);
        }
        return best == null ? null : cut(spot, action, best, most);
    }

    /** With the bound at the best price. */
    private VisitCut cut(int spot, int action, double[] weights, double most) {
        double least = most;
        for (double price : PRICES) {
            double dear = price / above;
            least = Math.min(least, most(spot, weights, dear) - dear * worth + 4 * dear * process.error);
        }
        return new VisitCut(process.spots[spot], action, weights, least + ROOM * (1 + Math.abs(least)));
    }

    /** For each spot with a choice and each open action: all visits together, {@code sum_h x_h(s,b,c) <= most y(s,b,c)}. */
    List<VisitCut> totals() {
        List<VisitCut> cuts = new ArrayList<>();
        double[] ones = new double[visits.length];
        Arrays.fill(ones, 1);
        for (int spot = 0; spot < open.length; spot++) {
            long before = open[spot];
            for (int c = 0; c < process.actions[spot] && process.actions[spot] > 1; c++) {
                if ((before >> c & 1) != 0) {
                    open[spot] = 1L << c;
                    cuts.add(cut(spot, c, ones, Double.POSITIVE_INFINITY));
                } else {
                    cuts.add(new VisitCut(process.spots[spot], c, ones, 0));
                }
            }
            open[spot] = before;
        }
        return cuts;
    }

    /** The column of the relaxation of each option. */
    int[] columns() {
        return columnOf.clone();
    }

    /** The point nearest to the target between a point and the visits last found. */
    private double[] nearer(double[] near, double[] target) {
        double ahead = 0;
        double length = 0;
        for (int h = 0; h < near.length; h++) {
            double step = visits[h] - near[h];
            ahead += (target[h] - near[h]) * step;
            length += step * step;
        }
        double share = length == 0 ? 0 : Math.max(0, Math.min(1, ahead / length));
        double[] nearer = near.clone();
        for (int h = 0; h < near.length; h++) {
            nearer[h] += share * (visits[h] - near[h]);
        }
        return nearer;
    }

    /** {@code max_phi [sum_h weights[h] sigma d_h(s) + price J(phi)]}, and the visits of a deviation that attains it. */
    private double most(int spot, double[] weights, double price) {
        DecisionProcess p = process;
        for (int step = p.places.steps(); step >= 1; step--) {
            int own = sites[spot][step - 1];
            for (int place = p.places.first(step + 1) - 1; place >= p.places.first(step); place--) {
                double sum = 0;
                for (int site = p.firstSite[place]; site < p.firstSite[place + 1]; site++) {
                    long mask = open[p.spotOf[site]];
                    int first = p.firstOption[site];
                    double best = Double.NEGATIVE_INFINITY;
                    for (int option = first; option < p.firstOption[site + 1]; option++) {
                        if ((mask >> (option - first) & 1) != 0) {
                            double worthOf = price * p.reward[option];
                            for (int e = p.firstSuccessor[option]; e < p.firstSuccessor[option + 1]; e++) {
                                worthOf += p.probability[e] * values[p.successor[e]];
                            }
                            if (worthOf > best) {
                                best = worthOf;
                                chosen[site] = option;
                            }
                        }
                    }
                    sum += best + (site == own ? weights[step - 1] * p.weight[site] : 0);
                }
                values[place] = sum;
            }
        }
        follow(spot);
        return p.atStart(values);
    }

    private void follow(int spot) {
        DecisionProcess p = process;
        Arrays.fill(reach, 0);
        System.arraycopy(p.initial, 0, reach, 0, p.initial.length);
        for (int step = 1; step <= p.places.steps(); step++) {
            int own = sites[spot][step - 1];
            visits[step - 1] = 0;
            for (int place = p.places.first(step); place < p.places.first(step + 1); place++) {
                for (int site = p.firstSite[place]; reach[place] > 0 && site < p.firstSite[place + 1]; site++) {
                    visits[step - 1] += site == own ? reach[place] * p.weight[site] : 0;
                    int option = chosen[site];
                    for (int e = p.firstSuccessor[option]; e < p.firstSuccessor[option + 1]; e++) {
                        reach[p.successor[e]] += reach[place] * p.probability[e];
                    }
                }
            }
        }
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int h = 0; h < a.length; h++) {
            sum += a[h] * b[h];
        }
        return sum;
    }
}
