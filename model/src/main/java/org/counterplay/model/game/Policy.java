package org.counterplay.model.game;

import org.counterplay.model.number.NumberColumn;

/**
 * A mediator's policy {@code sigma_h(a|s)}: at each state (and step, unless it is stationary) a distribution over joint
 * actions, from which each agent is told its own part.
 *
 * <p>Sparse and flat: the recommendations at (step, state) are entries {@code first(step, state) .. end(step, state) - 1}
 * of {@link #joints} (numbers of joint actions of that state, ascending) and {@link #probabilities} (positive, with sum
 * exactly 1). Built by {@link PolicyWriter}.
 */
public final class Policy {
    private final String name;
    private final int steps;
    private final int states;
    private final boolean product;
    private final int[] start;
    private final int[] joints;
    private final NumberColumn probabilities;

    Policy(String name, int steps, int states, boolean product, int[] start, int[] joints, NumberColumn probabilities) {
        this.name = name;
        this.steps = steps;
        this.states = states;
        this.product = product;
        this.start = start;
        this.joints = joints;
        this.probabilities = probabilities;
    }

    public String name() {
        return name;
    }

    /** 1 for a stationary policy, else the game's H. */
    public int steps() {
        return steps;
    }

    /** Whether the policy is the same at every step. */
    public boolean stationary() {
        return steps == 1;
    }

    /** Whether it was written as a product of the agents' own policies at every state. */
    public boolean product() {
        return product;
    }

    /** Number of states of the game that it is for. */
    public int stateCount() {
        return states;
    }

    /** The first entry at a step (1-based) and state. */
    public int first(int step, int state) {
        return start[row(step, state)];
    }

    /** One past the last entry at a step (1-based) and state. */
    public int end(int step, int state) {
        return start[row(step, state) + 1];
    }

    /** The joint action of each entry. */
    public int[] joints() {
        return joints;
    }

    /** The probability of each entry. */
    public NumberColumn probabilities() {
        return probabilities;
    }

    private int row(int step, int state) {
        return steps == 1 ? state : (step - 1) * states + state;
    }
}
