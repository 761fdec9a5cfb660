package org.counterplay.model.polytope;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.hipparchus.fraction.BigFraction;

/**
 * A bounded polytope given by half-spaces, with its vertices by the double description method (Motzkin, Raiffa, Thompson, Thrall
 * 1953; adjacency by tight half-spaces as in Fukuda and Prodon 1996). Of any dimension, flat ones included; made for few
 * coordinates and some dozens of half-spaces.
 *
 * @param sides the half-spaces
 * @param vertices its vertices in the order of {@link Point}
 */
public record Polytope(List<Halfspace> sides, List<Point> vertices) {
    private static final int MOST_COORDINATES = 12;

    public Polytope {
        sides = List.copyOf(sides);
        vertices = List.copyOf(vertices);
    }

    /**
     * The intersection of half-spaces; empty where no point is in all of them.
     *
     * @throws IllegalArgumentException unless there are half-spaces with the normals e_i and -e_i for each coordinate i (so that it
     *     is bounded), or if there are more than 12 coordinates
     */
    public static Optional<Polytope> of(int dimension, List<Halfspace> sides) {
        if (dimension > MOST_COORDINATES) {
            throw new IllegalArgumentException(
                    dimension + " coordinates; vertices are enumerated for at most " + MOST_COORDINATES);
        }
        List<Vertex> vertices = box(dimension, sides);
        int tight = 2 * dimension; // the box's own sides come first
        for (Halfspace side : sides) {
            vertices = cut(vertices, side, tight++, dimension);
            if (vertices.isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(new Polytope(
                sides,
                List.copyOf(new TreeSet<>(vertices.stream().map(Vertex::at).toList()))));
    }

    /** Whether a point lies in it. */
    public boolean contains(Point x) {
        return sides.stream().allMatch(side -> side.contains(x));
    }

    private record Vertex(Point at, BitSet tight) {}

    /** A box that is larger than the polytope by 1 on each side, so that its sides are tight nowhere in the end. */
    private static List<Vertex> box(int dimension, List<Halfspace> sides) {
        BigFraction[] lower = new BigFraction[dimension];
        BigFraction[] upper = new BigFraction[dimension];
        for (int i = 0; i < dimension; i++) {
            Point unit = Point.unit(dimension, i);
            upper[i] = offset(sides, unit).add(BigFraction.ONE);
            lower[i] = offset(sides, unit.negated()).add(BigFraction.ONE).negate();
            if (lower[i].compareTo(upper[i]) >= 0) {
                return List.of();
            }
        }
        List<Vertex> corners = new ArrayList<>();
        for (int corner = 0; corner < 1 << dimension; corner++) {
            BigFraction[] at = new BigFraction[dimension];
            BitSet tight = new BitSet();
            for (int i = 0; i < dimension; i++) {
                boolean high = (corner >> i & 1) == 1;
                at[i] = high ? upper[i] : lower[i];
                tight.set(2 * i + (high ? 1 : 0));
            }
            corners.add(new Vertex(Point.of(at), tight));
        }
        return corners;
    }

    private static BigFraction offset(List<Halfspace> sides, Point normal) {
        return sides.stream()
                .filter(side -> side.normal().equals(normal))
                .map(Halfspace::offset)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("no half-space with normal " + normal + " bounds the polytope"));
    }

    private static List<Vertex> cut(List<Vertex> vertices, Halfspace side, int number, int dimension) {
        List<Vertex> kept = new ArrayList<>();
        List<Vertex> within = new ArrayList<>();
        List<Vertex> beyond = new ArrayList<>();
        for (Vertex vertex : vertices) {
            switch (side.excess(vertex.at()).getNumerator().signum()) {
                case 0 -> {
                    vertex.tight().set(number);
                    kept.add(vertex);
                }
                case 1 -> beyond.add(vertex);
                default -> {
                    within.add(vertex);
                    kept.add(vertex);
                }
            }
        }
        for (Vertex out : beyond) {
            for (Vertex in : within) {
                BitSet common = (BitSet) in.tight().clone();
                common.and(out.tight());
                if (common.cardinality() >= dimension - 1 && adjacent(vertices, in, out, common)) {
                    BigFraction inside = side.excess(in.at());
                    BigFraction share = inside.divide(inside.subtract(side.excess(out.at())));
                    common.set(number);
                    kept.add(new Vertex(in.at().plus(out.at().minus(in.at()).times(share)), common));
                }
            }
        }
        return kept;
    }

    @SuppressWarnings("ReferenceEquality") // the very two vertices, not others at the same point
    private static boolean adjacent(List<Vertex> vertices, Vertex one, Vertex two, BitSet common) {
        for (Vertex third : vertices) {
            if (third != one && third != two) {
                BitSet missing = (BitSet) common.clone();
                missing.andNot(third.tight());
                if (missing.isEmpty()) {
                    return false;
                }
            }
        }
        return true;
    }
}
