package org.counterplay.model.imitation;

import org.counterplay.model.game.Game;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.number.Heap;

/** About what memory the laid-out process of one deviator takes: 40 bytes for each successor of each joint action and own action. */
public final class ProcessFootprint {
    /** The part of the memory that processes which are held at the same time may take about. */
    private static final double SHARE = 0.25;

    /** Entries and edges. */
    private static final double ENTRY_BYTES = 40;

    private ProcessFootprint() {}

    /** Whether the processes of so many agents may be held at the same time. */
    public static boolean fits(Game game, Timeline places, int agents) {
        return bytes(game, places) * agents < SHARE * Heap.available();
    }

    private static double bytes(Game game, Timeline places) {
        double entries = 0;
        for (int step = 1; step <= places.steps(); step++) {
            for (int state : places.states(step)) {
                int row = game.firstRow(state);
                int rows = game.actions(state).size();
                int most = 0;
                for (int agent = 0; agent < game.agentCount(); agent++) {
                    most = Math.max(most, game.actions(state).count(agent));
                }
                entries += (double) most * (game.firstSuccessor(row + rows) - game.firstSuccessor(row));
            }
        }
        return entries * ENTRY_BYTES;
    }
}
