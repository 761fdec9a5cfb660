package org.counterplay.solvers.payoff;

import java.util.List;
import org.counterplay.model.polytope.ConvexPolygon;
import org.counterplay.model.polytope.Point;

/**
 * The payoff set of one place of a two-agent game.
 *
 * @param polygon the set
 * @param plans the plan of each vertex, in their order; the vertices are the promises
 */
public record PromiseSet(ConvexPolygon polygon, List<Plan> plans) {
    public PromiseSet {
        plans = List.copyOf(plans);
        if (plans.size() != polygon.vertices().size()) {
            throw new IllegalArgumentException(
                    plans.size() + " plans for " + polygon.vertices().size() + " vertices");
        }
    }

    /** The payoffs of promise k. */
    public Point payoffs(int k) {
        return polygon.vertices().get(k);
    }

    /** The promise that is worst for an agent; the first where there are several. */
    public int worst(int agent) {
        return polygon.extreme(Point.unit(2, agent).negated());
    }
}
