package org.counterplay.solvers.search.sequential;

import java.util.Arrays;
import org.counterplay.solvers.search.evaluate.Layout;
import org.counterplay.solvers.search.evaluate.Who;

/**
 * Policies whose agents play independently, {@code sigma(a|s) = prod_i m_i(a_i)} with the marginals m_i: points are brought there, and
 * linear programs are held to what they can become to first order,
 *
 * <pre>
 *   d sigma(a|s) = sum_i d m_i(a_i) prod_{j != i} m_j(a_j).
 * </pre>
 *
 * Of one thread.
 */
final class Independence {
    private final Layout layout;
    private final double[][] marginals;

    Independence(Layout layout) {
        this.layout = layout;
        marginals = new double[layout.agents()][];
        for (int i = 0; i < marginals.length; i++) {
            marginals[i] = new double[layout.count(i)];
        }
    }

    /** Replaces both policies by the products of their marginals. */
    void impose(double[] x) {
        for (Who who : Who.values()) {
            for (int s = 0; s < layout.states(); s++) {
                measure(x, who, s);
                for (int a = 0; a < layout.joints(); a++) {
                    x[layout.play(who, s, a)] = product(a, -1);
                }
            }
        }
    }

    /**
     * Adds columns for changes of marginals and a row for each free entry of a policy.
     *
     * @param column of each entry of the layout, or -1
     */
    void write(double[] x, int[] column, StepRows rows) {
        for (Who who : Who.values()) {
            for (int s = 0; s < layout.states(); s++) {
                measure(x, who, s);
                int[] first = new int[layout.agents()];
                for (int i = 0; i < first.length; i++) {
                    first[i] = rows.columns();
                    for (int b = 0; b < layout.count(i); b++) {
                        rows.column(-1, 1, 0);
                    }
                }
                for (int a = 0; a < layout.joints(); a++) {
                    int own = column[layout.play(who, s, a)];
                    if (own >= 0) {
                        rows.entry(own, 1);
                    }
                    for (int i = 0; i < first.length; i++) {
                        rows.entry(first[i] + layout.action(a, i), -product(a, i));
                    }
                    rows.row(0, 0);
                }
            }
        }
    }

    private void measure(double[] x, Who who, int state) {
        for (double[] each : marginals) {
            Arrays.fill(each, 0);
        }
        for (int a = 0; a < layout.joints(); a++) {
            for (int i = 0; i < marginals.length; i++) {
                marginals[i][layout.action(a, i)] += x[layout.play(who, state, a)];
            }
        }
    }

    private double product(int joint, int without) {
        double product = 1;
        for (int i = 0; i < marginals.length; i++) {
            product *= i == without ? 1 : marginals[i][layout.action(joint, i)];
        }
        return product;
    }
}
