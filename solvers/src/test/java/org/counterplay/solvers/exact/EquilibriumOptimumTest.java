package org.counterplay.solvers.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.counterplay.model.formulation.EquilibriumConcept;
import org.counterplay.model.formulation.EquilibriumObjective;
import org.counterplay.model.formulation.EquilibriumProgram;
import org.counterplay.model.game.JointActions;
import org.counterplay.model.game.StageGame;
import org.counterplay.model.number.NumberColumn;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.program.OptimalityCheck;
import org.counterplay.model.program.Program;
import org.counterplay.solvers.backend.RandomPrograms;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Correlated equilibria: known optima, and random games up to the sizes where bases from doubles are not optimal. */
class EquilibriumOptimumTest {
    /** Problem: chicken, (6,6) (2,7) (7,2) (0,0). Analysis: sigma = (1/2, 1/4, 1/4, 0), welfare 21/2. */
    @Test
    void chicken() {
        StageGame game = new StageGame(
                actions(2, 2), List.of(NumberColumn.ofDoubles(6, 2, 7, 0), NumberColumn.ofDoubles(6, 7, 2, 0)));
        assertThat(optimum(EquilibriumProgram.of(game, EquilibriumConcept.CE, new EquilibriumObjective.Welfare()))
                        .objective())
                .isEqualTo(Rationals.of(21, 2));
    }

    /** Problem: [[(0,0),(1,0),(1,0)],[(2,2),(2,0),(0,3)]]. Analysis: known best CE welfare 1. */
    @Test
    void aGameWhoseBestEquilibriumSolversOverstate() {
        StageGame game = new StageGame(
                new JointActions(List.of(List.of("T", "B"), List.of("L", "M", "R"))),
                List.of(NumberColumn.ofDoubles(0, 1, 1, 2, 2, 0), NumberColumn.ofDoubles(0, 0, 0, 2, 0, 3)));
        assertThat(optimum(EquilibriumProgram.of(game, EquilibriumConcept.CE, new EquilibriumObjective.Welfare()))
                        .objective())
                .isEqualTo(Rationals.of(1));
    }

    @ParameterizedTest
    @CsvSource({"2, 2, 30", "2, 10, 4", "2, 15, 3", "3, 3, 10", "3, 6, 2", "2, 40, 1"})
    void randomGamesHaveExactOptima(int agents, int count, int games) {
        for (long seed = RandomPrograms.SEED; seed < RandomPrograms.SEED + games; seed++) {
            StageGame game = random(seed, agents, count);
            for (EquilibriumConcept concept : EquilibriumConcept.values()) {
                Program program = EquilibriumProgram.of(game, concept, new EquilibriumObjective.Welfare());
                ExactOutcome.Optimal optimal = optimum(program);
                assertThat(OptimalityCheck.fault(program, optimal.primal(), optimal.dual()))
                        .isEmpty();
            }
            if (count <= 15) {
                optimum(EquilibriumProgram.of(
                        game, EquilibriumConcept.CE, new EquilibriumObjective.WorstOff(Set.of(0, 1))));
            }
        }
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({"40, 12", "60, 6"})
    void largeRandomGamesHaveExactOptimaSoon(int count, int games) {
        for (long seed = RandomPrograms.SEED; seed < RandomPrograms.SEED + games; seed++) {
            Program program = EquilibriumProgram.of(
                    random(seed, 2, count), EquilibriumConcept.CE, new EquilibriumObjective.Welfare());
            ExactOutcome.Account account = optimum(program).account();
            assertThat(account.floatSeconds() + account.exactSeconds())
                    .as("seconds, seed %d: %s", seed, account)
                    .isLessThan(count == 40 ? 10 : 40);
        }
    }

    private static ExactOutcome.Optimal optimum(Program program) {
        ExactOutcome outcome = new ExactOptimum().of(program);
        assertThat(outcome).as("tests.seed %d", RandomPrograms.SEED).isInstanceOf(ExactOutcome.Optimal.class);
        return (ExactOutcome.Optimal) outcome;
    }

    private static StageGame random(long seed, int agents, int count) {
        Random random = new Random(seed);
        JointActions actions = actions(agents, count);
        List<NumberColumn> payoffs = new ArrayList<>();
        for (int agent = 0; agent < agents; agent++) {
            payoffs.add(NumberColumn.ofDoubles(
                    random.ints(actions.size(), 0, 101).asDoubleStream().toArray()));
        }
        return new StageGame(actions, payoffs);
    }

    private static JointActions actions(int agents, int count) {
        List<String> names = IntStream.range(0, count).mapToObj(k -> "a" + k).toList();
        return new JointActions(IntStream.range(0, agents).mapToObj(i -> names).toList());
    }
}
