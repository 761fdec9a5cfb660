package org.counterplay.solvers.search.sequential;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.counterplay.solvers.search.evaluate.Evaluator;
import org.counterplay.solvers.search.evaluate.Layout;

/**
 * The largest {@code |A_i(h,s,a)|} under the expert and any stationary deviation of agent i, at places that can be
 * reached; by going through all deviations where they are few, else by changing one choice at a time (which may miss
 * the largest; what is missed here is caught by the exact check). Of one thread.
 */
final class Advantage {
    private static final int CLIMBS = 4;

    private final Layout layout;
    private final Evaluator evaluator;
    private final double[] advantages;
    private final StationaryTables[] tables;
    private final int[][] plays;

    /**
     * One entry that is large.
     *
     * @param step from 0
     * @param plays the deviation's table
     */
    @SuppressWarnings("ArrayRecordComponent") // flat data
    record Extreme(int agent, int[] plays, int step, int state, int joint, double value) {}

    Advantage(Layout layout, Evaluator evaluator) {
        this.layout = layout;
        this.evaluator = evaluator;
        advantages = new double[layout.steps() * layout.states() * layout.joints()];
        tables = new StationaryTables[layout.agents()];
        plays = new int[layout.agents()][];
        for (int i = 0; i < tables.length; i++) {
            tables[i] = new StationaryTables(layout, i);
            plays[i] = layout.obedience(i);
        }
    }

    /** The largest absolute advantage. */
    double largest(double[] x, boolean[] reachable) {
        double most = 0;
        for (int i = 0; i < layout.agents(); i++) {
            if (indifferent(x, i)) {
                continue;
            }
            long count = tables[i].turnTo(x);
            if (count > 0) {
                for (long number = 0; number < count; number++) {
                    tables[i].write(number, plays[i]);
                    most = Math.max(most, largestUnder(x, i, plays[i], reachable));
                }
            } else {
                for (Extreme extreme : climbs(x, i, reachable)) {
                    most = Math.max(most, Math.abs(extreme.value()));
                }
            }
        }
        return most;
    }

    /** For each agent, place, joint action and sign the most extreme advantage, of those beyond a bound. */
    List<Extreme> beyond(double[] x, double bound, boolean[] reachable) {
        List<Extreme> found = new ArrayList<>();
        for (int i = 0; i < layout.agents(); i++) {
            if (indifferent(x, i)) {
                continue;
            }
            long count = tables[i].turnTo(x);
            if (count > 0) {
                beyond(x, i, count, bound, reachable, found);
            } else {
                for (Extreme extreme : climbs(x, i, reachable)) {
                    if (Math.abs(extreme.value()) > bound) {
                        found.add(extreme);
                    }
                }
            }
        }
        return found;
    }

    /** Whether all rewards of an agent are the same, so that it has no advantage anywhere. */
    private boolean indifferent(double[] x, int agent) {
        int from = layout.reward(agent, 0, 0);
        for (int k = 1; k < layout.states() * layout.joints(); k++) {
            if (x[from + k] != x[from]) {
                return false;
            }
        }
        return true;
    }

    private void beyond(double[] x, int agent, long count, double bound, boolean[] reachable, List<Extreme> found) {
        long[] high = new long[advantages.length];
        long[] low = new long[advantages.length];
        double[] most = new double[advantages.length];
        double[] least = new double[advantages.length];
        for (long number = 0; number < count; number++) {
            tables[agent].write(number, plays[agent]);
            evaluator.advantages(x, agent, plays[agent], advantages);
            for (int k = 0; k < advantages.length; k++) {
                if (advantages[k] > most[k] + 1e-12) {
                    most[k] = advantages[k];
                    high[k] = number;
                }
                if (advantages[k] < least[k] - 1e-12) {
                    least[k] = advantages[k];
                    low[k] = number;
                }
            }
        }
        for (int k = 0; k < advantages.length; k++) {
            if (reachable[k / layout.joints()]) {
                if (most[k] > bound) {
                    found.add(extreme(agent, high[k], k, most[k]));
                }
                if (least[k] < -bound) {
                    found.add(extreme(agent, low[k], k, least[k]));
                }
            }
        }
    }

    private Extreme extreme(int agent, long number, int k, double value) {
        int[] table = layout.obedience(agent);
        tables[agent].write(number, table);
        return extreme(agent, table, k, value);
    }

    private Extreme extreme(int agent, int[] table, int k, double value) {
        int place = k / layout.joints();
        return new Extreme(agent, table, place / layout.states(), place % layout.states(), k % layout.joints(), value);
    }

    private double largestUnder(double[] x, int agent, int[] table, boolean[] reachable) {
        evaluator.advantages(x, agent, table, advantages);
        double most = 0;
        for (int k = 0; k < advantages.length; k++) {
            if (reachable[k / layout.joints()]) {
                most = Math.max(most, Math.abs(advantages[k]));
            }
        }
        return most;
    }

    private List<Extreme> climbs(double[] x, int agent, boolean[] reachable) {
        List<Extreme> tops = new ArrayList<>();
        int actions = layout.count(agent);
        int width = layout.states() * actions;
        SplittableRandom random = new SplittableRandom(agent + 1L);
        for (int climb = 0; climb < CLIMBS; climb++) {
            int[] table = layout.obedience(agent);
            for (int k = 0; climb > 0 && k < width; k++) {
                set(table, width, k, random.nextInt(actions));
            }
            double best = largestUnder(x, agent, table, reachable);
            for (boolean better = true; better; ) {
                better = false;
                for (int k = 0; k < width; k++) {
                    int before = table[k];
                    for (int c = 0; c < actions; c++) {
                        set(table, width, k, c);
                        double value = largestUnder(x, agent, table, reachable);
                        if (value > best + 1e-12) {
                            best = value;
                            before = c;
                            better = true;
                        }
                    }
                    set(table, width, k, before);
                }
            }
            evaluator.advantages(x, agent, table, advantages);
            for (int k = 0; k < advantages.length; k++) {
                if (reachable[k / layout.joints()] && Math.abs(advantages[k]) >= best - 1e-9) {
                    tops.add(extreme(agent, Arrays.copyOf(table, table.length), k, advantages[k]));
                }
            }
        }
        return tops;
    }

    private void set(int[] table, int width, int k, int action) {
        for (int h = 0; h < layout.steps(); h++) {
            table[h * width + k] = action;
        }
    }
}
