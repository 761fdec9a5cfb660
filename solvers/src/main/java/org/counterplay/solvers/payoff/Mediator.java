package org.counterplay.solvers.payoff;

import org.counterplay.model.game.Game;
import org.counterplay.model.number.ExactSum;
import org.counterplay.model.polytope.Point;
import org.hipparchus.fraction.BigFraction;

/**
 * A mediator that remembers, as a finite automaton: at (step, state) it holds a promise, a vertex of the payoff set there, whose {@link
 * Plan} says what to recommend and which promises to go on with where it was obeyed. Where agent i alone played something else, and plays
 * are seen, it goes on with the promise that is worst for i ({@link PromiseSet#worst}; where several deviated, the first of them). Where
 * plays are not seen, it goes on as the plan says for the state that came.
 */
@SuppressWarnings("ArrayRecordComponent") // flat data
public record Mediator(PayoffPolygons sets, int[] start) {

    /** What it gives to the agents, {@code J_i}. */
    public Point values() {
        Game game = sets.game();
        ExactSum[] sums = {new ExactSum(), new ExactSum()};
        for (int k = 0; k < start.length; k++) {
            BigFraction probability = game.initialProbabilities().at(k);
            Point payoffs = sets.at(1, game.initialStates()[k]).payoffs(start[k]);
            sums[0].addProduct(probability, payoffs.at(0));
            sums[1].addProduct(probability, payoffs.at(1));
        }
        return Point.of(sums[0].value(), sums[1].value());
    }
}
