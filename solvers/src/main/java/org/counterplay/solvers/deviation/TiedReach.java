package org.counterplay.solvers.deviation;

import java.util.Arrays;
import org.counterplay.model.formulation.TiedDeviatorProgram;

/**
 * {@code p_h(s,b,c)} and {@code P_h(s,b,c)} of {@link TiedDeviatorProgram} in the stationary class: how likely a deviation that
 * always answers b by c at s, plays open actions only, and is worth at least as much as one at hand, is to be at s in step h and
 * get b there.
 *
 * <p>Over markov deviations with the open actions, for each place one backward induction with the reward 1 there, plus a price
 * times what the deviation is worth above the one at hand: with L that one's value,
 *
 * <pre>
 *   P_h(s,b,c) &lt;= sigma_h,i(b|s) min_price  max_phi [ d_h(s) + price (J(phi) - L) ]
 *   p_h(s,b,c) &gt;= sigma_h,i(b|s) max_price -max_phi [-d_h(s) + price (J(phi) - L) ]
 * </pre>
 *
 * since J(phi) &gt;= L for all that count (Lagrange relaxation). At the price 0 all deviations count.
 */
final class TiedReach implements TiedDeviatorProgram.Reach {
    /** Prices, in probabilities per distance between the deviation at hand and the markov bound. */
    private static final double[] PRICES = {0, 0.05, 0.2, 0.6, 1.5, 4};

    /** More multiplications than this are not spent: then the recommendation and its answer are left open. */
    private static final double MOST_PRODUCTS = 2e9;

    private static final double ROOM = 1e-9;

    private final DecisionProcess process;
    private final double[] most;
    private final double[] least;
    private final double[] reach;

    /**
     * Bounds for the deviations that count.
     *
     * @param open the open actions of each spot
     * @param worth the value of a deviation at hand, to within the process's error
     */
    TiedReach(DecisionProcess process, long[] open, double worth) {
        this.process = process;
        most = new double[process.reward.length];
        least = new double[most.length];
        reach = new double[process.places.size()];
        Induction induction = new Induction(process);
        double above = Math.max(induction.best(open) - worth, 4 * process.error);
        double[] prices = Arrays.stream(PRICES).map(price -> price / above).toArray();
        double room = worth - 2 * process.error;
        double products = 2.0 * prices.length * process.probability.length / 2 * process.places.size();
        boolean fine = products * most.length / process.places.size() <= MOST_PRODUCTS;
        long[] opens = open.clone();
        for (int spot = 0; spot < opens.length; spot++) {
            long before = opens[spot];
            for (int c = 0; c < process.actions[spot]; c++) {
                if ((before >> c & 1) != 0) {
                    opens[spot] = fine ? 1L << c : before;
                    induction.best(opens);
                    bound(spot, c, opens, induction, prices, room);
                }
            }
            opens[spot] = before;
        }
    }

    @Override
    public double most(int option) {
        return most[option];
    }

    @Override
    public double least(int option) {
        return least[option];
    }

    private void bound(int spot, int action, long[] open, Induction induction, double[] prices, double room) {
        DecisionProcess p = process;
        for (int step = 1; step <= p.places.steps(); step++) {
            for (int place = p.places.first(step); place < p.places.first(step + 1); place++) {
                for (int site = p.firstSite[place]; site < p.firstSite[place + 1]; site++) {
                    if (p.spotOf[site] != spot) {
                        continue;
                    }
                    double high = 1;
                    double low = 0;
                    for (double price : prices) {
                        double slack = 4 * price * p.error + ROOM;
                        double up = extreme(step, place, 1, price, open, induction) - price * room + slack;
                        double down = -(extreme(step, place, -1, price, open, induction) - price * room + slack);
                        high = Math.min(high, up);
                        low = Math.max(low, down);
                    }
                    int option = p.firstOption[site] + action;
                    most[option] = p.weight[site] * Math.max(0, high);
                    least[option] = p.weight[site] * Math.min(Math.max(0, low), Math.max(0, high));
                }
            }
        }
    }

    /** {@code max_phi [sign d_h(s) + price J(phi)]} of the place (h,s). */
    private double extreme(int step, int target, int sign, double price, long[] open, Induction induction) {
        DecisionProcess p = process;
        for (int place = p.places.first(step); place < p.places.first(step + 1); place++) {
            reach[place] = price * induction.valueOf(place) + (place == target ? sign : 0);
        }
        for (int place = p.places.first(step) - 1; place >= 0; place--) {
            double sum = 0;
            for (int site = p.firstSite[place]; site < p.firstSite[place + 1]; site++) {
                long mask = open[p.spotOf[site]];
                int first = p.firstOption[site];
                double best = Double.NEGATIVE_INFINITY;
                for (int option = first; option < p.firstOption[site + 1]; option++) {
                    if ((mask >> (option - first) & 1) != 0) {
                        double own = price * p.reward[option];
                        for (int e = p.firstSuccessor[option]; e < p.firstSuccessor[option + 1]; e++) {
                            own += p.probability[e] * reach[p.successor[e]];
                        }
                        best = Math.max(best, own);
                    }
                }
                sum += best;
            }
            reach[place] = sum;
        }
        return p.atStart(reach);
    }
}
