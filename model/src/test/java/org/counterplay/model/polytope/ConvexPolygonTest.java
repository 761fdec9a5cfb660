package org.counterplay.model.polytope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Polygons against brute force: membership by triangles, sums by all pairs of points, intersections by sampling. */
class ConvexPolygonTest {
    private static final int ROUNDS = 300;
    private static final ConvexPolygon SQUARE = ConvexPolygon.hullOf(
            List.of(Point.of(0, 0), Point.of(1, 0), Point.of(1, 1), Point.of(0, 1), Point.of(1, 0)));

    private final SplittableRandom random = new SplittableRandom(RandomPolygons.SEED);

    @Test
    void theUnitSquare() {
        assertThat(SQUARE.vertices()).containsExactly(Point.of(0, 0), Point.of(1, 0), Point.of(1, 1), Point.of(0, 1));
        assertThat(SQUARE.area()).isEqualTo(BigFraction.ONE);
        assertThat(SQUARE.plus(SQUARE)).isEqualTo(SQUARE.times(BigFraction.TWO));
        assertThat(SQUARE.support(Point.of(1, 2))).isEqualTo(Rationals.of(3));
        assertThat(SQUARE.sides()).hasSize(4);
        assertThat(SQUARE.intersection(SQUARE.plus(Point.of(2, 0)))).isEmpty();
        assertThat(SQUARE.intersection(SQUARE.plus(Point.of(1, 0)))
                        .orElseThrow()
                        .dimension())
                .isEqualTo(1);
        assertThat(SQUARE.intersection(SQUARE.plus(Point.of(1, 1)))).contains(ConvexPolygon.point(Point.of(1, 1)));
    }

    @Test
    void verticesThatAreNoneAreRefused() {
        List<Point> inARow = List.of(Point.of(0, 0), Point.of(1, 0), Point.of(2, 0));
        List<Point> clockwise = List.of(Point.of(0, 0), Point.of(0, 1), Point.of(1, 0));
        assertThatThrownBy(() -> new ConvexPolygon(inARow)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ConvexPolygon(clockwise)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ConvexPolygon(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ConvexPolygon.point(Point.of(1, 2, 3))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hullsHoldTheirPointsAndEveryVertexIsNeeded() {
        for (int round = 0; round < ROUNDS; round++) {
            List<Point> points = RandomPolygons.points(random, 1 + random.nextInt(9), 2);
            ConvexPolygon hull = ConvexPolygon.hullOf(points);
            assertThat(points).as(replay(round)).containsAll(hull.vertices()).allMatch(hull::contains);
            for (Point vertex : hull.vertices()) {
                List<Point> others = new ArrayList<>(hull.vertices());
                others.remove(vertex);
                assertThat(others.isEmpty() || !ConvexPolygon.hullOf(others).contains(vertex))
                        .as(replay(round))
                        .isTrue();
            }
        }
    }

    @Test
    void membershipIsThatOfSomeTriangleOfVertices() {
        for (int round = 0; round < ROUNDS; round++) {
            ConvexPolygon polygon = RandomPolygons.next(random);
            Point x = RandomPolygons.point(random, 2, 4);
            assertThat(polygon.contains(x)).as(replay(round) + polygon + x).isEqualTo(inSomeTriangle(polygon, x));
        }
    }

    @Test
    void sumsAreTheHullOfAllSumsAndKnowTheirParts() {
        for (int round = 0; round < ROUNDS; round++) {
            List<ConvexPolygon> polygons = new ArrayList<>();
            List<BigFraction> weights = new ArrayList<>();
            List<Point> all = List.of(Point.origin(2));
            for (int k = 0; k < 1 + random.nextInt(3); k++) {
                ConvexPolygon polygon = RandomPolygons.next(random);
                BigFraction weight = Rationals.of(1 + random.nextInt(3), 1 + random.nextInt(3));
                polygons.add(polygon);
                weights.add(weight);
                all = all.stream()
                        .flatMap(x -> polygon.vertices().stream().map(v -> x.plus(v.times(weight))))
                        .toList();
            }
            MinkowskiSum sum = MinkowskiSum.of(weights, polygons);
            assertThat(sum.polygon()).as(replay(round) + polygons).isEqualTo(ConvexPolygon.hullOf(all));
            for (int v = 0; v < sum.parts().size(); v++) {
                Point parts = Point.origin(2);
                for (int k = 0; k < polygons.size(); k++) {
                    parts = parts.plus(polygons.get(k)
                            .vertices()
                            .get(sum.parts().get(v)[k])
                            .times(weights.get(k)));
                }
                assertThat(parts)
                        .as(replay(round))
                        .isEqualTo(sum.polygon().vertices().get(v));
            }
        }
    }

    @Test
    void intersectionsHoldWhatBothHold() {
        for (int round = 0; round < ROUNDS; round++) {
            ConvexPolygon one = RandomPolygons.next(random);
            ConvexPolygon two = RandomPolygons.next(random);
            Optional<ConvexPolygon> both = one.intersection(two);
            assertThat(both).as(replay(round)).isEqualTo(two.intersection(one));
            both.ifPresent(polygon ->
                    assertThat(one.contains(polygon) && two.contains(polygon)).isTrue());
            for (int k = 0; k < 10; k++) {
                Point x = RandomPolygons.point(random, 2, 3);
                boolean inBoth = both.map(polygon -> polygon.contains(x)).orElse(false);
                assertThat(inBoth).as(replay(round) + one + two + x).isEqualTo(one.contains(x) && two.contains(x));
            }
        }
    }

    @Test
    void sidesSupportsAndAreasMoveWithThePolygon() {
        for (int round = 0; round < ROUNDS; round++) {
            ConvexPolygon polygon = RandomPolygons.next(random);
            Point by = RandomPolygons.point(random, 2, 3);
            BigFraction factor = Rationals.of(1 + random.nextInt(4), 3);
            assertThat(polygon.plus(by).area()).isEqualTo(polygon.area());
            assertThat(polygon.times(factor).area())
                    .as(replay(round))
                    .isEqualTo(polygon.area().multiply(factor).multiply(factor));
            assertThat(polygon.times(BigFraction.MINUS_ONE).times(BigFraction.MINUS_ONE))
                    .isEqualTo(polygon);
            assertThat(polygon.area().getNumerator().signum() > 0).isEqualTo(polygon.dimension() == 2);
            for (Halfspace side : polygon.sides()) {
                assertThat(polygon.support(side.normal())).as(replay(round)).isEqualTo(side.offset());
            }
        }
    }

    private static boolean inSomeTriangle(ConvexPolygon polygon, Point x) {
        List<Point> v = polygon.vertices();
        for (Point a : v) {
            for (Point b : v) {
                for (Point c : v) {
                    if (inTriangle(a, b, c, x)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean inTriangle(Point a, Point b, Point c, Point x) {
        if (ConvexPolygon.cross(a, b, c).getNumerator().signum() == 0) {
            return onSegment(a, b, x) || onSegment(b, c, x) || onSegment(a, c, x);
        }
        int turn = ConvexPolygon.cross(a, b, c).getNumerator().signum();
        return ConvexPolygon.cross(a, b, x).getNumerator().signum() * turn >= 0
                && ConvexPolygon.cross(b, c, x).getNumerator().signum() * turn >= 0
                && ConvexPolygon.cross(c, a, x).getNumerator().signum() * turn >= 0;
    }

    private static boolean onSegment(Point a, Point b, Point x) {
        return ConvexPolygon.cross(a, b, x).getNumerator().signum() == 0
                && a.minus(x).dot(b.minus(x)).getNumerator().signum() <= 0;
    }

    private static String replay(int round) {
        return "round " + round + ", -Dtests.seed=" + RandomPolygons.SEED + " ";
    }
}
