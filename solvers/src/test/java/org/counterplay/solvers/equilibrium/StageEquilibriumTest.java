package org.counterplay.solvers.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.counterplay.instances.Instance;
import org.counterplay.instances.Library;
import org.counterplay.model.certificate.Certificate;
import org.counterplay.model.certificate.Checker;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.GameWriter;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.Policy;
import org.counterplay.model.game.PolicyWriter;
import org.counterplay.model.game.StageGame;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.proof.Precision;
import org.counterplay.model.proof.Proposal;
import org.counterplay.model.proof.Prover;
import org.counterplay.solvers.exact.ExactOptimum;
import org.counterplay.solvers.exact.ExactOutcome;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Best equilibria of stage games: classic values, and random games whose optima are certified to have regret 0. */
class StageEquilibriumTest {
    private static final long SEED = Long.getLong("tests.seed", 20261121L);
    private static final ExactPrograms EXACT = new ExactOptimum()::of;

    /** Aumann's chicken with payoffs (6,6), (2,7), (7,2), (0,0): the best welfare of a correlated equilibrium is 21/2. */
    @Test
    void chicken() {
        Instance chicken = Library.find("chicken").create();
        StageEquilibrium best = best(chicken.game(), EquilibriumConcept.CE, new Goal.Welfare());
        assertThat(best.objective()).isEqualTo(Rationals.of(21, 2));
        assertThat(best.sigma())
                .containsExactly(Rationals.of(1, 2), Rationals.of(1, 4), Rationals.of(1, 4), BigFraction.ZERO);
        assertThat(Uniqueness.of(best, stage(chicken.game()), EquilibriumConcept.CE, new Goal.Welfare(), EXACT))
                .isEqualTo(new Uniqueness(true, false));
        assertThat(best(chicken.game(), EquilibriumConcept.CE, new Goal.Fair()).objective())
                .isEqualTo(Rationals.of(21, 4));
    }

    /** A game where a checker that is wrong from three actions on fails: the best welfare is exactly 1. */
    @Test
    void twoByThree() {
        Game game = game(2, 3, new long[][] {{0, 0}, {1, 0}, {1, 0}, {2, 2}, {2, 0}, {0, 3}});
        assertThat(best(game, EquilibriumConcept.CE, new Goal.Welfare()).objective())
                .isEqualTo(BigFraction.ONE);
    }

    /** Zero-sum with one equilibrium: it is found to be the only one. */
    @Test
    void matchingPenniesHasOneEquilibrium() {
        Game game = Library.find("matching-pennies").create().game();
        for (EquilibriumConcept concept : EquilibriumConcept.values()) {
            StageEquilibrium best = best(game, concept, new Goal.Welfare());
            assertThat(best.payoffs()).containsExactly(BigFraction.ZERO, BigFraction.ZERO);
            assertThat(Uniqueness.of(best, stage(game), concept, new Goal.Welfare(), EXACT))
                    .isEqualTo(new Uniqueness(true, true)); // CCE: marginals are even, and the value 0 fixes the rest
        }
    }

    /** Figure 5 of 2406.04219 with reward r: (a2, a2) is best, both get 2. */
    @Test
    void figureFive() {
        Game game = Library.find("lemma-f.2").create().game();
        assertThat(best(game, EquilibriumConcept.CE, new Goal.Welfare()).payoffs())
                .containsExactly(Rationals.of(2), Rationals.of(2));
    }

    @Test
    void optimaOfRandomGamesHaveRegretZero() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int k = 0; k < 150; k++) {
            int agents = 1 + random.nextInt(3);
            int[] counts =
                    IntStream.range(0, agents).map(i -> 1 + random.nextInt(3)).toArray();
            int size = Arrays.stream(counts).reduce(1, (a, b) -> a * b);
            int range = 1 + random.nextInt(6); // few values make ties and duplicate actions
            long[][] payoffs = new long[size][agents];
            for (long[] row : payoffs) {
                Arrays.setAll(row, i -> random.nextInt(range));
            }
            Game game = game(counts, payoffs);
            for (EquilibriumConcept concept : EquilibriumConcept.values()) {
                BigFraction welfare = null;
                for (Goal goal : goals(size, agents, random)) {
                    StageEquilibrium best = best(game, concept, goal);
                    String place = goal.name() + " " + concept + " of game " + k + ", -Dtests.seed=" + SEED;
                    Certificate certificate = certificate(game, best, concept);
                    assertThat(Checker.check(certificate).accepted()).as(place).isTrue();
                    assertThat(certificate.regret().upper()).as(place).isEqualTo(BigFraction.ZERO);
                    BigFraction total = Arrays.stream(best.payoffs()).reduce(BigFraction.ZERO, BigFraction::add);
                    welfare = welfare == null ? total : welfare;
                    assertThat(total)
                            .as(place + ": welfare is the best welfare")
                            .isLessThanOrEqualTo(welfare);
                }
            }
        }
    }

    @Test
    void lyingProgramsGiveNoNumber() {
        Game game = Library.find("chicken").create().game();
        ExactPrograms lost = program -> switch (EXACT.solve(program)) {
            case ExactOutcome.Optimal optimal -> new ExactOutcome.Undecided("made to fail", optimal.account());
            case ExactOutcome other -> other;
        };
        assertThatThrownBy(() -> StageEquilibrium.best(stage(game), EquilibriumConcept.CE, new Goal.Welfare(), lost))
                .isInstanceOf(ExactPrograms.NotSolved.class);
    }

    private static List<Goal> goals(int size, int agents, SplittableRandom random) {
        BigFraction[] uniform = new BigFraction[size];
        Arrays.fill(uniform, Rationals.of(1, size));
        return List.of(
                new Goal.Welfare(),
                new Goal.Fair(),
                new Goal.OfAgent(random.nextInt(agents), "one"),
                new Goal.NearestTo("uniform", uniform));
    }

    private static StageEquilibrium best(Game game, EquilibriumConcept concept, Goal goal) {
        return StageEquilibrium.best(stage(game), concept, goal, EXACT);
    }

    private static StageGame stage(Game game) {
        return StageGame.of(game, 0);
    }

    private static Certificate certificate(Game game, StageEquilibrium best, EquilibriumConcept concept) {
        PolicyWriter writer = PolicyWriter.stationary(game, "best");
        writer.next();
        for (int joint = 0; joint < best.sigma().length; joint++) {
            writer.recommend(joint, best.sigma()[joint]);
        }
        Policy policy = writer.finish();
        return Prover.prove(
                game,
                policy,
                concept == EquilibriumConcept.CE ? new DeviationClass.Markov() : new DeviationClass.Coarse(),
                Proposal.obedience(game),
                Precision.standard());
    }

    private static Game game(int rows, int columns, long[][] payoffs) {
        return game(new int[] {rows, columns}, payoffs);
    }

    private static Game game(int[] counts, long[][] payoffs) {
        List<List<String>> names = Arrays.stream(counts)
                .mapToObj(count ->
                        IntStream.rangeClosed(1, count).mapToObj(a -> "a" + a).toList())
                .toList();
        List<String> agents = IntStream.rangeClosed(1, counts.length)
                .mapToObj(Integer::toString)
                .toList();
        GameWriter writer = new GameWriter("stage", new Horizon.Finite(1), agents, List.of("s"));
        writer.initial(0, BigFraction.ONE);
        writer.state(new JointActions(names));
        for (long[] row : payoffs) {
            writer.row();
            writer.successor(0, 1.0);
            for (int i = 0; i < row.length; i++) {
                writer.reward(i, row[i]);
            }
        }
        return writer.finish();
    }
}
