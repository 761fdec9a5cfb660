package org.counterplay.solvers.payoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.counterplay.instances.Library;
import org.counterplay.instances.NormalForm;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.formulation.EquilibriumObjective;
import org.counterplay.model.formulation.EquilibriumProgram;
import org.counterplay.model.formulation.Monitoring;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.StageGame;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.polytope.ConvexPolygon;
import org.counterplay.model.polytope.Point;
import org.counterplay.solvers.equilibrium.ExactPrograms;
import org.counterplay.solvers.exact.ExactOptimum;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Payoff polygons of games that are played once: classic ones by hand, small ones by enumerating the vertices of the polytope. */
class OneShotPolygonsTest {
    private static final long SEED = Long.getLong("tests.seed", 20261121L);
    private static final ExactPrograms EXACT = new ExactOptimum()::of;

    /** The best welfare is 21/2 (Aumann); both pure equilibria and the mixed one, 14/3 each, are payoffs of equilibria. */
    @Test
    void chicken() {
        Game game = Library.find("chicken").create().game();
        ConvexPolygon ce = polygon(game, EquilibriumConcept.CE);
        ConvexPolygon cce = polygon(game, EquilibriumConcept.CCE);
        assertThat(ce.support(Point.of(1, 1))).isEqualTo(Rationals.of(21, 2));
        assertThat(ce.vertices()).contains(Point.of(2, 7), Point.of(7, 2));
        assertThat(ce.contains(Point.of(Rationals.of(14, 3), Rationals.of(14, 3))))
                .isTrue();
        assertThat(cce.contains(ce)).isTrue();
        ConvexPolygon feasible = FeasiblePayoffs.of(game, Limits.STANDARD).get(0);
        assertThat(feasible.vertices()).containsExactly(Point.of(0, 0), Point.of(7, 2), Point.of(6, 6), Point.of(2, 7));
        assertThat(feasible.contains(cce)).isTrue();
    }

    @Test
    void degenerateSets() {
        assertThat(polygon(Library.find("matching-pennies").create().game(), EquilibriumConcept.CE))
                .isEqualTo(ConvexPolygon.point(Point.of(0, 0)));
        Game common = game(2, 2, new long[][] {{1, 1}, {0, 0}, {0, 0}, {2, 2}});
        ConvexPolygon line = polygon(common, EquilibriumConcept.CE);
        assertThat(line.dimension()).isEqualTo(1);
        assertThat(line.vertices().get(1)).isEqualTo(Point.of(2, 2));
        Game nothing = game(2, 3, new long[6][2]);
        assertThat(polygon(nothing, EquilibriumConcept.CCE)).isEqualTo(ConvexPolygon.point(Point.of(0, 0)));
        Game settled = game(1, 1, new long[][] {{3, -1}});
        assertThat(polygon(settled, EquilibriumConcept.CE)).isEqualTo(ConvexPolygon.point(Point.of(3, -1)));
    }

    @Test
    void smallGamesAgreeWithEnumeration() {
        SplittableRandom random = new SplittableRandom(SEED);
        int[][] sizes = {{1, 1}, {1, 3}, {2, 2}, {2, 2}, {2, 3}, {3, 2}};
        for (int round = 0; round < 60; round++) {
            int[] size = sizes[round % sizes.length];
            agrees(random, size, round, EquilibriumConcept.CE);
            agrees(random, size, round, EquilibriumConcept.CCE);
        }
        agrees(random, new int[] {3, 3}, 60, EquilibriumConcept.CCE);
    }

    @Test
    @Tag("long")
    void threeByThreeAgreesWithEnumeration() {
        SplittableRandom random = new SplittableRandom(SEED + 1);
        for (int round = 0; round < 8; round++) {
            agrees(random, new int[] {3, 3}, round, EquilibriumConcept.CE);
            agrees(random, new int[] {3, 3}, round, EquilibriumConcept.CCE);
        }
    }

    /** By another formulation, in directions of no meaning. */
    @Test
    void supportValuesAgreeWithTheEquilibriumProgram() {
        SplittableRandom random = new SplittableRandom(SEED + 2);
        for (int round = 0; round < 40; round++) {
            Game game = random(random, 1 + random.nextInt(4), 1 + random.nextInt(4));
            EquilibriumConcept concept = EquilibriumConcept.values()[round % 2];
            ConvexPolygon polygon = polygon(game, concept);
            StageGame stage = StageGame.of(game, 0);
            Point direction = Point.of(random.nextInt(7) - 3, random.nextInt(7) - 3);
            BigFraction[] weights = IntStream.range(0, stage.actions().size())
                    .mapToObj(joint -> direction.dot(Point.of(
                            stage.payoffs().get(0).at(joint),
                            stage.payoffs().get(1).at(joint))))
                    .toArray(BigFraction[]::new);
            BigFraction expected = EXACT.optimum(EquilibriumProgram.of(
                            stage, concept, new EquilibriumObjective.Linear(NumberColumn.of(weights))))
                    .objective();
            assertThat(polygon.support(direction)).as(replay(round)).isEqualTo(expected);
        }
    }

    private static void agrees(SplittableRandom random, int[] size, int round, EquilibriumConcept concept) {
        Game game = random(random, size[0], size[1]);
        ConvexPolygon expected = EquilibriumVertices.polygon(StageGame.of(game, 0), concept);
        assertThat(polygon(game, concept)).as(concept + " of " + replay(round)).isEqualTo(expected);
    }

    private static Game random(SplittableRandom random, int rows, int columns) {
        int range = 1 + random.nextInt(5); // few values make ties, duplicate actions and games of zeros
        long[][] payoffs = new long[rows * columns][2];
        for (long[] row : payoffs) {
            row[0] = random.nextInt(range) - range / 2;
            row[1] = random.nextInt(range) - range / 2;
        }
        return game(rows, columns, payoffs);
    }

    private static ConvexPolygon polygon(Game game, EquilibriumConcept concept) {
        return PayoffPolygons.of(game, concept, Monitoring.PLAYED, Limits.STANDARD, EXACT)
                .initial()
                .polygon();
    }

    private static Game game(int rows, int columns, long[][] payoffs) {
        List<List<String>> names = List.of(names(rows), names(columns));
        return NormalForm.game("game", "", List.of("1", "2"), names, own -> payoffs[own[0] * columns + own[1]]);
    }

    private static List<String> names(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(a -> "a" + a).toList();
    }

    private static String replay(int round) {
        return "round " + round + ", -Dtests.seed=" + SEED;
    }
}
