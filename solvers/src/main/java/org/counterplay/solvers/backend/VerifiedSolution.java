package org.counterplay.solvers.backend;

import java.util.List;
import org.counterplay.model.program.Residuals;
import org.counterplay.model.program.Solution;

/**
 * A backend's answer and what measuring made of it.
 *
 * @param solution the claim, of the last backend that was asked
 * @param residuals of its vectors
 * @param standing what is known
 * @param refused what became of the backends asked before, one line each; a report must show them
 */
public record VerifiedSolution(Solution solution, Residuals residuals, Standing standing, List<String> refused) {
    public VerifiedSolution {
        refused = List.copyOf(refused);
    }
}
