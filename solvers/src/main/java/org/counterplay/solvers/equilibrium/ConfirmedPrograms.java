package org.counterplay.solvers.equilibrium;

import org.counterplay.model.program.OptimalityCheck;
import org.counterplay.model.program.Program;
import org.counterplay.solvers.exact.ExactOutcome;
import org.jspecify.annotations.Nullable;

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
        String fault = fault(program, optimal);
        return fault == null
                ? outcome
                : new ExactOutcome.Undecided(
                        "the exact check refuses the answer of "
                                + outcome.account().backend() + ": " + fault,
                        outcome.account());
    }

    private static @Nullable String fault(Program program, ExactOutcome.Optimal optimal) {
        if (optimal.primal().length != program.columns() || optimal.dual().length != program.rows()) {
            return optimal.primal().length + " values and " + optimal.dual().length + " dual values for "
                    + program.columns() + " columns and " + program.rows() + " rows";
        }
        return OptimalityCheck.fault(program, optimal.primal(), optimal.dual())
                .orElseGet(() -> optimal.objective().equals(OptimalityCheck.objective(program, optimal.primal()))
                        ? null
                        : "the objective is not that of the point");
    }
}
