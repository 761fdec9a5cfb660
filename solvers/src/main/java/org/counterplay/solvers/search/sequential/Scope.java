package org.counterplay.solvers.search.sequential;

import java.util.Arrays;
import org.counterplay.solvers.search.evaluate.Layout;
import org.counterplay.solvers.search.evaluate.Who;

/**
 * What one ascent may change: bounds of every entry, and states where the learner plays as the expert does.
 *
 * @param lower per entry of the {@link Layout}
 * @param upper per entry
 * @param tied per state
 * @param reachable per (step, state): whether advantages count there: everywhere, or where some joint play within the bounds can be
 * @param everywhere whether it is everywhere
 */
@SuppressWarnings("ArrayRecordComponent") // flat data
record Scope(double[] lower, double[] upper, boolean[] tied, boolean[] reachable, boolean everywhere) {
    /** Everything free, rewards within their range. */
    static Scope free(Layout layout, Demands demands) {
        double[] lower = new double[layout.length()];
        double[] upper = new double[layout.length()];
        Arrays.fill(upper, 1);
        int from = layout.reward(0, 0, 0);
        int end = layout.play(Who.EXPERT, 0, 0);
        boolean mirrored = layout.rewardSign(layout.agents() - 1) < 0;
        Arrays.fill(lower, from, end, mirrored ? Math.max(demands.least(), -demands.most()) : demands.least());
        Arrays.fill(upper, from, end, mirrored ? Math.min(demands.most(), -demands.least()) : demands.most());
        return new Scope(
                lower,
                upper,
                new boolean[layout.states()],
                new boolean[layout.steps() * layout.states()],
                demands.everywhere());
    }

    /** Fixes an entry. */
    void fix(int entry, double value) {
        lower[entry] = value;
        upper[entry] = value;
    }

    /** Finds what is reachable, after the bounds are set. */
    Scope settle(Layout layout) {
        Arrays.fill(reachable, everywhere);
        if (everywhere) {
            return this;
        }
        for (int s = 0; s < layout.states(); s++) {
            reachable[s] = upper[layout.initial(s)] > 0;
        }
        int rounds = layout.discounted() ? layout.states() : layout.steps() - 1;
        for (int h = 0; h < rounds; h++) {
            int here = layout.discounted() ? 0 : h * layout.states();
            int next = layout.discounted() ? 0 : (h + 1) * layout.states();
            for (int s = 0; s < layout.states(); s++) {
                for (int a = 0; reachable[here + s] && a < layout.joints(); a++) {
                    for (int k = 0; k < layout.states(); k++) {
                        reachable[next + k] |= upper[layout.transition(s, a, k)] > 0;
                    }
                }
            }
        }
        return this;
    }
}
