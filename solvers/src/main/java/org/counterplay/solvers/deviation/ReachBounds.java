package org.counterplay.solvers.deviation;

import java.util.Arrays;

/**
 * P_h(s), the largest probability with which any deviation of the agent reaches each place, from above: for each place one
 * backward induction with the reward 1 there. Rounded up by more than the errors of a sum of products of numbers that are not
 * negative, each operation of which is off by a 2^-53rd part at most.
 */
final class ReachBounds {
    private static final double ROOM = 1e-9;

    private final double[] bounds;

    /** @throws IllegalArgumentException if the game is so long that rounding errors might exceed the room that is left */
    ReachBounds(DecisionProcess process) {
        long operations = 0;
        for (int place = 0; place < process.places.size(); place++) {
            int site = process.firstSite[place];
            int end = process.firstSite[place + 1];
            operations = Math.max(
                    operations,
                    process.firstSuccessor[process.firstOption[end]]
                            - process.firstSuccessor[process.firstOption[site]]);
        }
        if ((operations + 8.0 + process.terms) * process.places.steps() * 0x1p-52 > ROOM / 2) {
            throw new IllegalArgumentException("game " + process.game.name() + " is too long for reach probabilities");
        }
        bounds = new double[process.places.size()];
        double[] reach = new double[bounds.length];
        for (int step = 1; step <= process.places.steps(); step++) {
            for (int target = process.places.first(step); target < process.places.first(step + 1); target++) {
                bounds[target] = Math.min(1, largest(process, target, step, reach) * (1 + ROOM));
            }
        }
    }

    /** An upper bound on P_h(s), at most 1. */
    double of(int place) {
        return bounds[place];
    }

    private static double largest(DecisionProcess p, int target, int step, double[] reach) {
        if (target < p.initial.length) {
            return p.initial[target];
        }
        int stepBegin = p.places.first(step);
        Arrays.fill(reach, stepBegin, p.places.first(step + 1), 0);
        reach[target] = 1;
        for (int place = stepBegin - 1; place >= 0; place--) {
            double sum = 0;
            for (int site = p.firstSite[place]; site < p.firstSite[place + 1]; site++) {
                double best = 0;
                for (int option = p.firstOption[site]; option < p.firstOption[site + 1]; option++) {
                    double own = 0;
                    for (int e = p.firstSuccessor[option]; e < p.firstSuccessor[option + 1]; e++) {
                        own += p.probability[e] * reach[p.successor[e]];
                    }
                    best = Math.max(best, own);
                }
                sum += best;
            }
            reach[place] = sum;
        }
        return p.atStart(reach);
    }
}
