package org.counterplay.solvers.payoff;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Timeline;
import org.counterplay.model.polytope.ConvexPolygon;
import org.counterplay.model.polytope.MinkowskiSum;
import org.counterplay.model.polytope.Point;
import org.counterplay.solvers.equilibrium.ExactPrograms;
import org.hipparchus.fraction.BigFraction;

/**
 * The payoff vectors of a two-agent, finite-horizon game that any joint play reaches, equilibrium or not: backward, {@code F_h(s) = hull
 * of the r(s,a) + sum_s' T(s'|s,a) F_{h+1}(s')}. Of a game of one step, the hull of the payoffs of its joint actions.
 */
public final class FeasiblePayoffs {
    private FeasiblePayoffs() {}

    /**
     * The polygon of each initial state, in their order.
     *
     * @throws ExactPrograms.NotSolved if a polygon grows beyond the limits
     */
    public static List<ConvexPolygon> of(Game game, Limits limits) {
        Timeline places = Timeline.of(game);
        ConvexPolygon[] next = new ConvexPolygon[game.stateCount()];
        for (int step = places.steps(); step >= 1; step--) {
            int[] states = places.states(step);
            ConvexPolygon[] current = new ConvexPolygon[states.length];
            for (int k = 0; k < states.length; k++) {
                current[k] = at(game, states[k], step == places.steps(), next);
                if (current[k].vertices().size() > limits.vertices() || current[k].bits() > limits.bits()) {
                    throw new ExactPrograms.NotSolved("the feasible payoffs at step " + step + ", state "
                            + game.states().get(states[k]) + " have "
                            + current[k].vertices().size()
                            + " vertices of up to " + current[k].bits() + " bits, beyond the limits");
                }
            }
            for (int k = 0; k < states.length; k++) {
                next[states[k]] = current[k];
            }
        }
        List<ConvexPolygon> initial = new ArrayList<>();
        for (int state : game.initialStates()) {
            initial.add(next[state]);
        }
        return initial;
    }

    private static ConvexPolygon at(Game game, int state, boolean last, ConvexPolygon[] next) {
        List<Point> points = new ArrayList<>();
        for (int row = game.firstRow(state); row < game.firstRow(state + 1); row++) {
            Point reward = Point.of(game.reward(0).at(row), game.reward(1).at(row));
            if (last) {
                points.add(reward);
                continue;
            }
            List<BigFraction> weights = new ArrayList<>();
            List<ConvexPolygon> polygons = new ArrayList<>();
            for (int k = game.firstSuccessor(row); k < game.firstSuccessor(row + 1); k++) {
                weights.add(game.probabilities().at(k));
                polygons.add(next[game.successors()[k]]);
            }
            for (Point vertex : MinkowskiSum.of(weights, polygons).polygon().vertices()) {
                points.add(vertex.plus(reward));
            }
        }
        return ConvexPolygon.hullOf(points);
    }
}
