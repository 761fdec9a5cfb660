package org.counterplay.solvers.exact;

import java.util.Optional;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Solution.Reason;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.highs.Basis;
import org.jspecify.annotations.Nullable;

/**
 * The floating-point stage: proposes a basis. Nothing it says is believed: a wrong basis costs exact simplex steps, and claims
 * only decide where to look first.
 */
public interface BasisFinder {
    /** For the account: who proposes. */
    String name();

    /** Opens a search for bases of one program; it is closed when the exact outcome is there. */
    Search open(Program program, SolveOptions options);

    /** Solves of one program, warm after the first. */
    interface Search extends AutoCloseable {
        /** A first proposal. */
        Proposed propose();

        /**
         * A proposal for a program with the same coefficients and other numbers around them: costs per column and bounds, from
         * the last basis. Empty where that is not supported.
         */
        default Optional<Proposed> propose(Shifted shifted) {
            return Optional.empty();
        }

        @Override
        default void close() {}
    }

    /**
     * What a search proposes.
     *
     * @param claim what the solver says of the program
     * @param basis a basis, or null where it has none
     * @param primal values per column at that basis, or null
     */
    @SuppressWarnings("ArrayRecordComponent") // flat data
    record Proposed(Reason claim, @Nullable Basis basis, double @Nullable [] primal) {}

    /** Other costs and bounds for a program, in doubles. */
    @SuppressWarnings("ArrayRecordComponent") // flat data
    record Shifted(double[] costs, double[] columnLower, double[] columnUpper, double[] rowLower, double[] rowUpper) {}
}
