package org.counterplay.model.polytope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.counterplay.model.number.ExactLinearSystem;
import org.counterplay.model.number.Rationals;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Vertices of polytopes against all points where as many sides as there are coordinates meet, flat polytopes included. */
class PolytopeTest {
    private final SplittableRandom random = new SplittableRandom(RandomPolygons.SEED);

    @Test
    void verticesAreTheMeetingPointsOfSides() {
        for (int round = 0; round < 120; round++) {
            int dimension = 1 + random.nextInt(3);
            List<Point> points = RandomPolygons.points(random, 1 + random.nextInt(6), dimension);
            List<Halfspace> sides = new ArrayList<>();
            for (int i = 0; i < dimension; i++) {
                sides.add(support(points, Point.unit(dimension, i)));
                sides.add(support(points, Point.unit(dimension, i).negated()));
            }
            for (int k = 0; k < random.nextInt(5); k++) {
                Point normal = RandomPolygons.point(random, dimension, 2);
                if (!normal.isZero()) {
                    sides.add(support(points, normal));
                }
            }
            if (random.nextInt(4) == 0) {
                sides.add(new Halfspace(Point.unit(dimension, 0), Rationals.of(random.nextInt(3) - 1)));
            }
            String replay = "round " + round + ", -Dtests.seed=" + RandomPolygons.SEED + " " + sides;
            List<Point> expected = meetingPoints(dimension, sides);
            Optional<Polytope> polytope = Polytope.of(dimension, sides);
            assertThat(polytope.map(Polytope::vertices).orElse(List.of()))
                    .as(replay)
                    .isEqualTo(expected);
        }
    }

    @Test
    void unboundedOnesAreRefused() {
        List<Halfspace> half = List.of(
                new Halfspace(Point.of(1, 0), BigFraction.ONE),
                new Halfspace(Point.of(-1, 0), BigFraction.ONE),
                new Halfspace(Point.of(0, 1), BigFraction.ONE));
        assertThatThrownBy(() -> Polytope.of(2, half)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Halfspace support(List<Point> points, Point normal) {
        return new Halfspace(
                normal, points.stream().map(normal::dot).reduce(Rationals::max).orElseThrow());
    }

    private static List<Point> meetingPoints(int dimension, List<Halfspace> sides) {
        TreeSet<Point> found = new TreeSet<>();
        for (int choice = 0; choice < 1 << sides.size(); choice++) {
            if (Integer.bitCount(choice) == dimension) {
                meet(dimension, sides, choice)
                        .filter(x -> sides.stream().allMatch(side -> side.contains(x)))
                        .ifPresent(found::add);
            }
        }
        return List.copyOf(found);
    }

    private static Optional<Point> meet(int dimension, List<Halfspace> sides, int choice) {
        ExactLinearSystem system = new ExactLinearSystem(dimension);
        int[] all = new int[dimension];
        for (int i = 0; i < dimension; i++) {
            all[i] = i;
        }
        for (int k = 0; k < sides.size(); k++) {
            if ((choice >> k & 1) == 1) {
                Halfspace side = sides.get(k);
                system.row(all, side.normal().coordinates().toArray(BigFraction[]::new), side.offset());
            }
        }
        try {
            return Optional.of(Point.of(system.solve()));
        } catch (ArithmeticException singular) {
            return Optional.empty();
        }
    }
}
