package org.counterplay.solvers.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Solution;
import org.counterplay.model.program.Solution.Limit;
import org.counterplay.model.program.Solution.Reason;
import org.counterplay.solvers.backend.SamplePrograms.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every backend must do; a subclass names one, and asks for leave where it is known to be weaker. */
public abstract class BackendConformance {
    /** The backend under test. */
    protected abstract Backend backend();

    /** How near its vectors come to the right ones. */
    protected double precision() {
        return 1e-7;
    }

    /** What it may say of an unbounded program; never OPTIMAL, INFEASIBLE. */
    protected List<Reason> unboundedMeans() {
        return List.of(Reason.UNBOUNDED);
    }

    /** What it may say of an infeasible program; never OPTIMAL, UNBOUNDED. */
    protected List<Reason> infeasibleMeans() {
        return List.of(Reason.INFEASIBLE);
    }

    static Stream<Sample> optimal() {
        return SamplePrograms.optimal().stream();
    }

    static Stream<Sample> infeasible() {
        return SamplePrograms.infeasible().stream();
    }

    static Stream<Sample> unbounded() {
        return SamplePrograms.unbounded().stream();
    }

    @ParameterizedTest
    @MethodSource("optimal")
    void findsTheOptimumDerivedByHand(Sample sample) {
        for (Major major : Major.values()) {
            VerifiedSolution verified = solve(sample.program().along(major), SolveOptions.DEFAULT);
            Solution solution = verified.solution();
            assertThat(verified.standing()).isEqualTo(Standing.OPTIMAL);
            assertThat(solution.backend()).isEqualTo(backend().name());
            assertThat(solution.reason()).isEqualTo(Reason.OPTIMAL);
            assertThat(solution.limit()).isEqualTo(Limit.NONE);
            assertThat(solution.objective()).isCloseTo(sample.objective(), within(20 * precision()));
            assertThat(verified.residuals().objective()).isCloseTo(sample.objective(), within(20 * precision()));
            assertThat(verified.residuals().dualObjective()).isCloseTo(sample.objective(), within(20 * precision()));
            assertThat(solution.primal()).hasSize(sample.program().columns());
            if (sample.primal() != null) {
                assertThat(solution.primal()).containsExactly(sample.primal(), within(20 * precision()));
            }
            if (sample.dual() != null) {
                assertThat(solution.dual()).containsExactly(sample.dual(), within(20 * precision()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("infeasible")
    void saysInfeasibleAndProvesItWhereItCan(Sample sample) {
        VerifiedSolution verified = solve(sample.program(), SolveOptions.DEFAULT);
        assertThat(verified.solution().reason()).isIn(infeasibleMeans());
        assertThat(verified.standing()).isIn(Standing.INFEASIBLE, Standing.CLAIMED_INFEASIBLE, Standing.NOTHING);
        if (backend().capabilities().contains(Capability.RAYS)) {
            assertThat(verified.standing()).isEqualTo(Standing.INFEASIBLE);
        }
    }

    @ParameterizedTest
    @MethodSource("unbounded")
    void saysUnboundedAndProvesItWhereItCan(Sample sample) {
        VerifiedSolution verified = solve(sample.program(), SolveOptions.DEFAULT);
        assertThat(verified.solution().reason()).isIn(unboundedMeans());
        assertThat(verified.standing())
                .isIn(Standing.UNBOUNDED, Standing.CLAIMED_UNBOUNDED, Standing.NOTHING, Standing.FEASIBLE);
        if (backend().capabilities().contains(Capability.RAYS)) {
            assertThat(verified.standing()).isEqualTo(Standing.UNBOUNDED);
        }
    }

    @Test
    void neverSettlesWronglyWhatIsInfeasibleBothWays() {
        VerifiedSolution verified = solve(SamplePrograms.infeasibleBothWays().program(), SolveOptions.DEFAULT);
        assertThat(verified.standing())
                .isIn(Standing.INFEASIBLE, Standing.CLAIMED_INFEASIBLE, Standing.NOTHING, Standing.CLAIMED_UNBOUNDED);
        assertThat(verified.solution().reason()).isNotEqualTo(Reason.OPTIMAL);
    }

    @Test
    void solvesRandomProgramsToMeasuredOptimality() {
        for (int round = 0; round < 40; round++) {
            long seed = RandomPrograms.SEED + round;
            Program program = RandomPrograms.bounded(seed, 3 + round % 12, 2 + round % 9, 0.6);
            VerifiedSolution verified = solve(program, SolveOptions.DEFAULT);
            assertThat(verified.standing()).as("tests.seed=%d", seed).isEqualTo(Standing.OPTIMAL);
        }
    }

    @Test
    void answersBitwiseTheSameAgainAndConcurrently() throws Exception {
        Program program = RandomPrograms.bounded(RandomPrograms.SEED, 40, 25, 0.3);
        Solution first = backend().solve(program, SolveOptions.DEFAULT);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Solution>> others = new ArrayList<>();
            for (int k = 0; k < 12; k++) {
                others.add(threads.submit(() -> backend().solve(program, SolveOptions.DEFAULT)));
            }
            for (Future<Solution> other : others) {
                assertThat(other.get().reason()).isEqualTo(first.reason());
                assertThat(other.get().primal()).isEqualTo(first.primal());
                assertThat(other.get().dual()).isEqualTo(first.dual());
            }
        }
    }

    @Test
    void takesIntegersOrRefusesThem() {
        Sample sample = SamplePrograms.integers();
        if (backend().capabilities().contains(Capability.MIP)) {
            VerifiedSolution verified = solve(sample.program(), SolveOptions.DEFAULT);
            assertThat(verified.solution().objective()).isCloseTo(sample.objective(), within(1e-9));
            assertThat(verified.solution().dual()).isNull();
            assertThat(verified.standing()).isEqualTo(Standing.FEASIBLE_CLAIMED_OPTIMAL);
        } else {
            assertThatThrownBy(() -> backend().solve(sample.program(), SolveOptions.DEFAULT))
                    .isInstanceOf(UnsupportedFeature.class)
                    .hasMessageContaining(backend().name());
        }
    }

    @Test
    void refusesNumbersThatAreNone() {
        double[] wrong = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (double number : wrong) {
            Program coefficient = SamplePrograms.smallMinimum().program();
            coefficient.value()[1] = number;
            Program cost = SamplePrograms.smallMinimum().program();
            cost.objective()[0] = number;
            for (Program program : List.of(coefficient, cost)) {
                assertThatIllegalArgumentException().isThrownBy(() -> backend().solve(program, SolveOptions.DEFAULT));
            }
        }
        Program row = SamplePrograms.smallMinimum().program();
        row.rowLower()[0] = Double.NaN;
        Program column = SamplePrograms.smallMinimum().program();
        column.columnUpper()[0] = Double.NaN;
        Program reversed = SamplePrograms.smallMinimum().program();
        reversed.columnUpper()[0] = -1;
        for (Program program : List.of(row, column, reversed)) {
            assertThatIllegalArgumentException().isThrownBy(() -> backend().solve(program, SolveOptions.DEFAULT));
        }
    }

    @Test
    void keepsOrRefusesEachOption() {
        Program program = SamplePrograms.smallMaximum().program();
        SolveOptions plain = SolveOptions.DEFAULT;
        keepsOrRefuses(program, plain.withTimeLimit(Duration.ofSeconds(20)), Capability.TIME_LIMIT);
        keepsOrRefuses(program, plain.withThreads(2), Capability.THREADS);
        keepsOrRefuses(program, plain.withTolerance(1e-9), Capability.TOLERANCE);
        keepsOrRefuses(program, plain.withSeed(5), Capability.SEED);
        keepsOrRefuses(program, plain.withInterruption(() -> false), Capability.INTERRUPTION);
        keepsOrRefuses(program, plain.withLog(true), Capability.LOG);
        assertThatThrownBy(() -> backend().solve(program, plain.withStart(new double[] {0, 0})))
                .isInstanceOf(UnsupportedFeature.class)
                .hasMessageContaining("integral");
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void solvesByOrRefusesEachAlgorithm(Algorithm algorithm) {
        Sample sample = SamplePrograms.smallMaximum();
        SolveOptions options = SolveOptions.DEFAULT.withAlgorithm(algorithm);
        if (backend().algorithms().contains(algorithm)) {
            assertThat(solve(sample.program(), options).solution().objective())
                    .isCloseTo(sample.objective(), within(1e-5));
        } else {
            assertThatThrownBy(() -> backend().solve(sample.program(), options)).isInstanceOf(UnsupportedFeature.class);
        }
    }

    @Test
    void stopsAtATimeLimitAndClaimsNothing() {
        assumeTrue(backend().capabilities().contains(Capability.TIME_LIMIT));
        Program program = RandomPrograms.hard(RandomPrograms.SEED, 700);
        long begun = System.nanoTime();
        VerifiedSolution verified = solve(program, SolveOptions.DEFAULT.withTimeLimit(Duration.ofMillis(60)));
        assertThat(verified.solution().reason()).isEqualTo(Reason.LIMIT);
        assertThat(verified.solution().limit()).isEqualTo(Limit.TIME);
        assertThat(verified.standing()).isIn(Standing.FEASIBLE, Standing.NOTHING);
        assertThat(System.nanoTime() - begun).isLessThan(Duration.ofSeconds(10).toNanos());
    }

    private void keepsOrRefuses(Program program, SolveOptions options, Capability capability) {
        if (backend().capabilities().contains(capability)) {
            assertThat(solve(program, options).standing())
                    .as("with %s", capability)
                    .isEqualTo(Standing.OPTIMAL);
        } else {
            assertThatThrownBy(() -> backend().solve(program, options))
                    .as("with %s", capability)
                    .isInstanceOf(UnsupportedFeature.class);
        }
    }

    private VerifiedSolution solve(Program program, SolveOptions options) {
        return VerifiedBackend.of(backend()).solve(program, options);
    }
}
