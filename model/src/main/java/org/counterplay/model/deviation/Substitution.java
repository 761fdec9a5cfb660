package org.counterplay.model.deviation;

/**
 * Agent {@code agent}, told {@code recommended} at {@code state}, plays {@code plays} instead. All are numbers, counted from
 * 0.
 *
 * @param step the step (1-based), or {@link #ALL_STEPS}
 */
public record Substitution(int step, int agent, int state, int recommended, int plays) {
    /** The step of a substitution that is made at every step. */
    public static final int ALL_STEPS = 0;
}
