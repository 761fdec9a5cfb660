package org.counterplay.solvers.payoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.counterplay.instances.Library;
import org.counterplay.model.formulation.DistanceProgram;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.formulation.EquilibriumObjective;
import org.counterplay.model.formulation.EquilibriumProgram;
import org.counterplay.model.formulation.Monitoring;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.StageGame;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.polytope.ConvexPolygon;
import org.counterplay.model.polytope.Halfspace;
import org.counterplay.model.polytope.Point;
import org.counterplay.solvers.equilibrium.ExactPrograms;
import org.counterplay.solvers.equilibrium.Goal;
import org.counterplay.solvers.equilibrium.MarkovEquilibrium;
import org.counterplay.solvers.exact.ExactOptimum;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Bounds hold the exact polygons between them, and are them where the directions are those of the polygons' sides. */
class PayoffBoundsTest {
    private static final ExactPrograms EXACT = new ExactOptimum()::of;

    @Test
    void exactPolygonsLieBetween() {
        for (String name : List.of(
                "chicken",
                "benoit-krishna",
                "random-recurrent:states=2,H=2,actions=2,seed=3",
                "random-layered:H=2,width=2,actions=2,seed=4")) {
            Game game = Library.find(name).create().game();
            for (Monitoring monitoring : Monitoring.values()) {
                PayoffPolygons exact =
                        PayoffPolygons.of(game, EquilibriumConcept.CE, monitoring, Limits.STANDARD, EXACT);
                PayoffBounds bounds = bounds(game, EquilibriumConcept.CE, monitoring, Directions.of(2, 8));
                for (int step = 1; step <= exact.places().steps(); step++) {
                    for (int state : exact.places().states(step)) {
                        ConvexPolygon polygon = exact.at(step, state).polygon();
                        BoundedSet set = bounds.at(step, state);
                        assertThat(set.inner()).as(name).allMatch(polygon::contains);
                        assertThat(polygon.vertices()).as(name).allMatch(set.outer()::contains);
                        boolean known = ConvexPolygon.hullOf(set.inner())
                                .equals(ConvexPolygon.hullOf(set.outer().vertices()));
                        assertThat(set.distance().equals(BigFraction.ZERO))
                                .as(name)
                                .isEqualTo(known);
                    }
                }
            }
        }
    }

    @Test
    void directionsOfTheSidesGiveThePolygonsThemselves() {
        for (String name : List.of("chicken", "benoit-krishna", "random-recurrent:states=2,H=2,actions=2,seed=5")) {
            Game game = Library.find(name).create().game();
            PayoffPolygons exact =
                    PayoffPolygons.of(game, EquilibriumConcept.CCE, Monitoring.PLAYED, Limits.STANDARD, EXACT);
            Set<Point> directions = new LinkedHashSet<>(Directions.of(2, 6));
            for (int step = 1; step <= exact.places().steps(); step++) {
                for (int state : exact.places().states(step)) {
                    exact.at(step, state).polygon().sides().stream()
                            .map(Halfspace::normal)
                            .forEach(directions::add);
                }
            }
            PayoffBounds bounds = bounds(game, EquilibriumConcept.CCE, Monitoring.PLAYED, List.copyOf(directions));
            for (int step = 1; step <= exact.places().steps(); step++) {
                for (int state : exact.places().states(step)) {
                    assertThat(ConvexPolygon.hullOf(
                                    bounds.at(step, state).outer().vertices()))
                            .as(name)
                            .isEqualTo(exact.at(step, state).polygon());
                }
            }
        }
    }

    @Test
    void threeAgentsOnce() {
        Game game = Library.find("el-farol").create().game();
        StageGame stage = StageGame.of(game, 0);
        PayoffBounds bounds = bounds(game, EquilibriumConcept.CE, Monitoring.PLAYED, Directions.of(3, 26));
        BoundedSet set = bounds.at(1, 0);
        assertThat(set.inner()).allMatch(set.outer()::contains);
        assertThat(set.support(Point.of(1, 1, 1)).exact()).isTrue();
        assertThat(set.support(Point.of(1, 1, 1)).lower())
                .isEqualTo(EXACT.optimum(
                                EquilibriumProgram.of(stage, EquilibriumConcept.CE, new EquilibriumObjective.Welfare()))
                        .objective());
        List<BigFraction> distances = new ArrayList<>();
        for (Point vertex : set.outer().vertices()) {
            distances.add(EXACT.optimum(DistanceProgram.of(vertex, set.inner())).objective());
        }
        assertThat(distances.stream().reduce(Rationals::max)).contains(set.distance());
    }

    @Test
    void memoryDoesNoHarmToThreeAgents() {
        for (int seed = 1; seed <= 2; seed++) {
            Game game = Library.find("random-sparse:states=3,H=2,agents=3,actions=2,seed=" + seed)
                    .create()
                    .game();
            Point welfare = Point.of(1, 1, 1);
            Point markov = new Point(MarkovEquilibrium.of(
                            game, EquilibriumConcept.CE, (step, state) -> new Goal.Welfare(), "markov", EXACT)
                    .values());
            PayoffBounds bounds = bounds(game, EquilibriumConcept.CE, Monitoring.PLAYED, Directions.of(3, 8));
            assertThat(bounds.best(welfare).upper()).isGreaterThanOrEqualTo(markov.dot(welfare));
        }
    }

    @Test
    void distancesInThePlane() {
        List<Point> triangle = List.of(Point.of(0, 0), Point.of(2, 0), Point.of(0, 2));
        assertThat(distance(Point.of(2, 2), triangle)).isEqualTo(BigFraction.ONE);
        assertThat(distance(Point.of(-3, 1), triangle)).isEqualTo(Rationals.of(3));
        assertThat(distance(Point.of(1, 1), triangle)).isEqualTo(BigFraction.ZERO);
    }

    @Test
    void longPointsAreRoundedInward() {
        BigFraction third = Rationals.parse("0.3333333333333333333333333333333333333333333333333333333333333");
        List<Point> points = List.of(Point.of(third, BigFraction.ZERO), Point.of(2, 0), Point.of(0, 2));
        List<Point> rounded = new InnerRounding(EXACT, 60).of(points);
        ConvexPolygon before = ConvexPolygon.hullOf(points);
        assertThat(rounded).hasSize(3).allMatch(before::contains).allMatch(point -> point.bits() <= 110);
        List<Point> flat = List.of(Point.of(third, third), Point.of(2, 2));
        assertThat(new InnerRounding(EXACT, 60).of(flat)).allMatch(ConvexPolygon.hullOf(flat)::contains);
    }

    @Test
    void tooFewDirectionsAndTooLongGamesAreRefused() {
        assertThatThrownBy(() -> Directions.of(2, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Directions.of(3, 26)).hasSize(26).doesNotHaveDuplicates();
        Game discounted =
                Library.find("random-recurrent:states=2,discount=1/2").create().game();
        assertThatThrownBy(() -> bounds(discounted, EquilibriumConcept.CE, Monitoring.PLAYED, Directions.of(2, 8)))
                .isInstanceOf(ExactPrograms.NotSolved.class);
    }

    private static BigFraction distance(Point x, List<Point> points) {
        return EXACT.optimum(DistanceProgram.of(x, points)).objective();
    }

    private static PayoffBounds bounds(
            Game game, EquilibriumConcept concept, Monitoring monitoring, List<Point> directions) {
        return PayoffBounds.of(game, concept, monitoring, directions, new Limits(5000, 6000), EXACT);
    }
}
