package org.counterplay.solvers.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.counterplay.model.number.Rationals;
import org.counterplay.model.program.FeasibilityCheck;
import org.counterplay.model.program.InfeasibilityCheck;
import org.counterplay.model.program.OptimalityCheck;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Sense;
import org.counterplay.model.program.UnboundednessCheck;
import org.counterplay.solvers.backend.RandomPrograms;
import org.counterplay.solvers.exact.DictionarySimplex.Answer;
import org.counterplay.solvers.exact.DictionarySimplex.Truth;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** The checks refuse what is no proof: proofs are changed by a hair, and what passes must still be true. */
class ProofChecksTest {
    private static final BigFraction HAIR = Rationals.parse("1e-40");

    @Test
    void changedProofsPassOnlyWhereTheyStillProve() {
        int refused = 0;
        for (long seed = RandomPrograms.SEED; seed < RandomPrograms.SEED + 600; seed++) {
            Program program = RandomLinearPrograms.of(seed);
            String what = "-Dtests.seed=" + seed;
            switch (new ExactOptimum().of(program)) {
                case ExactOutcome.Optimal optimal -> refused += optimum(what, program, optimal);
                case ExactOutcome.Infeasible infeasible -> {
                    BigFraction[] reversed = infeasible.ray().clone();
                    for (int k = 0; k < reversed.length; k++) {
                        reversed[k] = reversed[k].negate();
                    }
                    BigFraction[] none = new BigFraction[reversed.length];
                    Arrays.fill(none, BigFraction.ZERO);
                    assertThat(InfeasibilityCheck.fault(program, none)).as(what).isPresent();
                    refused += InfeasibilityCheck.fault(program, reversed).isPresent() ? 1 : 0;
                }
                case ExactOutcome.Unbounded unbounded -> {
                    BigFraction[] back = unbounded.ray().clone();
                    for (int j = 0; j < back.length; j++) {
                        back[j] = back[j].negate();
                    }
                    assertThat(UnboundednessCheck.fault(program, unbounded.point(), back))
                            .as(what)
                            .isPresent();
                    refused++;
                }
                case ExactOutcome.Undecided undecided -> throw new AssertionError(what + undecided);
            }
        }
        assertThat(refused).isGreaterThan(400);
    }

    /** A feasible point is optimal only with the oracle's value; a dual vector that was moved proves no other value. */
    private static int optimum(String what, Program program, ExactOutcome.Optimal optimal) {
        int refused = 0;
        for (int j = 0; j < program.columns(); j++) {
            BigFraction[] moved = optimal.primal().clone();
            moved[j] = moved[j].add(HAIR);
            boolean passes =
                    OptimalityCheck.fault(program, moved, optimal.dual()).isEmpty();
            boolean same = FeasibilityCheck.fault(program, moved).isEmpty()
                    && OptimalityCheck.objective(program, moved).equals(optimal.objective());
            assertThat(passes).as(what).isEqualTo(same);
            refused += passes ? 0 : 1;
        }
        Answer answer = DictionarySimplex.solve(program);
        assertThat(answer.truth()).isEqualTo(Truth.OPTIMAL);
        for (int k = 0; k < program.rows(); k++) {
            BigFraction[] moved = optimal.dual().clone();
            moved[k] = moved[k].add(program.sense() == Sense.MINIMIZE ? HAIR.negate() : HAIR);
            if (OptimalityCheck.fault(program, optimal.primal(), moved).isEmpty()) {
                assertThat(OptimalityCheck.objective(program, optimal.primal()))
                        .as(what)
                        .isEqualTo(answer.value());
            } else {
                refused++;
            }
        }
        return refused;
    }
}
