package org.counterplay.solvers.payoff;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.counterplay.model.formulation.DistanceProgram;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.polytope.Point;
import org.counterplay.solvers.equilibrium.ExactPrograms;
import org.hipparchus.fraction.BigFraction;

/**
 * Keeps the points of an inner approximation short. A point that has grown too long is moved a little towards the middle and rounded; the
 * new point replaces it only where it is proved, exactly, to lie in the hull of the points as they were. Where it does not, the long point
 * stays. So the hull becomes smaller at most, and what is in it is still achieved.
 */
final class InnerRounding {
    private static final BigFraction INWARD = new BigFraction(1, 1 << 20);

    private final ExactPrograms programs;
    private final int mostBits;

    /** @param mostBits bits of a coordinate, numerator and denominator together, beyond which a point is rounded */
    InnerRounding(ExactPrograms programs, int mostBits) {
        this.programs = programs;
        this.mostBits = mostBits;
    }

    List<Point> of(List<Point> points) {
        if (points.stream().allMatch(point -> point.bits() <= mostBits)) {
            return points;
        }
        Point middle = points.stream().reduce(Point::plus).orElseThrow().times(new BigFraction(1, points.size()));
        TreeSet<Point> kept = new TreeSet<>();
        for (Point point : points) {
            kept.add(point.bits() <= mostBits ? point : shorter(point, middle, points));
        }
        return List.copyOf(kept);
    }

    private Point shorter(Point point, Point middle, List<Point> points) {
        Point moved = point.plus(middle.minus(point).times(INWARD));
        List<BigFraction> rounded = new ArrayList<>();
        for (BigFraction coordinate : moved.coordinates()) {
            rounded.add(Rationals.roundDown(coordinate, 48));
        }
        Point candidate = new Point(rounded);
        boolean inside = programs.optimum(DistanceProgram.of(candidate, points))
                        .objective()
                        .getNumerator()
                        .signum()
                == 0;
        return inside ? candidate : point;
    }
}
