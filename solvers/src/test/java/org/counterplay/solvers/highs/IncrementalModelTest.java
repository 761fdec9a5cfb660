package org.counterplay.solvers.highs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Random;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Solution.Reason;
import org.counterplay.solvers.backend.RandomPrograms;
import org.counterplay.solvers.backend.SampleMixedPrograms;
import org.counterplay.solvers.backend.SamplePrograms;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.backend.Standing;
import org.counterplay.solvers.backend.VerifiedBackend;
import org.counterplay.solvers.backend.VerifiedSolution;
import org.junit.jupiter.api.Test;

class IncrementalModelTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    /** Maximise 3x + 5y with x <= 4, 2y <= 12, 3x + 2y <= 18: 36 at (2, 6). */
    @Test
    void followsALinearProgramThroughChangesDerivedByHand() {
        try (IncrementalModel model =
                IncrementalModel.open(SamplePrograms.smallMaximum().program(), SolveOptions.DEFAULT)) {
            expect(model, 36);
            int row = model.addRow(-INF, 7, new int[] {0, 1}, new double[] {1, 1}); // (1, 6)
            assertThat(row).isEqualTo(3);
            expect(model, 33);
            int column = model.addColumn(0, 2, 5, new int[] {1, row}, new double[] {1, 1});
            assertThat(column).isEqualTo(2); // a unit costs half a y in row 1 and half an x in the new row: (0, 5, 2)
            expect(model, 35);
            model.columnBounds(column, 0, 0);
            expect(model, 33);
            model.cost(0, 6); // 6x + 5y on x + y <= 7, 3x + 2y <= 18: (4, 3) is worth 39
            expect(model, 39);
            model.rowBounds(row, -INF, 6); // (4, 2) is worth 34
            expect(model, 34);
            model.keepRows(3);
            expect(model, 42); // (2, 6)
            model.coefficient(1, 1, 3); // 3y <= 12: x <= 10/3 at y = 4
            expect(model, 40);
            model.coefficient(0, 1, 1); // x + y <= 4: 6 of 6x + 5y for each unit of x
            expect(model, 24);
        }
    }

    private static void expect(IncrementalModel model, double objective) {
        VerifiedSolution verified = model.solve();
        assertThat(verified.standing()).isEqualTo(Standing.OPTIMAL);
        assertThat(verified.residuals().objective()).isCloseTo(objective, within(1e-7));
    }

    @Test
    void agreesWithAFreshSolveThroughHundredsOfRandomChanges() {
        for (boolean mixed : new boolean[] {false, true}) {
            long seed = RandomPrograms.SEED;
            Random random = new Random(seed);
            Program first = mixed ? SampleMixedPrograms.packing(seed, 10, 3) : RandomPrograms.bounded(seed, 12, 6, 0.6);
            try (IncrementalModel model = IncrementalModel.open(first, SolveOptions.DEFAULT)) {
                for (int round = 0; round < (mixed ? 40 : 200); round++) {
                    change(model, random, first.rows(), mixed);
                    VerifiedSolution warm = model.solve();
                    VerifiedSolution fresh =
                            VerifiedBackend.of(HighsBackend.simplex()).solve(model.program(), SolveOptions.DEFAULT);
                    String as = "tests.seed=" + seed + ", change " + round;
                    boolean optimum = fresh.solution().reason() == Reason.OPTIMAL;
                    assertThat(warm.solution().reason() == Reason.OPTIMAL)
                            .as(as)
                            .isEqualTo(optimum);
                    if (optimum) {
                        double objective = fresh.residuals().objective();
                        assertThat(warm.residuals().objective())
                                .as(as)
                                .isCloseTo(objective, within(1e-6 * (1 + Math.abs(objective))));
                    }
                }
            }
        }
    }

    private static void change(IncrementalModel model, Random random, int keep, boolean mixed) {
        Program now = model.program();
        int column = random.nextInt(now.columns());
        switch (random.nextInt(7)) {
            case 0 -> model.cost(column, random.nextInt(21) - 10);
            case 1 -> {
                double lower = now.columnLower()[column];
                model.columnBounds(column, lower, lower + random.nextInt(4));
            }
            case 2 -> model.rowBounds(random.nextInt(now.rows()), -INF, 20 + random.nextInt(300));
            case 3 -> {
                int other = (column + 1) % now.columns();
                model.addRow(-INF, 1 + random.nextInt(20), new int[] {column, other}, new double[] {1, 2});
            }
            case 4 -> {
                int[] rows = {random.nextInt(now.rows())};
                double[] values = {1 + random.nextInt(5)};
                if (mixed) {
                    model.addInteger(0, 2, random.nextInt(9), rows, values);
                } else {
                    model.addColumn(-1, 2, random.nextInt(9) - 4, rows, values);
                }
            }
            case 5 -> model.coefficient(random.nextInt(now.rows()), column, random.nextInt(4));
            default -> model.keepRows(Math.max(keep, now.rows() - 2));
        }
    }

    /** Cutting planes: each solve after the first begins from the last basis. */
    @Test
    void beginsWarm() {
        Program program = RandomPrograms.hard(RandomPrograms.SEED, 60);
        try (IncrementalModel model = IncrementalModel.open(program, SolveOptions.DEFAULT)) {
            long cold = model.solve().solution().iterations();
            model.cost(0, program.objective()[0] + 1e-6);
            long warm = model.solve().solution().iterations();
            assertThat(cold).isGreaterThan(10);
            assertThat(warm).isLessThan(cold / 2);
        }
    }

    @Test
    void aTimeLimitHoldsForEachSolve() {
        Program program = SampleMixedPrograms.packing(RandomPrograms.SEED, 100, 25);
        SolveOptions options = SolveOptions.DEFAULT.withTimeLimit(Duration.ofMillis(200));
        try (IncrementalModel model = IncrementalModel.open(program, options)) {
            double best = Double.NEGATIVE_INFINITY;
            for (int round = 0; round < 3; round++) {
                VerifiedSolution verified = model.solve();
                assertThat(verified.solution().reason()).isEqualTo(Reason.LIMIT);
                assertThat(verified.standing()).isEqualTo(Standing.FEASIBLE);
                assertThat(verified.residuals().objective()).isGreaterThanOrEqualTo(best - 1e-6); // begun with the last
                best = verified.residuals().objective();
            }
        }
    }

    @Test
    void refusesChangesThatAreNone() {
        try (IncrementalModel model =
                IncrementalModel.open(SamplePrograms.smallMaximum().program(), SolveOptions.DEFAULT)) {
            assertThatIllegalArgumentException().isThrownBy(() -> model.cost(2, 1));
            assertThatIllegalArgumentException().isThrownBy(() -> model.cost(0, Double.NaN));
            assertThatIllegalArgumentException().isThrownBy(() -> model.columnBounds(0, 2, 1));
            assertThatIllegalArgumentException().isThrownBy(() -> model.coefficient(3, 0, 1));
            assertThatIllegalArgumentException().isThrownBy(() -> model.coefficient(0, 0, INF));
            assertThatIllegalArgumentException().isThrownBy(() -> model.rowBounds(-1, 0, 1));
            assertThatIllegalArgumentException().isThrownBy(() -> model.keepRows(4));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> model.addRow(0, 1, new int[] {0, 0}, new double[] {1, 1}));
            assertThatIllegalArgumentException().isThrownBy(() -> model.addRow(0, 1, new int[] {2}, new double[] {1}));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> model.addInteger(0, 1, 1, new int[] {}, new double[] {}));
            expect(model, 36);
        }
    }
}
