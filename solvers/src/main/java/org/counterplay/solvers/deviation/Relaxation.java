package org.counterplay.solvers.deviation;

import java.util.List;
import org.counterplay.model.deviation.Deviation;
import org.counterplay.model.deviation.Spot;
import org.jspecify.annotations.Nullable;

/** The bound of a node and how it is branched; owns scratch tables, so each thread has its own. */
abstract sealed class Relaxation permits StationaryRelaxation, BudgetRelaxation {
    /** The spot of a node that has none left to distinguish. */
    static final int NONE = -1;

    final DecisionProcess process;
    final Induction induction;

    Relaxation(DecisionProcess process) {
        this.process = process;
        induction = new Induction(process);
    }

    /**
     * What is known of a node, in doubles.
     *
     * @param bound within {@link #error} of the bound of its case
     * @param price the price of the case
     * @param spot where its deviations are to be distinguished, or {@link #NONE} where the bound seems to be attained
     * @param plays a deviation of the case: the action at each spot
     */
    record Examined(double bound, double price, int spot, int[] plays) {}

    /**
     * Examines a node; null if there is no deviation in it.
     *
     * @param open the open actions of each spot as bits
     * @param price of the node's parent, a hint
     */
    abstract @Nullable Examined examine(long[] open, double price);

    /** The sets of actions that a spot's open actions are shared out into. */
    abstract long[] shares(int spot, long open);

    /** The rounding error of a bound. */
    abstract double error();

    /** Whether a deviation, given by the action at each spot, is in the class. */
    abstract boolean holds(int[] plays);

    /** Deviations to begin with. */
    abstract List<int[]> starts();

    /** Obedience. */
    int[] obedience() {
        int[] plays = new int[process.spots.length];
        for (int spot = 0; spot < plays.length; spot++) {
            plays[spot] = process.spots[spot].recommended();
        }
        return plays;
    }

    /** The deviation that plays an action at each spot. */
    Deviation deviation(int[] plays) {
        boolean tied = plays.length == 0 || process.spots[0].step() == 0;
        Deviation deviation = Deviation.identity(process.game, process.agent, tied);
        for (int k = 0; k < plays.length; k++) {
            Spot spot = process.spots[k];
            deviation.set(Math.max(1, spot.step()), spot.state(), spot.recommended(), plays[k]);
        }
        return deviation;
    }
}
