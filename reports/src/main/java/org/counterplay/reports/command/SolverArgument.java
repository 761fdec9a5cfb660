package org.counterplay.reports.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.proof.Precision;
import org.counterplay.solvers.backend.Backend;
import org.counterplay.solvers.backend.Capability;
import org.counterplay.solvers.backend.Interruption;
import org.counterplay.solvers.backend.ProgressListener;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.backend.VerifiedBackend;
import org.counterplay.solvers.catalog.Backends;
import org.counterplay.solvers.certify.Certification;
import org.counterplay.solvers.deviation.ExactSearch;
import org.counterplay.solvers.deviation.HarderFinder;
import org.counterplay.solvers.deviation.MipSearch;
import org.counterplay.solvers.deviation.SearchLimits;
import org.counterplay.solvers.regret.ProgramFinder;
import org.counterplay.solvers.regret.ResponseFinder;
import org.counterplay.solvers.structured.StructuredFinder;
import org.jspecify.annotations.Nullable;

/** A solver as it is named on the command line: what proposes deviations. Naming one loads no library. */
final class SolverArgument {
    static final String DEFAULT = StructuredFinder.NAME;
    static final String DESCRIPTION =
            "What finds the deviations, before they are proved (default: structured; see" + " 'counterplay solvers').";

    private static final double MOST_SECONDS = 1e9;

    private final ResponseFinder finder;
    private final @Nullable Backend backend;

    private SolverArgument(ResponseFinder finder, @Nullable Backend backend) {
        this.finder = finder;
        this.backend = backend;
    }

    static SolverArgument parse(String name) {
        return name.equals(StructuredFinder.NAME) ? new SolverArgument(new StructuredFinder(), null) : program(name);
    }

    /** Certifies; what does not serve the game or its size is a {@link NoAnswer}. */
    Certification certify(Game game, Policy policy, DeviationClass deviations, Precision precision) {
        return certify(game, policy, deviations, precision, new ExactSearch(SearchLimits.STANDARD));
    }

    /** Certifies, and where the class needs a search, makes it until it is to stop. */
    Certification certify(Game game, Policy policy, DeviationClass deviations, Precision precision, Interruption stop) {
        return certify(game, policy, deviations, precision, stop, Double.POSITIVE_INFINITY, ProgressListener.NONE);
    }

    /**
     * The same, with someone to hear how far the search has come.
     *
     * @param seconds a time limit for solvers that cannot be interrupted, for each agent
     */
    Certification certify(
            Game game,
            Policy policy,
            DeviationClass deviations,
            Precision precision,
            Interruption stop,
            double seconds,
            ProgressListener progress) {
        return certify(
                game,
                policy,
                deviations,
                precision,
                backend == null
                        ? new ExactSearch(
                                SearchLimits.STANDARD.withoutTimeLimit().until(stop), progress)
                        : program(backend, stop, seconds, progress));
    }

    private static MipSearch program(Backend backend, Interruption stop, double seconds, ProgressListener progress) {
        Set<Capability> offered = backend.capabilities();
        SolveOptions options = SolveOptions.DEFAULT;
        if (offered.contains(Capability.INTERRUPTION)) {
            options = options.withInterruption(stop);
        } else if (offered.contains(Capability.TIME_LIMIT) && seconds < MOST_SECONDS) {
            options = options.withTimeLimit(Duration.ofNanos(Math.round(seconds * 1e9)));
        }
        if (offered.contains(Capability.PROGRESS)) {
            options = options.withProgress(progress);
        }
        return new MipSearch(VerifiedBackend.of(backend), options, true);
    }

    private Certification certify(
            Game game, Policy policy, DeviationClass deviations, Precision precision, HarderFinder harder) {
        boolean listed = deviations instanceof DeviationClass.Listed || deviations instanceof DeviationClass.Swaps;
        if (listed && finder instanceof ProgramFinder) {
            throw new BadArgument("--solver " + finder.name() + " solves linear programs, but the deviations of class "
                    + deviations.name() + " are evaluated one by one; use --solver structured");
        }
        try {
            return Certification.of(game, policy, deviations, finder, harder, precision);
        } catch (IllegalArgumentException refused) {
            throw new NoAnswer(String.valueOf(refused.getMessage()), refused);
        }
    }

    private static SolverArgument program(String name) {
        List<String> names = new ArrayList<>(List.of(StructuredFinder.NAME));
        for (Backend backend : Backends.linear()) {
            if (backend.name().equals(name)) {
                return new SolverArgument(
                        new ProgramFinder(name, VerifiedBackend.of(backend), SolveOptions.DEFAULT), backend);
            }
            names.add(backend.name());
        }
        throw new BadArgument("there is no solver \"" + name + "\"; there are " + String.join(", ", names));
    }
}
