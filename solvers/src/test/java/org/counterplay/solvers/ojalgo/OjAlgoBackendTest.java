package org.counterplay.solvers.ojalgo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.counterplay.model.program.ProgramWriter;
import org.counterplay.solvers.backend.ProgramTooLarge;
import org.counterplay.solvers.backend.RandomPrograms;
import org.counterplay.solvers.backend.RefutedClaim;
import org.counterplay.solvers.backend.SampleMixedPrograms;
import org.counterplay.solvers.backend.SamplePrograms;
import org.counterplay.solvers.backend.SamplePrograms.Sample;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.backend.Standing;
import org.counterplay.solvers.backend.Tolerances;
import org.counterplay.solvers.backend.VerifiedBackend;
import org.counterplay.solvers.backend.VerifiedSolution;
import org.counterplay.solvers.highs.HighsBackend;
import org.junit.jupiter.api.Test;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Variable;

class OjAlgoBackendTest {
    /** ojAlgo 57.0.0 claims 9.95 to be the optimum; it is 1.90. */
    @Test
    void itsWrongOptimumOfAMiddlingProgramIsCaught() {
        Program program = correlatedEquilibrium(16, 1);
        assertThatThrownBy(() -> VerifiedBackend.of(OjAlgoBackend.unlimited()).solve(program, SolveOptions.DEFAULT))
                .isInstanceOf(RefutedClaim.class)
                .hasMessageContaining("ojalgo")
                .hasMessageContaining(program.name());
        VerifiedSolution next = new VerifiedBackend(
                        List.of(OjAlgoBackend.unlimited(), HighsBackend.simplex()), Tolerances.DEFAULT)
                .solve(program, SolveOptions.DEFAULT);
        assertThat(next.standing()).isEqualTo(Standing.OPTIMAL);
        assertThat(next.solution().backend()).isEqualTo("highs");
        assertThat(next.solution().objective()).isCloseTo(1.8989, within(1e-3));
        assertThat(next.refused()).singleElement().asString().contains("ojalgo");
    }

    @Test
    void isNotGivenSuchPrograms() {
        Program program = correlatedEquilibrium(16, 1);
        assertThatThrownBy(() -> OjAlgoBackend.forTinyPrograms().solve(program, SolveOptions.DEFAULT))
                .isInstanceOf(ProgramTooLarge.class)
                .hasMessageContaining("256 columns")
                .hasMessageContaining("ask highs");
    }

    /** Its cuts cut the optimum 3 off, see {@link SampleMixedPrograms#fractional}; the backend does without them. */
    @Test
    void isWrongWithItsCuts() {
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        Variable x = model.addVariable("x").lower(0).upper(10).weight(1).integer(true);
        Variable y = model.addVariable("y").lower(0).upper(10).weight(1).integer(true);
        model.addExpression("a").set(x, -2).set(y, 2).lower(1);
        model.addExpression("b").set(x, -8).set(y, 10).upper(13);
        assertThat(model.maximise().getValue()).isNotCloseTo(3, within(0.5));
        assertThat(OjAlgoBackend.forTinyPrograms()
                        .solve(SampleMixedPrograms.fractional().program(), SolveOptions.DEFAULT)
                        .objective())
                .isCloseTo(3, within(1e-9));
    }

    @Test
    void isNotGivenManyIntegers() {
        Program program = SampleMixedPrograms.packing(1, OjAlgoBackend.MOST_INTEGERS + 1, 3);
        assertThatThrownBy(() -> OjAlgoBackend.forTinyPrograms().solve(program, SolveOptions.DEFAULT))
                .isInstanceOf(ProgramTooLarge.class)
                .hasMessageContaining("26")
                .hasMessageContaining("ask highs or scip");
    }

    /** Its own dual values belong to a program that it has simplified, so they are found by the dual program. */
    @Test
    void dualProgramsHaveTheSameOptimum() {
        for (Sample sample : SamplePrograms.optimal()) {
            if (sample.program().columns() > 0) {
                assertSameOptimum(sample.program(), sample.objective(), sample.toString());
            }
        }
        for (int round = 0; round < 40; round++) {
            long seed = RandomPrograms.SEED + round;
            Program program = RandomPrograms.bounded(seed, 1 + round % 8, 1 + round % 6, 0.6);
            double objective =
                    HighsBackend.simplex().solve(program, SolveOptions.DEFAULT).objective();
            assertSameOptimum(program, objective, "tests.seed=" + seed);
        }
    }

    private static void assertSameOptimum(Program program, double objective, String as) {
        Program dual = DualProgram.of(program).program();
        double sign = program.sense() == Sense.MINIMIZE ? 1 : -1;
        double optimum =
                HighsBackend.simplex().solve(dual, SolveOptions.DEFAULT).objective();
        assertThat(program.offset() + sign * optimum)
                .as(as)
                .isCloseTo(objective, within(1e-7 * (1 + Math.abs(objective))));
    }

    /** The best welfare of a correlated equilibrium of a random game of two agents with n actions each. */
    private static Program correlatedEquilibrium(int n, long seed) {
        Random random = new Random(seed);
        double[][][] payoff = new double[2][n][n];
        for (double[][] agent : payoff) {
            for (double[] row : agent) {
                for (int k = 0; k < n; k++) {
                    row[k] = random.nextDouble();
                }
            }
        }
        ProgramWriter writer = new ProgramWriter(
                "correlated equilibrium " + n, Sense.MAXIMIZE, Major.ROWS, n * n, 2 * n * n, 2 * n * n * n);
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                writer.column(0, Double.POSITIVE_INFINITY, payoff[0][a][b] + payoff[1][a][b]);
            }
        }
        writer.row(1, 1);
        for (int cell = 0; cell < n * n; cell++) {
            writer.coefficient(cell, 1);
        }
        for (int agent = 0; agent < 2; agent++) {
            for (int told = 0; told < n; told++) {
                for (int played = 0; played < n; played++) {
                    if (told != played) {
                        writer.row(0, Double.POSITIVE_INFINITY);
                        for (int other = 0; other < n; other++) {
                            double gain = agent == 0
                                    ? payoff[0][told][other] - payoff[0][played][other]
                                    : payoff[1][other][told] - payoff[1][other][played];
                            writer.coefficient(agent == 0 ? told * n + other : other * n + told, gain);
                        }
                    }
                }
            }
        }
        return writer.finish();
    }
}
