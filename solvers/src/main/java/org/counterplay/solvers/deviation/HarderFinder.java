package org.counterplay.solvers.deviation;

import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;

/** Finds good deviations of the classes that markov deviations only bound. */
public interface HarderFinder {
    /**
     * The best deviation of an agent that can be found.
     *
     * @throws IllegalArgumentException if the finder does not serve the game or the class; the message says what does
     */
    HarderResponse find(Game game, Policy policy, int agent, DeviationClass deviations);
}
