package org.counterplay.solvers.exact;

import static org.assertj.core.api.Assertions.assertThat;

import org.counterplay.model.program.InfeasibilityCheck;
import org.counterplay.model.program.OptimalityCheck;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.UnboundednessCheck;
import org.counterplay.solvers.exact.DictionarySimplex.Answer;
import org.counterplay.solvers.exact.DictionarySimplex.Truth;

/** Holds outcomes against the oracle. */
final class Against {
    private Against() {}

    /** Fails where the outcome is another than the truth; an undecided one is no failure but is reported as false. */
    static boolean truth(String what, Program program, ExactOutcome outcome) {
        Answer answer = DictionarySimplex.solve(program);
        switch (outcome) {
            case ExactOutcome.Optimal optimal -> {
                assertThat(answer.truth()).as(what).isEqualTo(Truth.OPTIMAL);
                assertThat(optimal.objective()).as(what).isEqualTo(answer.value());
                assertThat(OptimalityCheck.fault(program, optimal.primal(), optimal.dual()))
                        .as(what)
                        .isEmpty();
            }
            case ExactOutcome.Infeasible infeasible -> {
                assertThat(answer.truth()).as(what).isEqualTo(Truth.INFEASIBLE);
                assertThat(InfeasibilityCheck.fault(program, infeasible.ray()))
                        .as(what)
                        .isEmpty();
            }
            case ExactOutcome.Unbounded unbounded -> {
                assertThat(answer.truth()).as(what).isEqualTo(Truth.UNBOUNDED);
                assertThat(UnboundednessCheck.fault(program, unbounded.point(), unbounded.ray()))
                        .as(what)
                        .isEmpty();
            }
            case ExactOutcome.Undecided undecided -> {
                return false;
            }
        }
        return true;
    }
}
