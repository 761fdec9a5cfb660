package org.counterplay.solvers.equilibrium;

import java.util.Optional;
import org.counterplay.model.program.OptimalityCheck;
import org.counterplay.model.program.Program;
import org.counterplay.solvers.exact.ExactOutcome;

/**
 * Believes no optimum that it has not confirmed against the program in rationals, whoever solved it. What is refuted becomes
 * {@link ExactOutcome.Undecided}, which says why.
 */
record ConfirmedPrograms(ExactPrograms programs) implements ExactPrograms {
    /** The programs, confirmed; those that confirm what they return are taken as they are. */
    static ExactPrograms of(ExactPrograms programs) {
        return programs instanceof SizedPrograms || programs instanceof ConfirmedPrograms
                ? programs
                : new ConfirmedPrograms(programs);
    }

    @Override
    public ExactOutcome solve(Program program) {
        ExactOutcome outcome = programs.solve(program);
        if (!(outcome instanceof ExactOutcome.Optimal optimal)) {
            return outcome;
        }
        if (optimal.primal().length != program.columns() || optimal.dual().length != program.rows()) {
            return new ExactOutcome.Undecided("the answer has other lengths than the program", outcome.account());
        }
        Optional<String> fault = OptimalityCheck.fault(program, optimal.primal(), optimal.dual());
        if (fault.isEmpty()
                && !optimal.objective().equals(OptimalityCheck.objective(program, optimal.primal()))) {
            fault = Optional.of("the objective is not that of the point");
        }
        return fault.<ExactOutcome>map(why -> new ExactOutcome.Undecided(
                        "the exact check refuses the answer of " + outcome.account().backend() + ": " + why,
                        outcome.account()))
                .orElse(outcome);
    }
}
