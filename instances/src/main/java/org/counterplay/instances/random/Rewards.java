package org.counterplay.instances.random;

import org.counterplay.model.game.GameWriter;

/** Whose rewards agree. All lie in [-1, 1]. */
enum Rewards {
    /** Each agent has a reward of its own. */
    GENERAL,
    /** All agents have one reward. */
    COMMON,
    /** The second of two agents loses what the first gains. */
    ZERO_SUM;

    /** Draws the rewards of the current row. */
    void write(Draws draws, Numbers numbers, GameWriter writer, int agents) {
        int denominator = 1;
        int numerator = 0;
        for (int i = 0; i < agents; i++) {
            if (i == 0 || this == GENERAL) {
                denominator = numbers.rewardDenominator(draws);
                numerator = draws.below(2 * denominator + 1) - denominator;
            } else if (this == ZERO_SUM) {
                numerator = -numerator;
            }
            numbers.reward(writer, i, numerator, denominator);
        }
    }
}
