package org.counterplay.solvers.deviation;

import org.counterplay.model.formulation.TiedDeviatorProgram;
import org.counterplay.model.program.Program;

/**
 * The bound that the duals of a {@link TiedDeviatorProgram}'s relaxation give for any set of open actions, at the price of one
 * backward induction: with mu the duals of the ties {@code p y <= x <= P y},
 *
 * <pre>
 *   J(phi) &lt;= max over markov phi of E sum_h (r - mu / sigma) + sum_{s,b} max_c Y(s,b,c),  Y(s,b,c) = sum_h mu_h P_h(s,b,c) (or p)
 * </pre>
 *
 * with the maxima over open actions (Lagrange relaxation of the ties). With all actions open it is the relaxation's optimum; where few
 * are, both maxima are smaller. Reach probabilities make it good: with the bound 1 in their place a multiplier costs more than it
 * saves. In floating point.
 */
final class TiedBound {
    private final DecisionProcess process;
    private final double[] reward;
    private final double[][] choice;
    private final double[] values;

    /**
     * The bound of a relaxation's dual solution.
     *
     * @param columns the relaxation, along columns
     * @param dual its dual values
     */
    TiedBound(DecisionProcess process, TiedDeviatorProgram written, Program columns, double[] dual) {
        this.process = process;
        reward = new double[process.reward.length];
        choice = new double[process.spots.length][];
        values = new double[process.places.size()];
        int option = 0;
        int column = 0;
        for (int place = 0; place < values.length; place++) {
            column++; // of the place
            for (int site = process.firstSite[place]; site < process.firstSite[place + 1]; site++) {
                for (; option < process.firstOption[site + 1]; option++) {
                    double tied = ties(columns, dual, column++, written.firstTie());
                    reward[option] = process.reward[option] - process.weight[site] * tied;
                }
            }
        }
        for (int spot = 0; spot < choice.length; spot++) {
            choice[spot] = new double[process.actions[spot]];
            for (int c = 0; c < choice[spot].length; c++) {
                int y = written.choiceColumn(process.spots[spot], c);
                choice[spot][c] = y < 0 ? 0 : -ties(columns, dual, y, written.firstTie());
            }
        }
    }

    /** {@code sum_k a_k mu_k} over a column's ties; a multiplier of the wrong sign, which rounding may leave, is none. */
    private static double ties(Program columns, double[] dual, int column, int firstTie) {
        double sum = 0;
        for (int k = columns.start()[column]; k < columns.start()[column + 1]; k++) {
            int row = columns.index()[k];
            if (row >= firstTie) {
                boolean atMost = columns.rowLower()[row] == Double.NEGATIVE_INFINITY;
                sum += columns.value()[k] * (atMost ? Math.max(0, dual[row]) : Math.min(0, dual[row]));
            }
        }
        return sum;
    }

    /** The bound of deviations that play open actions only; there is at least one at each spot. */
    double of(long[] open) {
        DecisionProcess p = process;
        for (int place = values.length - 1; place >= 0; place--) {
            double sum = 0;
            for (int site = p.firstSite[place]; site < p.firstSite[place + 1]; site++) {
                long mask = open[p.spotOf[site]];
                int first = p.firstOption[site];
                double best = Double.NEGATIVE_INFINITY;
                for (int option = first; option < p.firstOption[site + 1]; option++) {
                    if ((mask >> (option - first) & 1) != 0) {
                        double own = reward[option];
                        for (int e = p.firstSuccessor[option]; e < p.firstSuccessor[option + 1]; e++) {
                            own += p.probability[e] * values[p.successor[e]];
                        }
                        best = Math.max(best, own);
                    }
                }
                sum += best;
            }
            values[place] = sum;
        }
        double bound = p.atStart(values);
        for (int spot = 0; spot < choice.length; spot++) {
            double best = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < choice[spot].length; c++) {
                if ((open[spot] >> c & 1) != 0) {
                    best = Math.max(best, choice[spot][c]);
                }
            }
            bound += best;
        }
        return bound;
    }
}
