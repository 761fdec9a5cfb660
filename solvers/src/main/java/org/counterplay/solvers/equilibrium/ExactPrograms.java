package org.counterplay.solvers.equilibrium;

import java.util.Optional;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Solution.Reason;
import org.counterplay.solvers.backend.BackendFailure;
import org.counterplay.solvers.backend.RefutedClaim;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.backend.VerifiedBackend;
import org.counterplay.solvers.backend.VerifiedSolution;
import org.counterplay.solvers.exact.ExactOutcome;
import org.counterplay.solvers.highs.HighsBackend;

/** Solves programs exactly; a seam, so that tests can let it lie. */
public interface ExactPrograms {
    /** What is proved of the program. */
    ExactOutcome solve(Program program);

    /**
     * A point near the optimum in floating point, for what may be wrong; empty where none is had. By HiGHS, which is measured but
     * not proved.
     */
    default Optional<double[]> guess(Program program) {
        try {
            VerifiedSolution verified =
                    VerifiedBackend.of(HighsBackend.simplex()).solve(program, SolveOptions.DEFAULT);
            return verified.solution().reason() == Reason.OPTIMAL
                    ? Optional.ofNullable(verified.solution().primal())
                    : Optional.empty();
        } catch (BackendFailure | RefutedClaim refused) {
            return Optional.empty();
        }
    }

    /**
     * The optimum of a program that has one.
     *
     * @throws NotSolved if it was not found
     */
    default ExactOutcome.Optimal optimum(Program program) {
        return switch (solve(program)) {
            case ExactOutcome.Optimal optimal -> optimal;
            case ExactOutcome.Infeasible infeasible ->
                throw new NotSolved(
                        "program " + program.name() + " is infeasible: no equilibrium meets the restrictions");
            case ExactOutcome.Undecided undecided ->
                throw new NotSolved("program " + program.name() + " was not solved exactly: " + undecided.why());
            case ExactOutcome.Unbounded unbounded ->
                throw new NotSolved("program " + program.name() + " has no optimum");
        };
    }

    /** No exact optimum was found. */
    final class NotSolved extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** @param message which program or game, and why */
        public NotSolved(String message) {
            super(message);
        }
    }
}
