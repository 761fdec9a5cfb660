package org.counterplay.solvers.regret;

import java.util.List;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;

/** Finds each agent's best deviation of a class. */
public interface ResponseFinder {
    /** The name by which it is asked for and reported. */
    String name();

    /**
     * One response per agent, in the game's order. For the stationary class the best markov deviation, which bounds it.
     *
     * @throws IllegalArgumentException if the finder does not serve this game or class; the message says what does
     */
    List<Response> find(Game game, Policy policy, DeviationClass deviations);
}
