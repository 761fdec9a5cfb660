package org.counterplay.solvers.equilibrium;

import java.util.Optional;
import org.counterplay.model.program.Program;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.exact.ExactOptimum;
import org.counterplay.solvers.exact.ExactOutcome;

/**
 * Exact programs by size: tiny ones by the simplex method in integers, which calls no library and takes no floating point, all
 * others, and those that it does not solve, by {@link ExactOptimum}. Both confirm their optima before they return them. Safe
 * for several threads.
 */
public final class SizedPrograms implements ExactPrograms {
    /**
     * Columns times rows up to which integers are used. Measured on correlated equilibrium programs with payoffs of 52 bits: 9
     * columns and 13 rows take a quarter of what HiGHS and the exact confirmation of its basis take, 16 and 25 half, 25 and 41
     * twice as much; 7,000 programs of 9 columns a second against 1,700.
     */
    private static final int SMALL = 600;

    private final ExactOptimum large;
    private final SolveOptions options;

    /** With HiGHS for the large ones, without limits of time. */
    public SizedPrograms() {
        this(new ExactOptimum(), SolveOptions.DEFAULT);
    }

    /** With options for the large ones. */
    public SizedPrograms(ExactOptimum large, SolveOptions options) {
        this.large = large;
        this.options = options;
    }

    @Override
    public ExactOutcome solve(Program program) {
        if ((long) program.columns() * program.rows() <= SMALL && SmallOptimum.serves(program)) {
            Optional<ExactOutcome.Optimal> optimum = SmallOptimum.of(program);
            if (optimum.isPresent()) {
                return optimum.get();
            }
        }
        return large.of(program, options);
    }
}
