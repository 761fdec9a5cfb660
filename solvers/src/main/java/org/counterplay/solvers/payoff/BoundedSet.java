package org.counterplay.solvers.payoff;

import java.util.List;
import org.counterplay.model.number.Enclosure;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.polytope.Point;
import org.counterplay.model.polytope.Polytope;
import org.hipparchus.fraction.BigFraction;

/**
 * A payoff set between two polytopes.
 *
 * @param inner points of the set; their hull lies in it
 * @param outer a polytope that holds it, with its vertices
 * @param distance the largest distance of a point of the outer polytope from the inner hull, in the norm {@code max_i |.|}: the Hausdorff
 *     distance between the two, so that no point of either is farther from the set. 0 where the set is known exactly
 */
public record BoundedSet(List<Point> inner, Polytope outer, BigFraction distance) {
    public BoundedSet {
        inner = List.copyOf(inner);
    }

    /** Bounds on the largest {@code direction . payoffs} over the set. */
    public Enclosure support(Point direction) {
        return new Enclosure(most(inner, direction), most(outer.vertices(), direction));
    }

    private static BigFraction most(List<Point> points, Point direction) {
        return points.stream().map(direction::dot).reduce(Rationals::max).orElseThrow();
    }
}
