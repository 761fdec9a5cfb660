package org.counterplay.solvers.regret;

import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;

/** Finds each agent's best deviation of a class. */
public interface ResponseFinder {
    /** The name by which it is asked for and reported. */
    String name();

    /**
     * One response per agent. For the stationary class the best markov deviation, which bounds it.
     *
     * @throws IllegalArgumentException if the finder does not serve this game or class; the message says what does
     */
    Found find(Game game, Policy policy, DeviationClass deviations);
}
