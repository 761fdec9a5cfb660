package org.counterplay.solvers.deviation;

import java.util.Arrays;

/**
 * Backward induction over a {@link DecisionProcess}, and the forward pass that follows its choices; owns its tables, so each
 * thread has its own. A value in doubles is within {@link DecisionProcess#error} of the true one.
 */
final class Induction {
    private final DecisionProcess process;
    private final double[] values;
    private final double[] worth;
    private final int[] chosen;
    private final double[] reach;

    Induction(DecisionProcess process) {
        this.process = process;
        values = new double[process.places.size()];
        worth = new double[process.reward.length];
        chosen = new int[process.recommended.length];
        reach = new double[values.length];
    }

    /**
     * The value at the start of the best markov deviation with the open actions.
     *
     * @param open the open actions of each spot as bits, at least one
     */
    double best(long[] open) {
        DecisionProcess p = process;
        for (int place = values.length - 1; place >= 0; place--) {
            double sum = 0;
            for (int site = p.firstSite[place]; site < p.firstSite[place + 1]; site++) {
                long mask = open[p.spotOf[site]];
                int first = p.firstOption[site];
                double best = Double.NEGATIVE_INFINITY;
                for (int option = first; option < p.firstOption[site + 1]; option++) {
                    if ((mask >> (option - first) & 1) == 0) {
                        continue;
                    }
                    double own = worth(option);
                    worth[option] = own;
                    if (own > best) {
                        best = own;
                        chosen[site] = option;
                    }
                }
                sum += best;
            }
            values[place] = sum;
        }
        return p.atStart(values);
    }

    /**
     * The value at the start of the best markov deviation that is charged for changes: at a spot where the recommended action
     * is open, any other costs {@code price * rarity[place]} for each time that it is played.
     */
    double charged(long[] open, double price, double[] rarity) {
        DecisionProcess p = process;
        for (int place = values.length - 1; place >= 0; place--) {
            double sum = 0;
            double charge = price * rarity[place];
            for (int site = p.firstSite[place]; site < p.firstSite[place + 1]; site++) {
                long mask = open[p.spotOf[site]];
                int first = p.firstOption[site];
                int obedient = first + p.recommended[site];
                boolean free = (mask >> p.recommended[site] & 1) == 0;
                double best = Double.NEGATIVE_INFINITY;
                for (int option = first; option < p.firstOption[site + 1]; option++) {
                    if ((mask >> (option - first) & 1) == 0) {
                        continue;
                    }
                    double own = worth(option);
                    worth[option] = own;
                    double net = free || option == obedient ? own : own - charge;
                    if (net > best || (net == best && option == obedient)) {
                        best = net;
                        chosen[site] = option;
                    }
                }
                sum += best;
            }
            values[place] = sum;
        }
        return p.atStart(values);
    }

    /** The value at the start of the deviation that plays an action at each spot. */
    double value(int[] plays) {
        DecisionProcess p = process;
        for (int place = values.length - 1; place >= 0; place--) {
            double sum = 0;
            for (int site = p.firstSite[place]; site < p.firstSite[place + 1]; site++) {
                sum += worth(p.firstOption[site] + plays[p.spotOf[site]]);
            }
            values[place] = sum;
        }
        return p.atStart(values);
    }

    /** Follows the choices of the last {@link #best} or {@link #charged}: the probability of being at each place. */
    double[] reach() {
        DecisionProcess p = process;
        Arrays.fill(reach, 0);
        System.arraycopy(p.initial, 0, reach, 0, p.initial.length);
        for (int place = 0; place < reach.length; place++) {
            if (reach[place] == 0) {
                continue;
            }
            for (int site = p.firstSite[place]; site < p.firstSite[place + 1]; site++) {
                int option = chosen[site];
                for (int e = p.firstSuccessor[option]; e < p.firstSuccessor[option + 1]; e++) {
                    reach[p.successor[e]] += reach[place] * p.probability[e];
                }
            }
        }
        return reach;
    }

    /** The value at a place of what the last induction found. */
    double valueOf(int place) {
        return values[place];
    }

    /** The option chosen at a site. */
    int chosen(int site) {
        return chosen[site];
    }

    /** What an open option was worth, charges aside: its R and the values that follow. */
    double worthOf(int option) {
        return worth[option];
    }

    private double worth(int option) {
        DecisionProcess p = process;
        double sum = p.reward[option];
        for (int e = p.firstSuccessor[option], end = p.firstSuccessor[option + 1]; e < end; e++) {
            sum += p.probability[e] * values[p.successor[e]];
        }
        return sum;
    }
}
