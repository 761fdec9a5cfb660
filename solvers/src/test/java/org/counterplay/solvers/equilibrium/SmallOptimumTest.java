package org.counterplay.solvers.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.formulation.EquilibriumObjective;
import org.counterplay.model.formulation.EquilibriumProgram;
import org.counterplay.model.formulation.EquilibriumProgram.Restriction;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.StageGame;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.program.OptimalityCheck;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.counterplay.model.program.ProgramWriter;
import org.counterplay.solvers.exact.ExactOptimum;
import org.counterplay.solvers.exact.ExactOutcome;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** The simplex method in integers against HiGHS and exact steps, on equilibrium programs and on programs of any form. */
class SmallOptimumTest {
    private static final long SEED = Long.getLong("tests.seed", 20261121L);
    private static final int GAMES = 150;

    @Test
    void equilibriumProgramsHaveTheSameOptimum() {
        SplittableRandom random = new SplittableRandom(SEED);
        ExactOptimum oracle = new ExactOptimum();
        for (int k = 0; k < GAMES; k++) {
            StageGame game = game(random);
            for (EquilibriumObjective objective : objectives(game, random)) {
                EquilibriumConcept concept = random.nextBoolean() ? EquilibriumConcept.CE : EquilibriumConcept.CCE;
                Program program = EquilibriumProgram.of(game, concept, objective);
                String place = objective + " " + concept + " of game " + k + ", -Dtests.seed=" + SEED;
                ExactOutcome.Optimal found = SmallOptimum.of(program).orElseThrow(() -> new AssertionError(place));
                assertThat(OptimalityCheck.fault(program, found.primal(), found.dual()))
                        .as(place)
                        .isEmpty();
                assertThat(oracle.of(program))
                        .as(place)
                        .isInstanceOfSatisfying(
                                ExactOutcome.Optimal.class,
                                other -> assertThat(found.objective()).as(place).isEqualTo(other.objective()));
                if (objective instanceof EquilibriumObjective.Agent agent) {
                    restricted(game, concept, agent.agent(), found.objective(), oracle, place);
                }
            }
        }
    }

    /** Above its best payoff an agent's floor leaves nothing; at it, something. */
    private static void restricted(
            StageGame game,
            EquilibriumConcept concept,
            int agent,
            BigFraction best,
            ExactOptimum oracle,
            String place) {
        for (BigFraction floor : List.of(best, best.add(Rationals.of(1, 7)))) {
            Restriction restriction = new Restriction("floor", game.payoffs().get(agent), floor);
            Program program =
                    EquilibriumProgram.of(game, concept, new EquilibriumObjective.Welfare(), List.of(restriction));
            ExactOutcome truth = oracle.of(program);
            SmallOptimum.of(program)
                    .ifPresentOrElse(
                            found -> assertThat(truth)
                                    .as(place)
                                    .isInstanceOfSatisfying(
                                            ExactOutcome.Optimal.class,
                                            other -> assertThat(found.objective())
                                                    .as(place)
                                                    .isEqualTo(other.objective())),
                            () -> assertThat(truth).as(place).isInstanceOf(ExactOutcome.Infeasible.class));
            assertThat(new SizedPrograms().solve(program).getClass()).as(place).isEqualTo(truth.getClass());
        }
    }

    @Test
    void programsOfAnyFormHaveTheSameOptimumOrNone() {
        SplittableRandom random = new SplittableRandom(SEED);
        ExactOptimum oracle = new ExactOptimum();
        int[] seen = new int[2];
        for (int k = 0; k < 2 * GAMES; k++) {
            Program program = program(random);
            String place = "program " + k + ", -Dtests.seed=" + SEED;
            ExactOutcome truth = oracle.of(program);
            if (truth instanceof ExactOutcome.Optimal optimal) {
                SmallOptimum.of(program).ifPresent(found -> {
                    assertThat(found.objective()).as(place).isEqualTo(optimal.objective());
                    seen[0]++;
                });
            } else {
                assertThat(SmallOptimum.of(program)).as(place + ": " + truth).isEmpty();
                seen[1]++;
            }
        }
        assertThat(seen[0]).as("optima, -Dtests.seed=" + SEED).isGreaterThan(GAMES / 4);
        assertThat(seen[1]).as("programs without one, -Dtests.seed=" + SEED).isGreaterThan(GAMES / 8);
    }

    @Test
    void theSameProgramGivesTheSameVertex() {
        StageGame zero = new StageGame(
                new JointActions(List.of(List.of("a", "b"), List.of("c", "d"))),
                List.of(NumberColumn.ofDoubles(0, 0, 0, 0), NumberColumn.ofDoubles(0, 0, 0, 0)));
        Program program = EquilibriumProgram.of(zero, EquilibriumConcept.CE, new EquilibriumObjective.Welfare());
        assertThat(SmallOptimum.of(program).orElseThrow().primal())
                .containsExactly(BigFraction.ONE, BigFraction.ZERO, BigFraction.ZERO, BigFraction.ZERO);
    }

    @Test
    void otherBoundsAreRefused() {
        ProgramWriter writer = new ProgramWriter("boxed", Sense.MAXIMIZE, Major.ROWS, 1, 1, 1);
        writer.column(0, 1, 1);
        writer.row(Double.NEGATIVE_INFINITY, 2);
        writer.coefficient(0, 1);
        Program boxed = writer.finish();
        assertThat(SmallOptimum.serves(boxed)).isFalse();
        assertThatThrownBy(() -> SmallOptimum.of(boxed)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new SizedPrograms().solve(boxed))
                .isInstanceOfSatisfying(
                        ExactOutcome.Optimal.class,
                        optimal -> assertThat(optimal.objective()).isEqualTo(BigFraction.ONE));
    }

    private static List<EquilibriumObjective> objectives(StageGame game, SplittableRandom random) {
        int size = game.actions().size();
        BigFraction[] uniform = new BigFraction[size];
        Arrays.fill(uniform, Rationals.of(1, size));
        BigFraction[] weights = new BigFraction[size];
        Arrays.setAll(weights, a -> Rationals.of(random.nextInt(-3, 4), 1 + random.nextInt(3)));
        return List.of(
                new EquilibriumObjective.Welfare(),
                new EquilibriumObjective.Agent(random.nextInt(game.payoffs().size())),
                new EquilibriumObjective.WorstOff(
                        IntStream.range(0, game.payoffs().size()).boxed().collect(java.util.stream.Collectors.toSet())),
                new EquilibriumObjective.Nearest(NumberColumn.of(uniform)),
                new EquilibriumObjective.Linear(NumberColumn.of(weights)));
    }

    /** Few distinct payoffs make ties and duplicate actions. */
    private static StageGame game(SplittableRandom random) {
        int agents = 1 + random.nextInt(3);
        List<List<String>> actions = IntStream.range(0, agents)
                .mapToObj(i -> IntStream.rangeClosed(1, 1 + random.nextInt(agents == 3 ? 2 : 3))
                        .mapToObj(a -> "a" + a)
                        .toList())
                .toList();
        JointActions joint = new JointActions(actions);
        int range = 1 + random.nextInt(5);
        int denominators = 1 + random.nextInt(4);
        List<NumberColumn> payoffs = IntStream.range(0, agents)
                .mapToObj(i -> {
                    BigFraction[] column = new BigFraction[joint.size()];
                    Arrays.setAll(
                            column,
                            a -> Rationals.of(random.nextInt(-range, range + 1), 1 + random.nextInt(denominators)));
                    return NumberColumn.of(column);
                })
                .toList();
        return new StageGame(joint, payoffs);
    }

    private static Program program(SplittableRandom random) {
        int columns = 1 + random.nextInt(4);
        int rows = 1 + random.nextInt(4);
        ProgramWriter writer = new ProgramWriter(
                "random", random.nextBoolean() ? Sense.MAXIMIZE : Sense.MINIMIZE, Major.ROWS, columns, rows, 16);
        for (int j = 0; j < columns; j++) {
            writer.column(
                    random.nextInt(4) == 0 ? Double.NEGATIVE_INFINITY : 0,
                    Double.POSITIVE_INFINITY,
                    random.nextInt(-2, 3));
        }
        for (int k = 0; k < rows; k++) {
            double bound = random.nextInt(-2, 3);
            int kind = random.nextInt(4);
            writer.row(
                    kind == 0 ? Double.NEGATIVE_INFINITY : bound,
                    kind == 1 || kind == 3 ? Double.POSITIVE_INFINITY : bound);
            for (int j = 0; j < columns; j++) {
                int value = random.nextInt(-2, 3);
                if (value != 0) {
                    writer.coefficient(j, value);
                }
            }
        }
        return writer.finish();
    }
}
