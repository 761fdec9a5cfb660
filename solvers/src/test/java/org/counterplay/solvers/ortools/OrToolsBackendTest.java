package org.counterplay.solvers.ortools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.ortools.linearsolver.MPConstraintProto;
import com.google.ortools.linearsolver.MPModelRequest;
import com.google.ortools.linearsolver.MPVariableProto;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.counterplay.model.program.Solution;
import org.counterplay.model.program.Solution.Reason;
import org.counterplay.solvers.backend.Backend;
import org.counterplay.solvers.backend.Capability;
import org.counterplay.solvers.backend.RandomPrograms;
import org.counterplay.solvers.backend.SamplePrograms;
import org.counterplay.solvers.backend.SamplePrograms.Sample;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.backend.UnsupportedFeature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OrToolsBackendTest {
    static Stream<Sample> unboundedWithRows() {
        return SamplePrograms.unbounded().stream()
                .filter(sample -> sample.program().coefficients() > 0);
    }

    /** GLOP says INFEASIBLE of these after preprocessing. */
    @ParameterizedTest
    @MethodSource("unboundedWithRows")
    void glopIsAskedAgainBeforeInfeasibleIsPassedOn(Sample sample) {
        Solution solution = OrToolsBackend.glop().solve(sample.program(), SolveOptions.DEFAULT);
        assertThat(solution.detail()).containsKey("asked again");
        assertThat(solution.reason()).isEqualTo(Reason.UNBOUNDED);
    }

    @Test
    void pdlpCallsUnboundedNeitherSolvedNorInfeasible() {
        Solution solution =
                OrToolsBackend.pdlp().solve(SamplePrograms.unboundedCone().program(), SolveOptions.DEFAULT);
        assertThat(solution.reason()).isIn(Reason.INFEASIBLE_OR_UNBOUNDED, Reason.UNBOUNDED);
    }

    /** Each of them drops integrality in silence and says OPTIMAL. */
    @Test
    void noneOfThemIsGivenIntegers() {
        Program program = SamplePrograms.integers().program();
        for (Backend backend : List.of(OrToolsBackend.glop(), OrToolsBackend.pdlp(), OrToolsBackend.clp())) {
            assertThat(backend.capabilities()).doesNotContain(Capability.MIP);
            assertThatThrownBy(() -> backend.solve(program, SolveOptions.DEFAULT))
                    .isInstanceOf(UnsupportedFeature.class)
                    .hasMessageContaining("integrality");
        }
    }

    @Test
    void clpIsNotAskedToKeepALimitThatItOverruns() {
        Program program = SamplePrograms.smallMaximum().program();
        assertThatThrownBy(() ->
                        OrToolsBackend.clp().solve(program, SolveOptions.DEFAULT.withTimeLimit(Duration.ofSeconds(1))))
                .isInstanceOf(UnsupportedFeature.class)
                .hasMessageContaining("clp");
    }

    /** The bridge to HiGHS has types 15 and 16 and returns row activities as duals; a type that is not linked ends the process. */
    @Test
    void onlyLinkedEnginesAreUsedAndNeverTheBridgeToHighs() {
        assertThat(Arrays.stream(Engine.values()).map(Engine::type))
                .containsExactly(
                        MPModelRequest.SolverType.GLOP_LINEAR_PROGRAMMING_VALUE,
                        MPModelRequest.SolverType.PDLP_LINEAR_PROGRAMMING_VALUE,
                        MPModelRequest.SolverType.CLP_LINEAR_PROGRAMMING_VALUE);
    }

    @Test
    void theMessageIsWhatProtocolBuffersReadOfTheProgram() throws Exception {
        for (int round = 0; round < 200; round++) {
            long seed = RandomPrograms.SEED + round;
            Program program = RandomPrograms.bounded(seed, 1 + round * 3, 1 + round % 11, 0.4);
            MPModelRequest request =
                    MPModelRequest.parseFrom(RequestMessage.of("glop", program.along(Major.COLUMNS), 2, 1.5, "a: 1"));
            assertThat(request.getSolverType()).isEqualTo(MPModelRequest.SolverType.GLOP_LINEAR_PROGRAMMING);
            assertThat(request.getSolverTimeLimitSeconds()).isEqualTo(1.5);
            assertThat(request.getSolverSpecificParameters()).isEqualTo("a: 1");
            assertThat(request.getUnknownFields().asMap()).isEmpty();
            assertThat(request.getModel().getMaximize()).isEqualTo(program.sense() == Sense.MAXIMIZE);
            assertThat(request.getModel().getObjectiveOffset()).isEqualTo(program.offset());
            assertThat(request.getModel().getVariableCount()).isEqualTo(program.columns());
            for (int j = 0; j < program.columns(); j++) {
                MPVariableProto variable = request.getModel().getVariable(j);
                assertThat(variable.getLowerBound()).isEqualTo(program.columnLower()[j]);
                assertThat(variable.getUpperBound()).isEqualTo(program.columnUpper()[j]);
                assertThat(variable.getObjectiveCoefficient()).isEqualTo(program.objective()[j]);
            }
            assertThat(request.getModel().getConstraintCount()).isEqualTo(program.rows());
            Program rows = program.along(Major.ROWS);
            for (int k = 0; k < rows.rows(); k++) {
                MPConstraintProto constraint = request.getModel().getConstraint(k);
                assertThat(constraint.getLowerBound()).isEqualTo(rows.rowLower()[k]);
                assertThat(constraint.getUpperBound()).isEqualTo(rows.rowUpper()[k]);
                assertThat(constraint.getVarIndexList())
                        .containsExactlyElementsOf(Arrays.stream(rows.index(), rows.start()[k], rows.start()[k + 1])
                                .boxed()
                                .toList());
                assertThat(constraint.getCoefficientList())
                        .containsExactlyElementsOf(Arrays.stream(rows.value(), rows.start()[k], rows.start()[k + 1])
                                .boxed()
                                .toList());
            }
        }
    }

    @Test
    void sizesOfVarintsAreRight() {
        for (int number :
                new int[] {0, 1, 127, 128, 16383, 16384, 2097151, 2097152, 268435455, 268435456, Integer.MAX_VALUE}) {
            int size = WireWriter.sizeOf(number);
            WireWriter writer = new WireWriter(size);
            writer.number(number);
            assertThat(new WireReader(ByteBuffer.wrap(writer.finish())).number())
                    .isEqualTo(number);
        }
    }
}
