package org.counterplay.solvers.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.List;
import java.util.stream.Stream;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Solution;
import org.counterplay.model.program.Solution.Reason;
import org.counterplay.solvers.backend.SamplePrograms.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerificationTest {
    /** Minimise 2x + 3y, x + y >= 4, x <= 3: (3, 1), 9, duals (3, -1). */
    private static final Sample SAMPLE = SamplePrograms.smallMinimum();

    private static final Solution TRUTH = optimal(9, new double[] {3, 1}, new double[] {3, -1});

    record Lie(String what, Solution claim) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Lie> lies() {
        double nan = Double.NaN;
        return Stream.of(
                new Lie("a wrong objective", optimal(8.9, new double[] {3, 1}, new double[] {3, -1})),
                new Lie("no objective", optimal(nan, new double[] {3, 1}, new double[] {3, -1})),
                new Lie("a primal that violates a row", optimal(8.9, new double[] {2.95, 1}, new double[] {3, -1})),
                new Lie("a primal that violates a bound", optimal(7.5, new double[] {4.5, -0.5}, new double[] {3, -1})),
                new Lie("a primal a little off", optimal(8.99997, new double[] {3, 0.99999}, new double[] {3, -1})),
                new Lie("a feasible primal that is not optimal", optimal(12, new double[] {0, 4}, new double[] {3, -1
                })),
                new Lie("a wrong dual", optimal(9, new double[] {3, 1}, new double[] {2.9, -1})),
                new Lie("a dual of the wrong sign", optimal(9, new double[] {3, 1}, new double[] {-3, 1})),
                new Lie("a dual of zeros, as some bridges return", optimal(9, new double[] {3, 1}, new double[2])),
                new Lie(
                        "row activities for duals, as one bridge does",
                        optimal(9, new double[] {3, 1}, new double[] {4, 3})),
                new Lie("no primal", optimal(9, null, new double[] {3, -1})),
                new Lie("a primal too short", optimal(9, new double[] {3}, new double[] {3, -1})),
                new Lie("a dual too long", optimal(9, new double[] {3, 1}, new double[] {3, -1, 0})),
                new Lie("NaN in the primal", optimal(9, new double[] {3, nan}, new double[] {3, -1})),
                new Lie("NaN in the dual", optimal(9, new double[] {3, 1}, new double[] {nan, -1})),
                new Lie(
                        "infinity in the primal",
                        optimal(Double.POSITIVE_INFINITY, new double[] {3, Double.POSITIVE_INFINITY}, new double[] {
                            3, -1
                        })),
                new Lie(
                        "infeasible, with a feasible vector",
                        Fault.claim(Reason.INFEASIBLE, nan, new double[] {3, 1}, null, null, null)));
    }

    @Test
    void believesTheTruth() {
        assertThat(verify(SAMPLE.program(), TRUTH).standing()).isEqualTo(Standing.OPTIMAL);
    }

    @ParameterizedTest
    @MethodSource("lies")
    void refutesEachLieAndNamesBackendAndProgram(Lie lie) {
        assertThatThrownBy(() -> verify(SAMPLE.program(), lie.claim()))
                .asInstanceOf(type(RefutedClaim.class))
                .satisfies(refuted -> {
                    assertThat(refuted.backend()).isEqualTo("liar");
                    assertThat(refuted.program()).isEqualTo("small minimum");
                    assertThat(refuted.residuals()).isNotNull();
                    assertThat(refuted).hasMessageContaining("liar").hasMessageContaining("small minimum");
                });
    }

    @ParameterizedTest
    @MethodSource("lies")
    void asksTheNextBackendAndSaysSo(Lie lie) {
        List<Fault> backends = List.of(Fault.saying(lie.claim()), Fault.saying(TRUTH));
        VerifiedSolution verified =
                new VerifiedBackend(backends, Tolerances.DEFAULT).solve(SAMPLE.program(), SolveOptions.DEFAULT);
        assertThat(verified.standing()).isEqualTo(Standing.OPTIMAL);
        assertThat(verified.solution()).isSameAs(TRUTH);
        assertThat(verified.refused()).singleElement().asString().contains("liar", "small minimum");
    }

    @Test
    void refutesOptimalOnAnUnboundedProgram() {
        Program program = SamplePrograms.unboundedCone().program();
        for (double[] dual : new double[][] {{0}, {1}, {-1}}) {
            assertThatThrownBy(() -> verify(program, optimal(1, new double[] {1, 0}, dual)))
                    .isInstanceOf(RefutedClaim.class);
        }
    }

    @Test
    void refutesOptimalOnAnInfeasibleProgram() {
        Program program = SamplePrograms.contradictingRows().program();
        assertThatThrownBy(() -> verify(program, optimal(4, new double[] {4, 0}, new double[] {1, 0})))
                .isInstanceOf(RefutedClaim.class);
    }

    @Test
    void doesNotCallOptimalWhatHasNoDual() {
        assertThat(verify(SAMPLE.program(), optimal(12, new double[] {0, 4}, null))
                        .standing())
                .isEqualTo(Standing.FEASIBLE_CLAIMED_OPTIMAL);
    }

    @Test
    void refutesFractionsForIntegers() {
        Program program = SamplePrograms.integers().program();
        assertThatThrownBy(() -> verify(program, optimal(1.5, new double[] {1.5, 0}, null)))
                .isInstanceOf(RefutedClaim.class)
                .hasMessageContaining("integers");
        assertThat(verify(program, optimal(1, new double[] {1, 0}, null)).standing())
                .isEqualTo(Standing.FEASIBLE_CLAIMED_OPTIMAL);
    }

    @Test
    void believesInfeasibleOnlyWithARayThatProvesIt() {
        Program program = SamplePrograms.contradictingRows().program();
        assertThat(infeasible(program, new double[] {1, -1})).isEqualTo(Standing.INFEASIBLE);
        assertThat(infeasible(program, new double[] {-200, 200})).isEqualTo(Standing.INFEASIBLE);
        assertThat(infeasible(program, null)).isEqualTo(Standing.CLAIMED_INFEASIBLE);
        assertThat(infeasible(program, new double[] {1, 1})).isEqualTo(Standing.CLAIMED_INFEASIBLE);
        assertThat(infeasible(program, new double[] {0, 0})).isEqualTo(Standing.CLAIMED_INFEASIBLE);
        assertThat(infeasible(program, new double[] {1})).isEqualTo(Standing.CLAIMED_INFEASIBLE);
        assertThat(infeasible(program, new double[] {Double.NaN, 1})).isEqualTo(Standing.CLAIMED_INFEASIBLE);
        Program feasible = SAMPLE.program();
        for (double[] ray : new double[][] {{1, -1}, {-1, 1}, {1, 0}, {0, 1}, {1, 1}}) {
            assertThat(infeasible(feasible, ray)).isEqualTo(Standing.CLAIMED_INFEASIBLE);
        }
    }

    @Test
    void believesUnboundedOnlyWithAPointAndARay() {
        Program program = SamplePrograms.unboundedCone().program();
        double[] point = {0, 0};
        assertThat(unbounded(program, point, new double[] {1, 1})).isEqualTo(Standing.UNBOUNDED);
        assertThat(unbounded(program, point, new double[] {0, 7})).isEqualTo(Standing.UNBOUNDED);
        assertThat(unbounded(program, null, new double[] {1, 1})).isEqualTo(Standing.CLAIMED_UNBOUNDED);
        assertThat(unbounded(program, new double[] {-1, 0}, new double[] {1, 1}))
                .isEqualTo(Standing.CLAIMED_UNBOUNDED);
        assertThat(unbounded(program, point, null)).isEqualTo(Standing.CLAIMED_UNBOUNDED);
        assertThat(unbounded(program, point, new double[] {1, 0})).isEqualTo(Standing.CLAIMED_UNBOUNDED);
        assertThat(unbounded(program, point, new double[] {-1, -1})).isEqualTo(Standing.CLAIMED_UNBOUNDED);
        assertThat(unbounded(program, point, new double[] {0, 0})).isEqualTo(Standing.CLAIMED_UNBOUNDED);
        assertThat(unbounded(program, point, new double[] {Double.NaN, 1})).isEqualTo(Standing.CLAIMED_UNBOUNDED);
        // Bounded, though a liar says otherwise.
        assertThat(unbounded(SAMPLE.program(), new double[] {3, 1}, new double[] {0, 1}))
                .isEqualTo(Standing.CLAIMED_UNBOUNDED);
    }

    /** A vector left at a limit can violate rows by 1e2 (HiGHS) or 1e15 (ojAlgo). */
    @Test
    void callsWhatALimitLeftFeasibleOnlyIfItIs() {
        for (Reason reason : List.of(Reason.LIMIT, Reason.INTERRUPTED, Reason.NUMERICAL_TROUBLE)) {
            double nan = Double.NaN;
            Solution good = Fault.claim(reason, 12, new double[] {0, 4}, null, null, null);
            Solution bad = Fault.claim(reason, 12, new double[] {1e15, 4}, null, null, null);
            Solution worse = Fault.claim(reason, 12, new double[] {nan, 4}, null, null, null);
            Solution none = Fault.claim(reason, nan, null, null, null, null);
            assertThat(verify(SAMPLE.program(), good).standing()).isEqualTo(Standing.FEASIBLE);
            for (Solution claim : List.of(bad, worse, none)) {
                assertThat(verify(SAMPLE.program(), claim).standing()).isEqualTo(Standing.NOTHING);
            }
        }
    }

    /** Maximise x + y, 2x + 2y <= 3, integers: 1; the relaxation has 3/2. */
    @Test
    void refutesWhatIsSaidOfIntegers() {
        Program program = SamplePrograms.integers().program();
        refuted(program, mip(Reason.OPTIMAL, 1.5, 1.5, 0.75, 0.75), "distance from integers");
        refuted(program, mip(Reason.OPTIMAL, 2, 2, 1, 1), "primal violation");
        refuted(program, mip(Reason.OPTIMAL, 1, 1.5, 1, 0), "apart");
        refuted(program, mip(Reason.OPTIMAL, 1, 0.5, 1, 0), "beyond it by 0.5");
        refuted(program, mip(Reason.LIMIT, 1, 0.5, 1, 0), "beyond it by 0.5"); // whatever stopped it
        refuted(program, mip(Reason.INFEASIBLE, 1, Double.NaN, 1, 0), "INFEASIBLE");
        assertThat(verify(program, mip(Reason.OPTIMAL, 1, 1, 1, 0)).standing())
                .isEqualTo(Standing.FEASIBLE_CLAIMED_OPTIMAL);
        assertThat(verify(program, mip(Reason.OPTIMAL, 0, 0, 0, 0)).standing())
                .as("a wrong optimum with a wrong bound to match cannot be measured, and is not called optimal")
                .isEqualTo(Standing.FEASIBLE_CLAIMED_OPTIMAL);
        assertThat(verify(program, mip(Reason.LIMIT, 1.5, 1.5, 0.75, 0.75)).standing())
                .isEqualTo(Standing.NOTHING);
        assertThat(verify(program, mip(Reason.LIMIT, 0, 1.5, 0, 0)).standing()).isEqualTo(Standing.FEASIBLE);
    }

    @Test
    void allowsTheGapThatWasAskedForAndNoMore() {
        Program program = SamplePrograms.integers().program();
        Solution claim = mip(Reason.OPTIMAL, 1, 1.5, 1, 0);
        for (Gap enough : List.of(Gap.relative(0.5), Gap.absolute(0.5), new Gap(0.1, 0.6))) {
            assertThat(VerifiedBackend.of(Fault.saying(claim))
                            .solve(program, SolveOptions.DEFAULT.withGap(enough))
                            .standing())
                    .isEqualTo(Standing.FEASIBLE_CLAIMED_OPTIMAL);
        }
        for (Gap little : List.of(Gap.relative(0.4), Gap.absolute(0.4), Gap.NONE)) {
            assertThatThrownBy(() -> VerifiedBackend.of(Fault.saying(claim))
                            .solve(program, SolveOptions.DEFAULT.withGap(little)))
                    .isInstanceOf(RefutedClaim.class);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Gap.relative(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> Gap.absolute(Double.NaN));
    }

    private static Solution mip(Reason reason, double objective, double bound, double... primal) {
        Solution claim = Fault.claim(reason, objective, primal, null, null, null);
        return new Solution(
                claim.backend(),
                reason,
                claim.limit(),
                claim.primalStatus(),
                claim.dualStatus(),
                objective,
                bound,
                primal,
                null,
                null,
                null,
                0,
                0,
                0,
                claim.detail());
    }

    private static void refuted(Program program, Solution claim, String why) {
        assertThatThrownBy(() -> verify(program, claim))
                .isInstanceOf(RefutedClaim.class)
                .hasMessageContaining(why);
    }

    @Test
    void throwsTheFirstRefutationWithTheOthersWhenNoBackendIsLeft() {
        List<Fault> backends =
                List.of(Fault.saying(optimal(8, new double[] {3, 1}, null)), Fault.saying(optimal(9, null, null)));
        assertThatThrownBy(() ->
                        new VerifiedBackend(backends, Tolerances.DEFAULT).solve(SAMPLE.program(), SolveOptions.DEFAULT))
                .isInstanceOf(RefutedClaim.class)
                .satisfies(first ->
                        assertThat(first.getSuppressed()).hasSize(1).hasOnlyElementsOfType(RefutedClaim.class));
    }

    @Test
    void asksTheNextBackendWhenOneGivesUp() {
        Solution unknown = Fault.claim(Reason.NUMERICAL_TROUBLE, Double.NaN, null, null, null, null);
        VerifiedSolution verified = new VerifiedBackend(
                        List.of(Fault.saying(unknown), Fault.saying(TRUTH)), Tolerances.DEFAULT)
                .solve(SAMPLE.program(), SolveOptions.DEFAULT);
        assertThat(verified.standing()).isEqualTo(Standing.OPTIMAL);
        assertThat(verified.refused()).singleElement().asString().contains("gave up", "NUMERICAL_TROUBLE");
        VerifiedSolution alone =
                VerifiedBackend.of(Fault.saying(unknown)).solve(SAMPLE.program(), SolveOptions.DEFAULT);
        assertThat(alone.standing()).isEqualTo(Standing.NOTHING);
        assertThat(alone.refused()).isEmpty();
    }

    @Test
    void refusesToAskNobody() {
        assertThatIllegalArgumentException().isThrownBy(() -> new VerifiedBackend(List.of(), Tolerances.DEFAULT));
    }

    private static Standing infeasible(Program program, double[] ray) {
        return verify(program, Fault.claim(Reason.INFEASIBLE, Double.NaN, null, null, null, ray))
                .standing();
    }

    private static Standing unbounded(Program program, double[] point, double[] ray) {
        return verify(program, Fault.claim(Reason.UNBOUNDED, 0, point, null, ray, null))
                .standing();
    }

    private static Solution optimal(double objective, double[] primal, double[] dual) {
        return Fault.claim(Reason.OPTIMAL, objective, primal, dual, null, null);
    }

    private static VerifiedSolution verify(Program program, Solution claim) {
        return VerifiedBackend.of(Fault.saying(claim)).solve(program, SolveOptions.DEFAULT);
    }
}
