package org.counterplay.model.polytope;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.counterplay.model.number.ExactSum;
import org.hipparchus.fraction.BigFraction;

/**
 * A bounded convex polygon of the plane, given by its vertices: anticlockwise, from the least one in the order of {@link Point},
 * no vertex between two others. A point (one vertex) and a segment (two) are polygons too. Two polygons are equal where they
 * are the same set.
 */
public record ConvexPolygon(List<Point> vertices) {
    /**
     * Checks what the list of vertices claims.
     *
     * @throws IllegalArgumentException if it is empty, is no convex polygon, or begins or turns in another way
     */
    public ConvexPolygon {
        vertices = List.copyOf(vertices);
        if (vertices.isEmpty()) {
            throw new IllegalArgumentException("a polygon without vertices");
        }
        if (!vertices.equals(hull(vertices))) {
            throw new IllegalArgumentException(
                    vertices + " are no vertices of a convex polygon, anticlockwise from the least; take hullOf");
        }
    }

    /** The least convex polygon that holds all the points (Andrew's monotone chain). */
    public static ConvexPolygon hullOf(Collection<Point> points) {
        return new ConvexPolygon(hull(points));
    }

    /** One point. */
    public static ConvexPolygon point(Point at) {
        return new ConvexPolygon(List.of(at));
    }

    /** 0 for a point, 1 for a segment, 2 otherwise. */
    public int dimension() {
        return Math.min(vertices.size(), 3) - 1;
    }

    /** {@code {x + y}}: x in this, y in the other. */
    public ConvexPolygon plus(ConvexPolygon other) {
        return MinkowskiSum.of(List.of(BigFraction.ONE, BigFraction.ONE), List.of(this, other))
                .polygon();
    }

    /** {@code {factor x}}; a negative factor turns it about the origin. */
    public ConvexPolygon times(BigFraction factor) {
        return hullOf(vertices.stream().map(v -> v.times(factor)).toList());
    }

    /** {@code {x + by}}. */
    public ConvexPolygon plus(Point by) {
        return new ConvexPolygon(vertices.stream().map(v -> v.plus(by)).toList());
    }

    /** The hull of both. */
    public ConvexPolygon join(ConvexPolygon other) {
        List<Point> all = new ArrayList<>(vertices);
        all.addAll(other.vertices);
        return hullOf(all);
    }

    /** What both have in common; empty where there is nothing. */
    public Optional<ConvexPolygon> intersection(ConvexPolygon other) {
        Optional<ConvexPolygon> rest = Optional.of(this);
        for (Halfspace side : other.sides()) {
            rest = rest.flatMap(polygon -> polygon.intersection(side));
        }
        return rest;
    }

    /** What lies in the half-plane; empty where nothing does. */
    public Optional<ConvexPolygon> intersection(Halfspace side) {
        List<Point> kept = new ArrayList<>();
        for (int k = 0; k < vertices.size(); k++) {
            Point here = vertices.get(k);
            Point next = vertex(k + 1);
            BigFraction excess = side.excess(here);
            BigFraction nextExcess = side.excess(next);
            int sign = excess.getNumerator().signum();
            if (sign <= 0) {
                kept.add(here);
            }
            if (sign * nextExcess.getNumerator().signum() < 0) {
                kept.add(here.plus(next.minus(here).times(excess.divide(excess.subtract(nextExcess)))));
            }
        }
        return kept.isEmpty() ? Optional.empty() : Optional.of(hullOf(kept));
    }

    /** Whether a point lies in it, its boundary included. */
    public boolean contains(Point x) {
        return sides().stream().allMatch(side -> side.contains(x));
    }

    /** Whether the other lies in it. */
    public boolean contains(ConvexPolygon other) {
        List<Halfspace> sides = sides();
        return other.vertices.stream().allMatch(v -> sides.stream().allMatch(side -> side.contains(v)));
    }

    /** The support function: the largest {@code direction . x}. */
    public BigFraction support(Point direction) {
        return direction.dot(vertices.get(extreme(direction)));
    }

    /** The number of the first vertex with the largest {@code direction . x}. */
    public int extreme(Point direction) {
        int best = 0;
        BigFraction most = direction.dot(vertices.get(0));
        for (int k = 1; k < vertices.size(); k++) {
            BigFraction value = direction.dot(vertices.get(k));
            if (value.compareTo(most) > 0) {
                most = value;
                best = k;
            }
        }
        return best;
    }

    /**
     * Half-planes whose intersection it is, normals being primitive: one an edge, in the order of the edges; for a segment its line
     * from both sides and its two ends; for a point four.
     */
    public List<Halfspace> sides() {
        List<Halfspace> sides = new ArrayList<>();
        for (int k = 0; k < vertices.size() && vertices.size() > 1; k++) {
            sides.add(side(outward(vertices.get(k), vertex(k + 1))));
        }
        if (dimension() == 1) {
            Point along = vertices.get(1).minus(vertices.get(0));
            sides.add(side(along));
            sides.add(side(along.negated()));
        } else if (dimension() == 0) {
            for (int i = 0; i < 2; i++) {
                sides.add(side(Point.unit(2, i)));
                sides.add(side(Point.unit(2, i).negated()));
            }
        }
        return sides;
    }

    /** The area, by the sum of the triangles with the first vertex. */
    public BigFraction area() {
        ExactSum twice = new ExactSum();
        for (int k = 1; k + 1 < vertices.size(); k++) {
            twice.add(cross(vertices.get(0), vertices.get(k), vertices.get(k + 1)));
        }
        return twice.value().divide(2);
    }

    /** Bits of the longest coordinate. */
    public int bits() {
        return vertices.stream().mapToInt(Point::bits).max().orElse(0);
    }

    /** Vertex k, counted round. */
    public Point vertex(int k) {
        return vertices.get(k % vertices.size());
    }

    /** The outward normal of the edge from p to q of a polygon that turns anticlockwise, primitive. */
    public static Point outward(Point p, Point q) {
        Point along = q.minus(p);
        return Point.of(along.at(1), along.at(0).negate()).primitive();
    }

    private Halfspace side(Point normal) {
        Point primitive = normal.primitive();
        return new Halfspace(primitive, support(primitive));
    }

    /** Twice the area of the triangle, positive where it turns anticlockwise. */
    static BigFraction cross(Point a, Point b, Point c) {
        Point u = b.minus(a);
        Point v = c.minus(a);
        return u.at(0).multiply(v.at(1)).subtract(u.at(1).multiply(v.at(0)));
    }

    private static List<Point> hull(Collection<Point> points) {
        List<Point> sorted = List.copyOf(new TreeSet<>(points));
        for (Point point : sorted) {
            if (point.dimension() != 2) {
                throw new IllegalArgumentException("point " + point + " is not of the plane");
            }
        }
        if (sorted.size() <= 2) {
            return sorted;
        }
        List<Point> lower = chain(sorted);
        List<Point> upper = chain(sorted.reversed());
        List<Point> around = new ArrayList<>(lower.subList(0, lower.size() - 1));
        around.addAll(upper.subList(0, upper.size() - 1));
        return around;
    }

    private static List<Point> chain(List<Point> sorted) {
        List<Point> chain = new ArrayList<>();
        for (Point point : sorted) {
            while (chain.size() >= 2
                    && cross(chain.get(chain.size() - 2), chain.getLast(), point)
                                    .getNumerator()
                                    .signum()
                            <= 0) {
                chain.removeLast();
            }
            chain.add(point);
        }
        return chain;
    }
}
