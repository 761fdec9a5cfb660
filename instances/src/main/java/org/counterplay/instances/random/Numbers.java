package org.counterplay.instances.random;

import org.counterplay.model.game.GameWriter;
import org.counterplay.model.game.PolicyWriter;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/** Which numbers a random game is made of. A distribution is drawn as positive integer weights, to be divided by their sum. */
enum Numbers {
    /** Probabilities are multiples of 1/256, rewards of 1/64: doubles hold them exactly. */
    DYADIC {
        @Override
        int weights(Draws draws, int count, int[] into) {
            draws.composition(count, DYADIC_TOTAL, into);
            return DYADIC_TOTAL;
        }

        @Override
        int rewardDenominator(Draws draws) {
            return 1 << 6;
        }

        @Override
        void successor(GameWriter writer, int state, int weight, int total) {
            writer.successor(state, (double) weight / total);
        }

        @Override
        void recommend(PolicyWriter writer, int joint, int weight, int total) {
            writer.recommend(joint, (double) weight / total);
        }

        @Override
        void reward(GameWriter writer, int agent, int numerator, int denominator) {
            writer.reward(agent, (double) numerator / denominator);
        }
    },

    /** Probabilities are quotients of weights below 10 and their sum, rewards have denominators up to 12. */
    RATIONAL {
        @Override
        int weights(Draws draws, int count, int[] into) {
            int sum = 0;
            for (int k = 0; k < count; k++) {
                into[k] = 1 + draws.below(9);
                sum += into[k];
            }
            return sum;
        }

        @Override
        int rewardDenominator(Draws draws) {
            return 1 + draws.below(12);
        }

        @Override
        void successor(GameWriter writer, int state, int weight, int total) {
            writer.successor(state, Rationals.of(weight, total));
        }

        @Override
        void recommend(PolicyWriter writer, int joint, int weight, int total) {
            writer.recommend(joint, Rationals.of(weight, total));
        }

        @Override
        void reward(GameWriter writer, int agent, int numerator, int denominator) {
            writer.reward(agent, new BigFraction(numerator, denominator));
        }
    };

    /** The sum of dyadic weights; small enough that a product of six of them is still exact in a double. */
    static final int DYADIC_TOTAL = 1 << 8;

    /** Draws positive weights into the beginning of an array and returns their sum. */
    abstract int weights(Draws draws, int count, int[] into);

    /** Draws the denominator of a reward. */
    abstract int rewardDenominator(Draws draws);

    abstract void successor(GameWriter writer, int state, int weight, int total);

    abstract void recommend(PolicyWriter writer, int joint, int weight, int total);

    abstract void reward(GameWriter writer, int agent, int numerator, int denominator);
}
