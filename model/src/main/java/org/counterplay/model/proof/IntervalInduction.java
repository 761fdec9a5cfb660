package org.counterplay.model.proof;

import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.response.Choices;
import org.counterplay.model.response.DeviatorKernel;

/**
 * Backward induction in doubles for a finite horizon, each value moved outward by more than all rounding errors of the
 * place's own sums, so that the table satisfies its inequality with room even as outward-rounded intervals see it.
 */
final class IntervalInduction {
    /** One rounding error: 2^-53 of a sum's terms; intervals lose up to twice that per operation, data up to one more. */
    private static final double UNIT = 0x1p-53;

    private IntervalInduction() {}

    /** @param up whether the table is to lie above the true values or below */
    static Tables.Best run(Game game, Policy policy, int agent, Choices choices, boolean up) {
        Timeline places = choices.reach(game, policy, agent);
        DeviatorKernel kernel = new DeviatorKernel(game, policy, agent, choices);
        double[] values = new double[places.size()];
        double[] next = new double[game.stateCount()];
        double[] current = new double[game.stateCount()];
        Deviation chosen = Deviation.identity(game, agent, !places.recurs());
        for (int step = places.steps(); step >= 1; step--) {
            int[] states = places.states(step);
            boolean last = step == places.steps();
            for (int k = 0; k < states.length; k++) {
                double value = value(kernel, step, states[k], next, last, up, chosen);
                current[states[k]] = value;
                values[places.first(step) + k] = value;
            }
            double[] swap = next;
            next = current;
            current = swap;
        }
        return new Tables.Best(new Table(places, NumberColumn.ofDoubles(values)), chosen);
    }

    private static double value(
            DeviatorKernel kernel, int step, int state, double[] next, boolean last, boolean up, Deviation chosen) {
        kernel.at(step, state);
        double sum = 0;
        double size = 0;
        for (int site = 0; site < kernel.sites(); site++) {
            double best = Double.NEGATIVE_INFINITY;
            int action = -1;
            for (int option = kernel.firstOption(site); option < kernel.firstOption(site + 1); option++) {
                double worth = kernel.reward(option);
                double magnitude = kernel.magnitude(option); // not |worth|: terms may cancel, their errors do not
                for (int e = kernel.firstSuccessor(option); !last && e < kernel.firstSuccessor(option + 1); e++) {
                    double term = kernel.probability(e) * next[kernel.successor(e)];
                    worth += term;
                    magnitude += Math.abs(term);
                }
                size = Math.max(size, magnitude);
                if (worth > best || (worth == best && kernel.action(option) == kernel.recommended(site))) {
                    best = worth;
                    action = kernel.action(option);
                }
            }
            chosen.choose(step, state, kernel.recommended(site), action);
            sum += best;
        }
        double operations = 4.0 * kernel.mostTerms() + 4 * kernel.sites() + 16;
        // Where all terms are 0 or subnormal, errors are absolute.
        double slack = operations * (4 * UNIT * (size * kernel.sites() + Math.abs(sum)) + Double.MIN_NORMAL);
        return up ? Math.nextUp(sum + slack) : Math.nextDown(sum - slack);
    }
}
