package org.counterplay.reports.result;

/**
 * At a state, and at a step where there are steps, an agent is told one action and plays another. All are numbers of the
 * game, steps from 1 and the rest from 0.
 *
 * @param step the step, or {@link #EVERY_STEP} in a discounted game
 * @param recommended the action it is told, or {@link #WHATEVER_IS_TOLD} where it does not look
 */
public record Departure(int step, int state, int recommended, int plays) {
    /** The step of a departure that does not depend on the step. */
    public static final int EVERY_STEP = 0;

    /** The recommendation of a departure that does not depend on it. */
    public static final int WHATEVER_IS_TOLD = -1;
}
