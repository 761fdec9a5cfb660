package org.counterplay.solvers.search.sequential;

import org.counterplay.solvers.search.evaluate.Layout;
import org.counterplay.solvers.search.evaluate.Who;

/**
 * The stationary deviations of an agent by number, those that differ against the expert of a point: what it never recommends is
 * obeyed. Of one thread.
 */
final class StationaryTables {
    /** Most deviations of an agent that are gone through. */
    static final int MOST = 4096;

    private final Layout layout;
    private final int agent;
    private final int[] places;
    private int placeCount;

    StationaryTables(Layout layout, int agent) {
        this.layout = layout;
        this.agent = agent;
        places = new int[layout.states() * layout.count(agent)];
    }

    /** Turns to the expert of a point; how many deviations differ against it, or -1 for more than {@link #MOST}. */
    long turnTo(double[] x) {
        int actions = layout.count(agent);
        placeCount = 0;
        for (int s = 0; s < layout.states(); s++) {
            for (int b = 0; b < actions; b++) {
                if (recommended(x, s, b)) {
                    places[placeCount++] = s * actions + b;
                }
            }
        }
        double all = Math.pow(actions, placeCount);
        return all <= MOST ? Math.round(all) : -1;
    }

    private boolean recommended(double[] x, int state, int own) {
        for (int a = 0; a < layout.joints(); a++) {
            if (layout.action(a, agent) == own && x[layout.play(Who.EXPERT, state, a)] > 0) {
                return true;
            }
        }
        return false;
    }

    /** Writes a deviation's table; it obeys what is never recommended. */
    void write(long number, int[] plays) {
        int actions = layout.count(agent);
        int width = places.length;
        for (int k = 0; k < width; k++) {
            plays[k] = k % actions;
        }
        long left = number;
        for (int k = 0; k < placeCount; k++) {
            plays[places[k]] = (int) (left % actions);
            left /= actions;
        }
        for (int h = 1; h < layout.steps(); h++) {
            System.arraycopy(plays, 0, plays, h * width, width);
        }
    }
}
