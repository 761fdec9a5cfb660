package org.counterplay.model.deviation;

/**
 * Where an agent decides: the step (1-based), or {@link Substitution#ALL_STEPS} where one decision holds for all steps, the
 * state and the recommendation, both counted from 0.
 */
public record Spot(int step, int state, int recommended) {}
