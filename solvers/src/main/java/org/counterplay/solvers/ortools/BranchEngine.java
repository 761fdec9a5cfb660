package org.counterplay.solvers.ortools;

import com.google.ortools.linearsolver.MPSolver.OptimizationProblemType;
import java.util.EnumSet;
import java.util.Set;
import org.counterplay.solvers.backend.Capability;
import org.counterplay.solvers.backend.SolveOptions;

/** An engine of OR-Tools for programs with integral columns, and what of it can be reached through OR-Tools. */
@SuppressWarnings("ImmutableEnumChecker") // the sets are copies that nobody can change
enum BranchEngine {
    /** SCIP: branch, cut and price. It tells nothing while it searches. */
    SCIP(EnumSet.of(
            Capability.MIP,
            Capability.WARM_START,
            Capability.TIME_LIMIT,
            Capability.INTERRUPTION,
            Capability.TOLERANCE,
            Capability.SEED,
            Capability.GAP)) {
        @Override
        String parameters(SolveOptions options) {
            StringBuilder all =
                    new StringBuilder("limits/absgap = " + options.gap().absolute());
            options.seed()
                    .ifPresent(seed ->
                            all.append("\nrandomization/randomseedshift = ").append(seed));
            return all.toString();
        }
    },

    /**
     * COIN-OR's branch and cut. OR-Tools passes it no hint and no parameters but a relative gap and a time limit, and cannot
     * interrupt it. Its command layer keeps static state, so it solves one program at a time.
     */
    CBC(EnumSet.of(Capability.MIP, Capability.TIME_LIMIT)) {
        @Override
        String parameters(SolveOptions options) {
            return "";
        }
    };

    private final Set<Capability> capabilities;

    BranchEngine(Set<Capability> capabilities) {
        this.capabilities = Set.copyOf(capabilities);
    }

    /** OR-Tools' constant for it, which is not there before its library is loaded. */
    OptimizationProblemType type() {
        return switch (this) {
            case SCIP -> OptimizationProblemType.SCIP_MIXED_INTEGER_PROGRAMMING;
            case CBC -> OptimizationProblemType.CBC_MIXED_INTEGER_PROGRAMMING;
        };
    }

    Set<Capability> capabilities() {
        return capabilities;
    }

    /** The options that OR-Tools has no call for, in the engine's own words. */
    abstract String parameters(SolveOptions options);
}
