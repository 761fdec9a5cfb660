package org.counterplay.instances.promise;

import org.counterplay.instances.Quantity;
import org.hipparchus.fraction.BigFraction;

/** A game, an expert and a learner as theorems see them: numbers. */
public interface Measurements {
    /** What kind of game and policies they are. */
    Setting setting();

    /** What is known of a quantity; policy quantities are the learner's, measured against the expert. */
    Amount of(Quantity quantity);

    /**
     * The setting.
     *
     * @param agents number of agents
     * @param horizon {@code H}, or {@code 1/(1-gamma)}
     * @param discounted whether it is the latter
     * @param stationary whether both policies are stationary
     * @param product whether both policies are products of the agents' own
     * @param complete whether the deviations are all there are, at least of a kind (stationary, markov or coarse): a budget, a mask
     *     or a list leaves some out
     */
    record Setting(
            int agents,
            BigFraction horizon,
            boolean discounted,
            boolean stationary,
            boolean product,
            boolean complete) {}
}
