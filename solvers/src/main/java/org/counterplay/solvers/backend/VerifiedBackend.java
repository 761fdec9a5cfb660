package org.counterplay.solvers.backend;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Residuals;
import org.counterplay.model.program.Solution;
import org.counterplay.solvers.natives.NativesUnavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks backends in order until one gives an answer that measuring does not refute, and measures every answer.
 *
 * <p>With one backend, what it throws is thrown, and a refuted claim is a {@link RefutedClaim}. With several, the next is
 * asked when one refuses the program, cannot be loaded, fails, gives up or is refuted; each such turn is logged and stands
 * in {@link VerifiedSolution#refused}. When none is left, the first exception is thrown with the others suppressed; or the
 * last answer that claims nothing is returned.
 */
public final class VerifiedBackend {
    private static final Logger LOG = LoggerFactory.getLogger(VerifiedBackend.class);

    private final List<Backend> backends;
    private final Tolerances tolerances;

    /** @throws IllegalArgumentException if there is no backend */
    public VerifiedBackend(List<? extends Backend> backends, Tolerances tolerances) {
        if (backends.isEmpty()) {
            throw new IllegalArgumentException("no backend to ask");
        }
        this.backends = List.copyOf(backends);
        this.tolerances = tolerances;
    }

    /** One backend, at the default tolerances. */
    public static VerifiedBackend of(Backend backend) {
        return new VerifiedBackend(List.of(backend), Tolerances.DEFAULT);
    }

    /** Whether each of the backends has a capability. */
    public boolean offers(Capability capability) {
        return backends.stream().allMatch(backend -> backend.capabilities().contains(capability));
    }

    /**
     * Solves and measures.
     *
     * @throws RefutedClaim if the claim of every backend is refuted
     */
    public VerifiedSolution solve(Program program, SolveOptions options) {
        List<String> refused = new ArrayList<>();
        RuntimeException first = null;
        VerifiedSolution unanswered = null;
        for (Backend backend : backends) {
            try {
                VerifiedSolution verified = measured(program, backend.solve(program, options), options.gap(), refused);
                if (!Verification.gaveUp(verified.solution().reason())) {
                    return verified;
                }
                unanswered = verified;
                note(
                        refused,
                        "backend " + backend.name() + " gave up: "
                                + verified.solution().reason() + " "
                                + verified.solution().detail());
            } catch (RefutedClaim | BackendFailure | UnsupportedFeature | ProgramTooLarge | NativesUnavailable e) {
                first = keep(first, e);
                note(refused, String.valueOf(e.getMessage()));
            }
        }
        if (unanswered != null) {
            return unanswered;
        }
        throw first == null ? new IllegalStateException("no backend was asked") : first;
    }

    private VerifiedSolution measured(Program program, Solution solution, Gap gap, List<String> refused) {
        Residuals residuals = Verification.measure(program, solution);
        Standing standing = Verification.of(program, solution, residuals, tolerances, gap);
        return new VerifiedSolution(solution, residuals, standing, refused);
    }

    private void note(List<String> refused, String turn) {
        refused.add(turn);
        if (backends.size() > 1) {
            LOG.warn("{}", turn);
        }
    }

    private static RuntimeException keep(@Nullable RuntimeException first, RuntimeException next) {
        if (first == null) {
            return next;
        }
        first.addSuppressed(next);
        return first;
    }
}
