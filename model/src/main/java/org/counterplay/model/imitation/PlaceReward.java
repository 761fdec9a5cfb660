package org.counterplay.model.imitation;

import org.hipparchus.fraction.BigFraction;

/**
 * What is earned at a place (step, state) of a game while one agent deviates; it need not be the game's own reward, and may
 * depend on the step.
 */
public sealed interface PlaceReward {
    /** A number per place. */
    interface OfPlace {
        /** {@code g_h(s)}; the step counts from 1 and is 1 in a discounted game. */
        BigFraction at(int step, int state);
    }

    /** A number per place and joint action that is played there. */
    interface OfAction {
        /** {@code g_h(s,a)}. */
        BigFraction at(int step, int state, int joint);
    }

    /** {@code r_i(s,a)} of the deviating agent, or its negative. */
    record Own(boolean negated) implements PlaceReward {}

    /** {@code g_h(s)}, whatever is played. */
    record State(OfPlace worth) implements PlaceReward {}

    /** {@code g_h(s,a)}, a what is played after the deviation. */
    record Play(OfAction worth) implements PlaceReward {}
}
