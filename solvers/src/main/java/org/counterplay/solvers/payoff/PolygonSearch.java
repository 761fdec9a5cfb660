package org.counterplay.solvers.payoff;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.counterplay.model.polytope.ConvexPolygon;
import org.counterplay.model.polytope.Halfspace;
import org.counterplay.model.polytope.Point;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Finds a polygon of which nothing is known but an extreme point in any direction that is asked for. The hull of the points found so far
 * lies in it; asking in the direction of a side's normal either proves the side (nothing is beyond) or gives a new point beyond it. When
 * all sides are proved the hull is the polygon, exactly. Asks about twice as often as there are vertices.
 */
final class PolygonSearch {
    private PolygonSearch() {}

    /** Gives an extreme point. */
    interface Oracle {
        /** A point of the polygon whose product with the direction is the largest. */
        Extreme towards(Point direction);
    }

    /** Called before each question; may refuse to go on. */
    interface Guard {
        /** @param found the hull so far */
        void check(ConvexPolygon found);
    }

    static PromiseSet of(Oracle oracle, Guard guard) {
        Map<Point, Plan> plans = new TreeMap<>();
        Set<Point> proved = new HashSet<>();
        Extreme first = oracle.towards(Point.unit(2, 0));
        plans.put(first.payoffs(), first.plan());
        proved.add(Point.unit(2, 0));
        ConvexPolygon hull = ConvexPolygon.point(first.payoffs());
        Deque<Halfspace> open = new ArrayDeque<>(hull.sides());
        while (!open.isEmpty()) {
            Halfspace side = open.poll();
            if (!proved.add(side.normal())) {
                continue;
            }
            guard.check(hull);
            Extreme found = oracle.towards(shortened(side.normal()));
            if (side.excess(found.payoffs()).getNumerator().signum() > 0) {
                plans.put(found.payoffs(), found.plan());
                hull = hull.join(ConvexPolygon.point(found.payoffs()));
                open.clear();
                open.addAll(hull.sides()); // the normal just asked for is proved by the new point itself
            }
        }
        List<Plan> ofVertices =
                hull.vertices().stream().map(v -> require(plans.get(v))).toList();
        return new PromiseSet(hull, ofVertices);
    }

    /** The same direction with a largest coordinate near 1: an integer normal may be beyond the range of doubles. */
    private static Point shortened(Point normal) {
        int bits = 0;
        for (BigFraction coordinate : normal.coordinates()) {
            bits = Math.max(bits, coordinate.getNumerator().bitLength());
        }
        return bits <= 52 ? normal : normal.times(new BigFraction(BigInteger.ONE, BigInteger.ONE.shiftLeft(bits - 1)));
    }

    private static Plan require(@Nullable Plan plan) {
        if (plan == null) {
            throw new IllegalStateException("a vertex that was not found");
        }
        return plan;
    }
}
