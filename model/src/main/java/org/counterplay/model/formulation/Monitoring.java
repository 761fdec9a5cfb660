package org.counterplay.model.formulation;

/** What a mediator with a memory sees of the past, and so what its continuations can depend on. */
public enum Monitoring {
    /**
     * The states, its own recommendations and the joint actions that were played. Whoever alone plays something else than it was
     * told is known, and the continuation is the worst for it. In {@link MemoryfulProgram}: one group per joint action a, the sum
     * over s' of T(s'|s,a) times the payoff set at (h+1,s'), and {@code d_i(a') = r_i(s,a') + sum_s' T(s'|s,a') min {v_i : v at
     * (h+1,s')}}.
     */
    PLAYED,

    /**
     * The states and its own recommendations, not what was played. A deviation shows only by the state that follows, if at all, and
     * not who it was. In {@link MemoryfulProgram}: one group per joint action a and state s' that follows a or a deviation of one
     * agent from it, with weight T(s'|s,a) in the payoffs and T(s'|s,(c,a_-i)) after i's deviation to c; {@code d_i = r_i}.
     */
    STATES
}
