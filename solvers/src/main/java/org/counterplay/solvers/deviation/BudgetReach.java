package org.counterplay.solvers.deviation;

import org.counterplay.model.formulation.TiedDeviatorProgram;

/**
 * {@code P_h(s,b,c)} of {@link TiedDeviatorProgram} in a budget class of at most k places: how likely a deviation that changes at
 * most k - 1 other places is to be at s in step h and get b there, from above.
 *
 * <p>A deviation that changes at most k - 1 places changes at most that many along each path. So for each place there is one
 * backward induction over places and the changes that are left, with the reward 1 at the place: {@code V_j(p) = sum_b
 * max(T_b V_j, max_{c != b} T_c V_{j-1})}.
 */
final class BudgetReach implements TiedDeviatorProgram.Reach {
    /** More multiplications than this are not spent: then changes are not counted. */
    private static final double MOST_PRODUCTS = 2e9;

    private static final double ROOM = 1e-9;

    private final double[] most;

    BudgetReach(DecisionProcess process, int budget) {
        DecisionProcess p = process;
        most = new double[p.reward.length];
        int others = Math.max(0, Math.min(budget - 1, p.places.steps()));
        ReachBounds free = new ReachBounds(p);
        boolean counted = (others + 1.0) * p.probability.length / 2 * p.places.size() <= MOST_PRODUCTS;
        double[][] left = new double[others + 1][p.places.size()];
        for (int step = 1; step <= p.places.steps(); step++) {
            for (int target = p.places.first(step); target < p.places.first(step + 1); target++) {
                double bound = free.of(target);
                if (counted && others < step - 1) {
                    bound = Math.min(bound, largest(p, target, step, left) * (1 + ROOM));
                }
                for (int site = p.firstSite[target]; site < p.firstSite[target + 1]; site++) {
                    for (int option = p.firstOption[site]; option < p.firstOption[site + 1]; option++) {
                        most[option] = p.weight[site] * bound;
                    }
                }
            }
        }
    }

    @Override
    public double most(int option) {
        return most[option];
    }

    private static double largest(DecisionProcess p, int target, int step, double[][] left) {
        for (int j = 0; j < left.length; j++) {
            for (int place = p.places.first(step); place < p.places.first(step + 1); place++) {
                left[j][place] = place == target ? 1 : 0;
            }
            for (int place = p.places.first(step) - 1; place >= 0; place--) {
                double sum = 0;
                for (int site = p.firstSite[place]; site < p.firstSite[place + 1]; site++) {
                    int obedient = p.firstOption[site] + p.recommended[site];
                    double best = 0;
                    for (int option = p.firstOption[site]; option < p.firstOption[site + 1]; option++) {
                        if (option == obedient || j > 0) {
                            best = Math.max(best, next(p, option, left[option == obedient ? j : j - 1]));
                        }
                    }
                    sum += best;
                }
                left[j][place] = sum;
            }
        }
        return p.atStart(left[left.length - 1]);
    }

    private static double next(DecisionProcess p, int option, double[] values) {
        double sum = 0;
        for (int e = p.firstSuccessor[option]; e < p.firstSuccessor[option + 1]; e++) {
            sum += p.probability[e] * values[p.successor[e]];
        }
        return sum;
    }
}
