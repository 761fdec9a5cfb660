package org.counterplay.solvers.ortools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.ortools.linearsolver.MPModelProto;
import java.time.Duration;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.counterplay.model.program.ProgramWriter;
import org.counterplay.model.program.Solution;
import org.counterplay.model.program.Solution.Reason;
import org.counterplay.solvers.backend.SampleMixedPrograms;
import org.counterplay.solvers.backend.SamplePrograms;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.backend.StartingPoint;
import org.counterplay.solvers.backend.UnsupportedFeature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BranchAndCutBackendTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    @Test
    void theMessageHasIntegersAndTheHint() throws Exception {
        Program program = SampleMixedPrograms.disjunction().program();
        byte[] bytes = new ModelMessage("scip", program, new StartingPoint(new double[] {2.5, Double.NaN, 1})).bytes();
        MPModelProto model = MPModelProto.parseFrom(bytes);
        assertThat(model.getUnknownFields().asMap()).isEmpty();
        for (int j = 0; j < program.columns(); j++) {
            assertThat(model.getVariable(j).getIsInteger()).isEqualTo(program.integral(j));
        }
        assertThat(model.getSolutionHint().getVarIndexList()).containsExactly(0, 2);
        assertThat(model.getSolutionHint().getVarValueList()).containsExactly(2.5, 1.0);
        byte[] empty = new ModelMessage(
                        "scip", program, new StartingPoint(new double[] {Double.NaN, Double.NaN, Double.NaN}))
                .bytes();
        assertThat(MPModelProto.parseFrom(empty).hasSolutionHint()).isFalse();
    }

    /** OR-Tools' road to SAT would round continuous columns or scale them in floating point; CP-SAT refuses them here. */
    @Test
    void cpSatIsNotGivenContinuousColumns() {
        assertThatThrownBy(() ->
                        new CpSatBackend().solve(SampleMixedPrograms.mixed().program(), SolveOptions.DEFAULT))
                .isInstanceOf(UnsupportedFeature.class)
                .hasMessageContaining("x1")
                .hasMessageContaining("ask highs or scip");
    }

    /** 2x - 2y = 1 has no integers, though its relaxation is unbounded; CBC calls it unbounded at first. */
    @Test
    void cbcIsAskedAgainBeforeUnboundedIsPassedOn() {
        ProgramWriter writer = new ProgramWriter("free parity", Sense.MAXIMIZE, Major.ROWS, 2, 1, 2);
        writer.integer(-INF, INF, 1);
        writer.integer(-INF, INF, 1);
        writer.row(1, 1);
        writer.coefficient(0, 2);
        writer.coefficient(1, -2);
        SolveOptions options = SolveOptions.DEFAULT.withTimeLimit(Duration.ofMillis(300)); // it may branch for ever
        Solution solution = BranchAndCutBackend.cbc().solve(writer.finish(), options);
        assertThat(solution.detail()).containsKey("asked again without an objective");
        assertThat(solution.reason()).isIn(Reason.INFEASIBLE, Reason.LIMIT, Reason.INFEASIBLE_OR_UNBOUNDED);
    }

    /** Within OR-Tools' default gap of 1e-4, 10000 would pass for 10001. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void solvesToTheEnd(boolean scip) {
        BranchAndCutBackend backend = scip ? BranchAndCutBackend.scip() : BranchAndCutBackend.cbc();
        for (int round = 0; round < 3; round++) {
            Program program = SampleMixedPrograms.packing(round, 15, 3);
            double objective = backend.solve(program, SolveOptions.DEFAULT).objective();
            double other =
                    new CpSatBackend().solve(program, SolveOptions.DEFAULT).objective();
            assertThat(objective).isCloseTo(other, within(1e-6));
        }
    }

    @Test
    void namesAreNeverLookedUp() {
        assertThat(BranchAndCutBackend.scip()
                        .solve(named(), SolveOptions.DEFAULT)
                        .objective())
                .isEqualTo(1);
    }

    private static Program named() {
        Program plain = SamplePrograms.integers().program();
        ProgramWriter writer = new ProgramWriter("doubled names", plain.sense(), Major.ROWS, 2, 1, 2);
        writer.names(j -> "x", k -> "x");
        writer.integer(0, INF, 1);
        writer.integer(0, INF, 1);
        writer.row(-INF, 3);
        writer.coefficient(0, 2);
        writer.coefficient(1, 2);
        return writer.finish();
    }
}
