package org.counterplay.solvers.search.sequential;

import org.counterplay.solvers.search.evaluate.Layout;

/**
 * All stationary deviations of an agent by number, where they are few: digit (s, b) of the number is what is played.
 */
final class StationaryTables {
    /** Most deviations of an agent that are gone through. */
    static final int MOST = 4096;

    private final Layout layout;
    private final int agent;
    private final long count;

    StationaryTables(Layout layout, int agent) {
        this.layout = layout;
        this.agent = agent;
        double all = Math.pow(layout.count(agent), (double) layout.count(agent) * layout.states());
        count = all <= MOST ? Math.round(all) : -1;
    }

    /** How many there are, or -1 for more than {@link #MOST}. */
    long count() {
        return count;
    }

    /** Writes a deviation's table. */
    void write(long number, int[] plays) {
        int actions = layout.count(agent);
        int width = layout.states() * actions;
        long left = number;
        for (int k = 0; k < width; k++) {
            plays[k] = (int) (left % actions);
            left /= actions;
        }
        for (int h = 1; h < layout.steps(); h++) {
            System.arraycopy(plays, 0, plays, h * width, width);
        }
    }
}
