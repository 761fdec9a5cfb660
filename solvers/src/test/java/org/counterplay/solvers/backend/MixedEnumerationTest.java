package org.counterplay.solvers.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Set;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.program.FeasibilityCheck;
import org.counterplay.model.program.OptimalityCheck;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Solution.Reason;
import org.counterplay.solvers.catalog.Backends;
import org.counterplay.solvers.exact.FixedIntegers;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** All backends with capability MIP on small random programs, against the optimum by trying all integers, exactly. */
class MixedEnumerationTest {
    /**
     * Seeds of minimisations that HiGHS 1.12.0 ends as OPTIMAL, its bound and a feasible point agreeing on a value that is not the least
     * (20341119: -6, where -7 is attained). Nothing in the answer shows it: why the optimum of a mixed-integer program is a claim.
     */
    private static final Set<Long> MISSED = Set.of(20341119L);

    @Test
    void findTheOptimumOfPureIntegers() {
        agree(0, 80, false);
    }

    @Test
    void findTheOptimumOfMixedIntegers() {
        agree(10_000, 15, true);
    }

    @Test
    @Tag("long")
    void findTheOptimumOfThousands() {
        agree(100_000, 4_000, false);
        agree(200_000, 500, true);
    }

    private static void agree(long from, int count, boolean mixed) {
        int infeasible = 0;
        int refuted = 0;
        for (int round = 0; round < count; round++) {
            long seed = RandomPrograms.SEED + from + round;
            Program program = MixedEnumeration.random(seed, mixed);
            Optional<BigFraction> optimum = MixedEnumeration.optimum(program);
            infeasible += optimum.isEmpty() ? 1 : 0;
            for (Backend backend : Backends.mixedInteger()) {
                if (!mixed || !backend.name().equals("cp-sat")) {
                    refuted += agrees(seed, backend, program, optimum, "tests.seed=" + seed + ", " + backend.name())
                            ? 0
                            : 1;
                }
            }
        }
        assertThat(infeasible).isBetween(count / 20, count * 19 / 20);
        assertThat(refuted).as("claims that measuring refutes, and none").isLessThanOrEqualTo(count / 200);
    }

    /**
     * False where the claim is refuted, or there is none, so that nothing was said: HiGHS 1.12.0 ends some searches as OPTIMAL though
     * its bound is far from its objective (seed 20340629: -12 and -14.5), and one with an error of its own (seed 20341108, infeasible:
     * SOLVE_ERROR).
     */
    private static boolean agrees(
            long seed, Backend backend, Program program, Optional<BigFraction> optimum, String as) {
        VerifiedSolution verified;
        try {
            verified = VerifiedBackend.of(backend).solve(program, SolveOptions.DEFAULT);
        } catch (RefutedClaim refuted) {
            return false;
        }
        if (verified.solution().reason() == Reason.FAILED) {
            return false;
        }
        if (optimum.isEmpty()) {
            assertThat(verified.solution().reason()).as(as).isEqualTo(Reason.INFEASIBLE);
            return true;
        }
        BigFraction best = optimum.get();
        double objective = Rationals.toDouble(best);
        if (backend.name().equals("highs") && MISSED.contains(seed)) {
            assertThat(verified.standing()).as(as).isEqualTo(Standing.FEASIBLE_CLAIMED_OPTIMAL);
            assertThat(verified.residuals().objective()).as(as).isGreaterThan(objective + 0.5);
            return false;
        }
        assertThat(verified.standing())
                .as(as)
                .isIn(
                        Standing.FEASIBLE_CLAIMED_OPTIMAL,
                        Standing.OPTIMAL); // without coefficients it is solved by looking
        assertThat(verified.residuals().objective()).as(as).isCloseTo(objective, within(1e-6));
        assertThat(exactWorth(program, verified.solution().primal(), as)).as(as).isEqualTo(best);
        return true;
    }

    /** Exactly, of the integers nearest to what the solver gives. */
    private static BigFraction exactWorth(Program program, double[] primal, String as) {
        BigFraction[] rounded = new BigFraction[primal.length];
        boolean mixed = false;
        for (int j = 0; j < primal.length; j++) {
            rounded[j] = new BigFraction((long) Math.rint(primal[j]));
            mixed |= !program.integral(j);
        }
        if (!mixed) {
            assertThat(FeasibilityCheck.fault(program, rounded)).as(as).isEmpty();
            return OptimalityCheck.objective(program, rounded);
        }
        FixedIntegers.Worth worth = new FixedIntegers().of(program, primal);
        assertThat(worth).as(as).isInstanceOf(FixedIntegers.Worth.Best.class);
        return ((FixedIntegers.Worth.Best) worth).objective();
    }
}
