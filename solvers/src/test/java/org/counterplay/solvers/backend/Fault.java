package org.counterplay.solvers.backend;

import java.util.Map;
import java.util.Set;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Solution;
import org.counterplay.model.program.Solution.Limit;
import org.counterplay.model.program.Solution.Reason;
import org.counterplay.model.program.Solution.Status;

/** A backend that lies: it claims what it is told to. */
record Fault(String name, Solution claim) implements Backend {
    @Override
    public String library() {
        return "none";
    }

    @Override
    public String version() {
        return "0";
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.values());
    }

    @Override
    public Set<Algorithm> algorithms() {
        return Set.of(Algorithm.values());
    }

    @Override
    public Solution solve(Program program, SolveOptions options) {
        return claim;
    }

    /** A claim of that reason with these vectors. */
    static Solution claim(
            Reason reason, double objective, double[] primal, double[] dual, double[] ray, double[] dualRay) {
        Status status = reason == Reason.OPTIMAL ? Status.OPTIMAL : Status.UNKNOWN;
        return new Solution(
                "liar",
                reason,
                Limit.NONE,
                status,
                dual == null ? Status.UNKNOWN : status,
                objective,
                objective,
                primal,
                dual,
                ray,
                dualRay,
                0,
                0,
                0,
                Map.of());
    }

    /** A backend that makes that claim of every program. */
    static Fault saying(Solution claim) {
        return new Fault("liar", claim);
    }
}
