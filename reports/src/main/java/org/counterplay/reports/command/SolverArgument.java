package org.counterplay.reports.command;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.proof.Precision;
import org.counterplay.solvers.backend.Backend;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.backend.VerifiedBackend;
import org.counterplay.solvers.catalog.Backends;
import org.counterplay.solvers.certify.Certification;
import org.counterplay.solvers.regret.ProgramFinder;
import org.counterplay.solvers.regret.ResponseFinder;
import org.counterplay.solvers.structured.StructuredFinder;

/** A solver as it is named on the command line: what proposes deviations. Naming one loads no library. */
final class SolverArgument {
    static final String DEFAULT = StructuredFinder.NAME;
    static final String DESCRIPTION =
            "What finds the deviations, before they are proved (default: structured; see" + " 'counterplay solvers').";

    private final ResponseFinder finder;

    private SolverArgument(ResponseFinder finder) {
        this.finder = finder;
    }

    static SolverArgument parse(String name) {
        return new SolverArgument(name.equals(StructuredFinder.NAME) ? new StructuredFinder() : program(name));
    }

    /** Certifies; what does not serve the game or its size is a {@link NoAnswer}. */
    Certification certify(Game game, Policy policy, DeviationClass deviations, Precision precision) {
        boolean listed = deviations instanceof DeviationClass.Listed || deviations instanceof DeviationClass.Swaps;
        if (listed && finder instanceof ProgramFinder) {
            throw new BadArgument("--solver " + finder.name() + " solves linear programs, but the deviations of class "
                    + deviations.name() + " are evaluated one by one; use --solver structured");
        }
        try {
            return Certification.of(game, policy, deviations, finder, precision);
        } catch (IllegalArgumentException refused) {
            throw new NoAnswer(String.valueOf(refused.getMessage()), refused);
        }
    }

    private static ResponseFinder program(String name) {
        List<String> names = new ArrayList<>(List.of(StructuredFinder.NAME));
        for (Backend backend : Backends.all()) {
            if (backend.name().equals(name)) {
                return new ProgramFinder(name, VerifiedBackend.of(backend), SolveOptions.DEFAULT);
            }
            names.add(backend.name());
        }
        throw new BadArgument("there is no solver \"" + name + "\"; there are " + String.join(", ", names));
    }
}
