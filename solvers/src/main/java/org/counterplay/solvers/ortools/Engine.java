package org.counterplay.solvers.ortools;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.counterplay.solvers.backend.Algorithm;
import org.counterplay.solvers.backend.Capability;
import org.counterplay.solvers.backend.SolveOptions;

/** An engine of OR-Tools: its number in {@code MPModelRequest.SolverType}, and what it understands. */
@SuppressWarnings("ImmutableEnumChecker") // the sets are copies that nobody can change
enum Engine {
    /** Google's simplex methods. */
    GLOP(
            2,
            EnumSet.of(Capability.LP, Capability.DUALS, Capability.TIME_LIMIT, Capability.TOLERANCE, Capability.SEED),
            EnumSet.of(Algorithm.AUTOMATIC, Algorithm.PRIMAL_SIMPLEX, Algorithm.DUAL_SIMPLEX)) {
        @Override
        String parameters(SolveOptions options, boolean preprocessing) {
            List<String> all = new ArrayList<>();
            all.add("use_preprocessing: " + preprocessing);
            if (options.algorithm() != Algorithm.AUTOMATIC) {
                all.add("use_dual_simplex: " + (options.algorithm() == Algorithm.DUAL_SIMPLEX));
            }
            options.tolerance()
                    .ifPresent(tolerance ->
                            all.add("solution_feasibility_tolerance: " + tolerance + " primal_feasibility_tolerance: "
                                    + tolerance + " dual_feasibility_tolerance: " + tolerance));
            options.seed().ifPresent(seed -> all.add("random_seed: " + seed));
            return String.join(" ", all);
        }
    },

    /**
     * Google's first-order method. It aims at 1e-8 here, relative to each entry, so that what it calls optimal stands up to
     * {@link org.counterplay.solvers.backend.Tolerances#DEFAULT}; its own default is 1e-6 of the norm of all.
     */
    PDLP(
            8,
            EnumSet.of(
                    Capability.LP, Capability.DUALS, Capability.TIME_LIMIT, Capability.TOLERANCE, Capability.THREADS),
            EnumSet.of(Algorithm.AUTOMATIC, Algorithm.FIRST_ORDER)) {
        @Override
        String parameters(SolveOptions options, boolean preprocessing) {
            double tolerance = options.tolerance().orElse(1e-8);
            return "num_threads: " + options.threads()
                    + " termination_criteria { optimality_norm: OPTIMALITY_NORM_L_INF_COMPONENTWISE"
                    + " simple_optimality_criteria { eps_optimal_absolute: " + tolerance + " eps_optimal_relative: "
                    + tolerance + " } }";
        }
    },

    /** COIN-OR's simplex methods; they run on past a time limit, which is therefore not offered. */
    CLP(0, EnumSet.of(Capability.LP, Capability.DUALS), EnumSet.of(Algorithm.AUTOMATIC)) {
        @Override
        String parameters(SolveOptions options, boolean preprocessing) {
            return "";
        }
    };

    private final int type;
    private final Set<Capability> capabilities;
    private final Set<Algorithm> algorithms;

    Engine(int type, Set<Capability> capabilities, Set<Algorithm> algorithms) {
        this.type = type;
        this.capabilities = Set.copyOf(capabilities);
        this.algorithms = Set.copyOf(algorithms);
    }

    int type() {
        return type;
    }

    Set<Capability> capabilities() {
        return capabilities;
    }

    Set<Algorithm> algorithms() {
        return algorithms;
    }

    /** The options as the engine's own message, in protocol buffer text. */
    abstract String parameters(SolveOptions options, boolean preprocessing);
}
