package org.counterplay.model.polytope;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * The polygon {@code sum_k weights_k P_k = {sum_k weights_k x_k : x_k in P_k}} and, for each of its vertices, the only vertices of the
 * P_k that sum up to it. With transition probabilities as weights it holds the expected continuations.
 *
 * @param polygon the sum
 * @param parts {@code parts.get(v)[k]} is the number of P_k's vertex in vertex v of the sum
 */
@SuppressWarnings("ArrayRecordComponent") // flat data
public record MinkowskiSum(ConvexPolygon polygon, List<int[]> parts) {
    public MinkowskiSum {
        parts = List.copyOf(parts);
    }

    /**
     * Sums up, by merging the edges in the order of their angles; linear in the number of vertices.
     *
     * @throws IllegalArgumentException if there is nothing to sum, the lists differ in length or a weight is not positive
     */
    public static MinkowskiSum of(List<BigFraction> weights, List<ConvexPolygon> polygons) {
        if (weights.isEmpty() || weights.size() != polygons.size()) {
            throw new IllegalArgumentException(weights.size() + " weights for " + polygons.size() + " polygons");
        }
        if (weights.stream().anyMatch(w -> w.getNumerator().signum() <= 0)) {
            throw new IllegalArgumentException("weights " + weights + "; each must be positive");
        }
        List<Point> points = new ArrayList<>();
        List<int[]> parts = new ArrayList<>();
        List<Point> first = scaled(polygons.get(0), weights.get(0));
        for (int v = 0; v < first.size(); v++) {
            points.add(first.get(v));
            parts.add(new int[] {v});
        }
        for (int k = 1; k < polygons.size(); k++) {
            List<Point> nextPoints = new ArrayList<>();
            List<int[]> nextParts = new ArrayList<>();
            merge(points, parts, scaled(polygons.get(k), weights.get(k)), nextPoints, nextParts);
            points = nextPoints;
            parts = nextParts;
        }
        return new MinkowskiSum(new ConvexPolygon(points), parts);
    }

    private static List<Point> scaled(ConvexPolygon polygon, BigFraction weight) {
        return weight.equals(BigFraction.ONE)
                ? polygon.vertices()
                : polygon.vertices().stream().map(v -> v.times(weight)).toList();
    }

    private static void merge(List<Point> p, List<int[]> parts, List<Point> q, List<Point> sum, List<int[]> sumParts) {
        int i = 0;
        int j = 0;
        int edgesOfP = p.size() == 1 ? 0 : p.size();
        int edgesOfQ = q.size() == 1 ? 0 : q.size();
        while (true) {
            int[] before = parts.get(i % p.size());
            int[] part = Arrays.copyOf(before, before.length + 1);
            part[before.length] = j % q.size();
            sum.add(p.get(i % p.size()).plus(q.get(part[before.length])));
            sumParts.add(part);
            int order = i == edgesOfP ? 1 : j == edgesOfQ ? -1 : compareAngles(edge(p, i), edge(q, j));
            if (order <= 0) {
                i++;
            }
            if (order >= 0) {
                j++;
            }
            if (i >= edgesOfP && j >= edgesOfQ) {
                return; // back at the first vertex
            }
        }
    }

    private static Point edge(List<Point> p, int i) {
        return p.get((i + 1) % p.size()).minus(p.get(i));
    }

    /** Angles from just above -90 degrees on, where the edges of a polygon begin that begins with its least vertex. */
    private static int compareAngles(Point a, Point b) {
        int half = Integer.compare(half(a), half(b));
        if (half != 0) {
            return half;
        }
        BigFraction cross = a.at(0).multiply(b.at(1)).subtract(a.at(1).multiply(b.at(0)));
        return -cross.getNumerator().signum();
    }

    private static int half(Point edge) {
        int x = edge.at(0).getNumerator().signum();
        return x > 0 || (x == 0 && edge.at(1).getNumerator().signum() > 0) ? 0 : 1;
    }
}
