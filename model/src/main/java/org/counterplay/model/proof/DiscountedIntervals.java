package org.counterplay.model.proof;

import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.response.Choices;
import org.counterplay.model.response.DiscountedProcess;

/**
 * Value tables of large discounted games in doubles: as {@link DiscountedProof} encloses them, the residual being computed in
 * doubles and widened by more than its rounding errors and those of an outward-rounded check.
 */
final class DiscountedIntervals {
    private static final double UNIT = 0x1p-53;

    private DiscountedIntervals() {}

    static Tables.Best run(Game game, Policy policy, int agent, Choices choices, Deviation start, boolean up) {
        DiscountedProcess process = new DiscountedProcess(game, policy, agent, choices, start);
        double[] values = process.iterate();
        shift(process, values, up);
        return new Tables.Best(new Table(process.places(), NumberColumn.ofDoubles(values)), process.chosen());
    }

    /** Adds the constant that makes the inequality hold at every place, with room for a check in intervals. */
    private static void shift(DiscountedProcess process, double[] values, boolean up) {
        double[] magnitude = new double[1];
        double extreme = Double.NEGATIVE_INFINITY;
        double largest = 0;
        for (int p = 0; p < values.length; p++) {
            double residual = process.bestBackup(p, values, magnitude) - values[p];
            extreme = Math.max(extreme, up ? residual : -residual);
            largest = Math.max(largest, Math.abs(values[p]));
        }
        double slack = 1 - process.gamma();
        // Of a term, the backup here loses at most 2 units an operation, the check at most 6 and 6 for its data: 4
        // units
        // for each of the at least 4 operations a term that the magnitude counts. Absolute where all is 0 or subnormal.
        double errors = 4 * UNIT * (magnitude[0] + 4 * largest) + 0x1p-900;
        double distance = (extreme + errors) / slack;
        distance += 8 * UNIT * (Math.abs(distance) + largest) / slack;
        for (int p = 0; p < values.length; p++) {
            values[p] += up ? distance : -distance;
        }
    }
}
