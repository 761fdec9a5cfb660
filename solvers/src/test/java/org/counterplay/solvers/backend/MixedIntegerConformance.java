package org.counterplay.solvers.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.model.program.Solution;
import org.counterplay.model.program.Solution.Limit;
import org.counterplay.model.program.Solution.Reason;
import org.counterplay.solvers.backend.SampleMixedPrograms.MixedSample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every backend with {@link Capability#MIP} must do, beside {@link BackendConformance} where it has that too. */
public abstract class MixedIntegerConformance {
    private static final long SEED = RandomPrograms.SEED;

    /** The backend under test. */
    protected abstract Backend backend();

    /** Whether it takes a program; if not it must refuse it with {@link UnsupportedFeature}. */
    protected boolean takes(Program program) {
        return true;
    }

    static Stream<MixedSample> optimal() {
        return SampleMixedPrograms.optimal().stream();
    }

    static Stream<MixedSample> infeasible() {
        return SampleMixedPrograms.infeasible().stream();
    }

    static Stream<MixedSample> unbounded() {
        return SampleMixedPrograms.unbounded().stream();
    }

    @ParameterizedTest
    @MethodSource("optimal")
    void findsTheOptimumDerivedByHand(MixedSample sample) {
        for (Major major : Major.values()) {
            Program program = sample.program().along(major);
            if (refused(program)) {
                return;
            }
            VerifiedSolution verified = solve(program, SolveOptions.DEFAULT);
            Solution solution = verified.solution();
            assertThat(verified.standing()).isEqualTo(Standing.FEASIBLE_CLAIMED_OPTIMAL);
            assertThat(solution.backend()).isEqualTo(backend().name());
            assertThat(solution.reason()).isEqualTo(Reason.OPTIMAL);
            assertThat(solution.objective()).isCloseTo(sample.objective(), within(1e-6));
            assertThat(verified.residuals().objective()).isCloseTo(sample.objective(), within(1e-6));
            if (!Double.isNaN(solution.bound())) {
                assertThat(solution.bound()).isCloseTo(sample.objective(), within(1e-6));
            }
            if (sample.primal() != null) {
                assertThat(solution.primal()).containsExactly(sample.primal(), within(1e-6));
            }
        }
    }

    /** Zeros would pass for dual values of a program that has none. */
    @ParameterizedTest
    @MethodSource("optimal")
    void givesNoDualValuesAndNoRays(MixedSample sample) {
        assumeTrue(takes(sample.program()));
        Solution solution = backend().solve(sample.program(), SolveOptions.DEFAULT);
        assertThat(solution.dual()).isNull();
        assertThat(solution.ray()).isNull();
        assertThat(solution.dualRay()).isNull();
        assertThat(solution.dualStatus()).isEqualTo(Solution.Status.UNKNOWN);
    }

    @ParameterizedTest
    @MethodSource("infeasible")
    void saysInfeasibleThoughTheRelaxationIsFeasible(MixedSample sample) {
        if (refused(sample.program())) {
            return;
        }
        VerifiedSolution verified = solve(sample.program(), SolveOptions.DEFAULT);
        assertThat(verified.solution().reason()).isEqualTo(Reason.INFEASIBLE);
        assertThat(verified.standing()).isEqualTo(Standing.CLAIMED_INFEASIBLE);
        assertThat(verified.solution().primal()).isNull();
    }

    @ParameterizedTest
    @MethodSource("unbounded")
    void saysUnboundedAndNeverInfeasible(MixedSample sample) {
        if (refused(sample.program())) {
            return;
        }
        VerifiedSolution verified = solve(sample.program(), SolveOptions.DEFAULT);
        assertThat(verified.solution().reason()).isEqualTo(Reason.UNBOUNDED);
        assertThat(verified.standing()).isIn(Standing.CLAIMED_UNBOUNDED, Standing.UNBOUNDED);
    }

    @Test
    void answersBitwiseTheSameAgainAndConcurrently() throws Exception {
        Program program = SampleMixedPrograms.packing(SEED, 12, 3);
        Solution first = backend().solve(program, SolveOptions.DEFAULT);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Solution>> others = new ArrayList<>();
            for (int k = 0; k < 6; k++) {
                others.add(threads.submit(() -> backend().solve(program, SolveOptions.DEFAULT)));
            }
            for (Future<Solution> other : others) {
                assertThat(other.get().reason()).isEqualTo(first.reason());
                assertThat(other.get().primal()).isEqualTo(first.primal());
                assertThat((Double) other.get().bound()).isEqualTo((Double) first.bound());
            }
        }
    }

    @Test
    void takesLinearProgramsOrRefusesThem() {
        Program program = SamplePrograms.smallMaximum().program();
        if (backend().capabilities().contains(Capability.LP)) {
            assertThat(solve(program, SolveOptions.DEFAULT).standing()).isEqualTo(Standing.OPTIMAL);
        } else {
            assertThatThrownBy(() -> backend().solve(program, SolveOptions.DEFAULT))
                    .isInstanceOf(UnsupportedFeature.class)
                    .hasMessageContaining(backend().name());
        }
    }

    @Test
    void keepsOrRefusesEachOption() {
        SolveOptions plain = SolveOptions.DEFAULT;
        keepsOrRefuses(plain.withTimeLimit(Duration.ofSeconds(20)), Capability.TIME_LIMIT);
        keepsOrRefuses(plain.withThreads(2), Capability.THREADS);
        keepsOrRefuses(plain.withTolerance(1e-8), Capability.TOLERANCE);
        keepsOrRefuses(plain.withSeed(5), Capability.SEED);
        keepsOrRefuses(plain.withInterruption(() -> false), Capability.INTERRUPTION);
        keepsOrRefuses(plain.withLog(true), Capability.LOG);
        keepsOrRefuses(plain.withGap(Gap.absolute(0.25)), Capability.GAP);
        keepsOrRefuses(plain.withStart(new double[] {1, 1, 0, 0}), Capability.WARM_START);
        keepsOrRefuses(plain.withProgress(progress -> {}), Capability.PROGRESS);
    }

    private void keepsOrRefuses(SolveOptions options, Capability capability) {
        MixedSample sample = SampleMixedPrograms.knapsack();
        if (backend().capabilities().contains(capability)) {
            VerifiedSolution verified = solve(sample.program(), options);
            assertThat(verified.solution().objective())
                    .as("with %s", capability)
                    .isCloseTo(21, within(1e-6));
        } else {
            assertThatThrownBy(() -> backend().solve(sample.program(), options))
                    .as("with %s", capability)
                    .isInstanceOf(UnsupportedFeature.class)
                    .hasMessageContaining(backend().name());
        }
    }

    @Test
    void refusesStartingPointsThatAreNone() {
        assumeTrue(backend().capabilities().contains(Capability.WARM_START));
        Program program = SampleMixedPrograms.knapsack().program();
        for (double[] wrong : List.of(new double[3], new double[5], new double[] {0, Double.POSITIVE_INFINITY, 0, 0})) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> backend().solve(program, SolveOptions.DEFAULT.withStart(wrong)));
        }
    }

    /** Points that are infeasible, fractional, out of bounds, or partly unknown must lead to the same optimum. */
    @Test
    void isNotMisledByAStartingPoint() {
        assumeTrue(backend().capabilities().contains(Capability.WARM_START));
        double nan = Double.NaN;
        for (double[] start : List.of(
                new double[] {1, 1, 1, 1},
                new double[] {0.5, 0.5, 0.5, 0.5},
                new double[] {7, -3, 0, 0},
                new double[] {1, nan, nan, nan},
                new double[] {nan, nan, nan, nan},
                new double[] {0, 1, 1, 1})) {
            Program program = SampleMixedPrograms.knapsack().program();
            assertThat(solve(program, SolveOptions.DEFAULT.withStart(start))
                            .solution()
                            .objective())
                    .as(Arrays.toString(start))
                    .isCloseTo(21, within(1e-6));
        }
    }

    /** Without the point nothing feasible is found in that time. */
    @Test
    void keepsAFeasibleStartingPointAtATimeLimit() {
        assumeTrue(backend().capabilities().contains(Capability.WARM_START));
        MixedSample sample = SampleMixedPrograms.marketSplit(SEED, 40, 5);
        SolveOptions options = SolveOptions.DEFAULT.withTimeLimit(Duration.ofMillis(400));
        VerifiedSolution verified = solve(sample.program(), options.withStart(sample.primal()));
        assertThat(verified.standing().feasible())
                .as("tests.seed=%d: %s", SEED, verified.solution().reason())
                .isTrue();
        assertThat(verified.residuals().objective()).isLessThanOrEqualTo(sample.objective() + 1e-6);
    }

    @Test
    void stopsAtATimeLimitWithWhatItHas() {
        assumeTrue(backend().capabilities().contains(Capability.TIME_LIMIT));
        Program program = SampleMixedPrograms.packing(SEED, 100, 25);
        long begun = System.nanoTime();
        VerifiedSolution verified = solve(program, SolveOptions.DEFAULT.withTimeLimit(Duration.ofSeconds(1)));
        Solution solution = verified.solution();
        assertThat(solution.reason()).isEqualTo(Reason.LIMIT);
        assertThat(solution.limit()).isEqualTo(Limit.TIME);
        assertThat(verified.standing()).isEqualTo(Standing.FEASIBLE);
        assertThat(solution.bound()).isNotNaN().isGreaterThan(solution.objective());
        assertThat(solution.relativeGap()).isPositive();
        assertThat(System.nanoTime() - begun).isLessThan(Duration.ofSeconds(10).toNanos());
    }

    @Test
    void stopsSoonWhenAskedTo() {
        assumeTrue(backend().capabilities().contains(Capability.INTERRUPTION));
        Program program = SampleMixedPrograms.packing(SEED, 100, 25);
        long begun = System.nanoTime();
        AtomicLong asked = new AtomicLong();
        Solution solution = backend().solve(program, SolveOptions.DEFAULT.withInterruption(() -> {
            boolean now = System.nanoTime() - begun > 150_000_000;
            if (now) {
                asked.compareAndSet(0, System.nanoTime());
            }
            return now;
        }));
        long since = System.nanoTime() - asked.get();
        assertThat(solution.reason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(solution.limit()).isEqualTo(Limit.NONE);
        assertThat(since).isLessThan(Duration.ofSeconds(2).toNanos());
    }

    /** A wish that comes before the search begins may be lost on the way to the library. */
    @Test
    void stopsWhenAskedToFromTheBeginning() {
        assumeTrue(backend().capabilities().contains(Capability.INTERRUPTION));
        Program program = SampleMixedPrograms.packing(SEED, 100, 25);
        Solution solution = backend().solve(program, SolveOptions.DEFAULT.withInterruption(() -> true));
        assertThat(solution.reason()).isEqualTo(Reason.INTERRUPTED);
    }

    /** An exception that got into native code would end the process. */
    @Test
    void throwsOnWhatItsListenersThrow() {
        Program program = SampleMixedPrograms.packing(SEED, 100, 25);
        if (backend().capabilities().contains(Capability.INTERRUPTION)) {
            assertThatThrownBy(() -> backend().solve(program, SolveOptions.DEFAULT.withInterruption(() -> {
                        throw new IllegalStateException("from a wish");
                    })))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("from a wish");
        }
        if (backend().capabilities().contains(Capability.PROGRESS)) {
            assertThatThrownBy(() -> backend().solve(program, SolveOptions.DEFAULT.withProgress(progress -> {
                        throw new IllegalStateException("from a listener");
                    })))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("from a listener");
        }
    }

    @Test
    void tellsOfBetterAndBetterPoints() {
        assumeTrue(backend().capabilities().contains(Capability.PROGRESS));
        Program program = SampleMixedPrograms.packing(SEED, 100, 25);
        List<SearchProgress> heard = new ArrayList<>();
        Thread caller = Thread.currentThread();
        VerifiedSolution verified = solve(
                program,
                SolveOptions.DEFAULT.withTimeLimit(Duration.ofMillis(400)).withProgress(progress -> {
                    assertThat(Thread.currentThread()).isSameAs(caller);
                    heard.add(progress);
                }));
        assertThat(heard).anyMatch(SearchProgress::improved);
        double best = Double.NEGATIVE_INFINITY;
        for (SearchProgress progress : heard) {
            if (progress.improved()) {
                assertThat(progress.objective()).isGreaterThanOrEqualTo(best - 1e-6);
                best = progress.objective();
            }
            if (!Double.isNaN(progress.bound()) && !Double.isNaN(progress.objective())) {
                assertThat(progress.bound()).isGreaterThanOrEqualTo(progress.objective() - 1e-6);
            }
            assertThat(progress.seconds()).isNotNegative();
        }
        assertThat(verified.residuals().objective()).isGreaterThanOrEqualTo(best - 1e-6);
    }

    @Test
    void stopsAtAGap() {
        assumeTrue(backend().capabilities().contains(Capability.GAP));
        Program program = SampleMixedPrograms.packing(SEED, 60, 8);
        for (Gap gap : List.of(Gap.relative(0.3), Gap.absolute(400))) {
            VerifiedSolution verified = solve(program, SolveOptions.DEFAULT.withGap(gap));
            Solution solution = verified.solution();
            assertThat(solution.reason()).isEqualTo(Reason.OPTIMAL);
            assertThat(verified.standing()).isEqualTo(Standing.FEASIBLE_CLAIMED_OPTIMAL);
            assertThat(gap.holds(solution.objective(), solution.bound(), 1e-6))
                    .as(gap.toString())
                    .isTrue();
        }
    }

    private boolean refused(Program program) {
        if (takes(program)) {
            return false;
        }
        assertThatThrownBy(() -> backend().solve(program, SolveOptions.DEFAULT))
                .isInstanceOf(UnsupportedFeature.class)
                .hasMessageContaining(backend().name())
                .hasMessageContaining("ask highs or scip");
        return true;
    }

    private VerifiedSolution solve(Program program, SolveOptions options) {
        return VerifiedBackend.of(backend()).solve(program, options);
    }
}
