package org.counterplay.solvers.search.witness;

import java.util.List;
import org.counterplay.solvers.search.Aim;

/**
 * Says in floating point which deviations matter at a point. What it says is a hint: rows of exact programs are
 * written from it, and the exact check finds whatever it missed or made up.
 */
public interface Critic {
    /** The deviation that the aim is about at a point. */
    Best best(double[] x, Aim aim);

    /** Each agent's best deviation from the expert. */
    List<Best> expertDeviations(double[] x);

    /** Advantages under the expert near or beyond a bound. */
    List<Extreme> extremes(double[] x, double bound);

    /**
     * A deviation.
     *
     * @param plays its table, as {@link org.counterplay.solvers.search.evaluate.Layout} has it
     */
    @SuppressWarnings("ArrayRecordComponent") // flat data
    record Best(int agent, int[] plays) {}

    /**
     * An advantage under the expert and a deviation of the agent.
     *
     * @param step from 0
     * @param sign of the advantage, 1 or -1
     */
    @SuppressWarnings("ArrayRecordComponent") // flat data
    record Extreme(int agent, int[] plays, int step, int state, int joint, int sign) {}
}
