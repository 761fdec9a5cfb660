package org.counterplay.model.polytope;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;

/** Polygons of small rationals, points and segments among them. */
final class RandomPolygons {
    static final long SEED = Long.getLong("tests.seed", 20261121L);

    private RandomPolygons() {}

    static ConvexPolygon next(SplittableRandom random) {
        return ConvexPolygon.hullOf(points(random, 1 + random.nextInt(8), 2));
    }

    static List<Point> points(SplittableRandom random, int count, int dimension) {
        int range = 1 + random.nextInt(5); // few values make doubles and points in a row
        List<Point> points = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            points.add(point(random, dimension, range));
        }
        return points;
    }

    static Point point(SplittableRandom random, int dimension, int range) {
        List<BigFraction> at = new ArrayList<>();
        for (int i = 0; i < dimension; i++) {
            at.add(Rationals.of(random.nextInt(2 * range + 1) - range, 1 + random.nextInt(2)));
        }
        return new Point(at);
    }
}
