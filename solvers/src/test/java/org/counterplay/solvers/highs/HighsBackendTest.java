package org.counterplay.solvers.highs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Program.Sense;
import org.counterplay.model.program.ProgramWriter;
import org.counterplay.model.program.Solution;
import org.counterplay.model.program.Solution.Limit;
import org.counterplay.model.program.Solution.Reason;
import org.counterplay.solvers.backend.Algorithm;
import org.counterplay.solvers.backend.BackendFailure;
import org.counterplay.solvers.backend.RandomPrograms;
import org.counterplay.solvers.backend.SamplePrograms;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.backend.Standing;
import org.counterplay.solvers.backend.VerifiedBackend;
import org.counterplay.solvers.benchmark.LayeredProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HighsBackendTest {
    private static final HighsBackend HIGHS = HighsBackend.simplex();

    @ParameterizedTest
    @EnumSource(
            value = Algorithm.class,
            names = {"DUAL_SIMPLEX", "PRIMAL_SIMPLEX", "INTERIOR_POINT", "INTERIOR_POINT_WITHOUT_CROSSOVER"})
    void stopsWhenAskedTo(Algorithm algorithm) {
        Program program = RandomPrograms.hard(RandomPrograms.SEED, 400);
        Solution solution = HIGHS.solve(
                program, SolveOptions.DEFAULT.withAlgorithm(algorithm).withInterruption(() -> true));
        assertThat(solution.reason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(solution.limit()).isEqualTo(Limit.NONE);
        assertThat(VerifiedBackend.of(HIGHS)
                        .solve(
                                program,
                                SolveOptions.DEFAULT.withAlgorithm(algorithm).withInterruption(() -> true))
                        .standing()
                        .settled())
                .isFalse();
    }

    /** An exception that left a callback would end the process. */
    @Test
    void throwsOnWhatTheInterruptionThrows() {
        Program program = RandomPrograms.hard(RandomPrograms.SEED, 300);
        SolveOptions options = SolveOptions.DEFAULT.withInterruption(() -> {
            throw new IllegalStateException("from within");
        });
        assertThatThrownBy(() -> HIGHS.solve(program, options))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("from within");
    }

    @Test
    void aLimitIsToldFromAWishToStop() {
        Program program = RandomPrograms.hard(RandomPrograms.SEED, 400);
        AtomicInteger asked = new AtomicInteger();
        SolveOptions options = SolveOptions.DEFAULT
                .withAlgorithm(Algorithm.INTERIOR_POINT)
                .withTimeLimit(Duration.ofNanos(1))
                .withInterruption(() -> asked.incrementAndGet() < 0);
        Solution solution = HIGHS.solve(program, options);
        assertThat(solution.reason()).isEqualTo(Reason.LIMIT);
        assertThat(solution.limit()).isEqualTo(Limit.TIME);
    }

    /** HiGHS keeps a pool of threads per calling thread and refuses another number of them. */
    @Test
    void solvesWithAnotherNumberOfThreadsEachTime() {
        Program program = SamplePrograms.smallMaximum().program();
        for (int threads : new int[] {1, 2, 1, 3, 2}) {
            VerifiedBackend verified = VerifiedBackend.of(HIGHS);
            assertThat(verified.solve(program, SolveOptions.DEFAULT.withThreads(threads))
                            .standing())
                    .isEqualTo(Standing.OPTIMAL);
        }
    }

    /** HiGHS takes 1e20 and more for infinity, in silence. */
    @Test
    void refusesFiniteBoundsThatHighsWouldDrop() {
        for (boolean ofRow : new boolean[] {true, false}) {
            ProgramWriter writer = new ProgramWriter("huge bound", Sense.MAXIMIZE, Major.ROWS, 1, 1, 1);
            writer.column(0, ofRow ? Double.POSITIVE_INFINITY : 2e20, 1);
            writer.row(Double.NEGATIVE_INFINITY, ofRow ? 2e20 : 1e3);
            writer.coefficient(0, 1);
            Program program = writer.finish();
            assertThatThrownBy(() -> HIGHS.solve(program, SolveOptions.DEFAULT))
                    .isInstanceOf(BackendFailure.class)
                    .hasMessageContaining("2.0E20")
                    .hasMessageContaining("huge bound");
        }
    }

    @Test
    void refusesCoefficientsThatHighsRefuses() {
        ProgramWriter writer = new ProgramWriter("huge coefficient", Sense.MAXIMIZE, Major.ROWS, 1, 1, 1);
        writer.column(0, 1, 1);
        writer.row(0, 1);
        writer.coefficient(0, 1e16);
        assertThatThrownBy(() -> HIGHS.solve(writer.finish(), SolveOptions.DEFAULT))
                .isInstanceOf(BackendFailure.class)
                .hasMessageContaining("1e15");
    }

    /** HiGHS drops coefficients below 1e-12, in silence; this program is bounded by one. */
    @Test
    void isNotBelievedWhereADroppedCoefficientMatters() {
        ProgramWriter writer = new ProgramWriter("tiny coefficient", Sense.MAXIMIZE, Major.ROWS, 1, 1, 1);
        writer.column(0, Double.POSITIVE_INFINITY, 1);
        writer.row(Double.NEGATIVE_INFINITY, 1);
        writer.coefficient(0, 1e-13);
        Standing standing = VerifiedBackend.of(HIGHS)
                .solve(writer.finish(), SolveOptions.DEFAULT)
                .standing();
        assertThat(standing.settled()).isFalse();
    }

    @Test
    void startsAgainFromABasisInNoIterations() {
        Program program = new LayeredProgram(4, 30, 3, 2, RandomPrograms.SEED).write();
        Basis basis;
        try (HighsModel model = HIGHS.open(program, SolveOptions.DEFAULT)) {
            assertThat(model.basis()).isEmpty();
            model.run();
            basis = model.basis().orElseThrow();
            long basic = java.util.Arrays.stream(basis.columns())
                            .filter(status -> status == Basis.BASIC)
                            .count()
                    + java.util.Arrays.stream(basis.rows())
                            .filter(status -> status == Basis.BASIC)
                            .count();
            assertThat(basic).isEqualTo(program.rows());
        }
        try (HighsModel model = HIGHS.open(program, SolveOptions.DEFAULT)) {
            model.start(basis);
            model.run();
            assertThat(model.status()).isEqualTo(HighsStatus.OPTIMAL);
            assertThat(model.intInfo("simplex_iteration_count")).isZero();
        }
    }

    @Test
    void saysWhichOptionItDoesNotKnow() {
        try (HighsModel model = HIGHS.open(SamplePrograms.smallMaximum().program(), SolveOptions.DEFAULT)) {
            assertThatThrownBy(() -> model.set("no_such_option", 1))
                    .isInstanceOf(BackendFailure.class)
                    .hasMessageContaining("no_such_option");
        }
    }
}
