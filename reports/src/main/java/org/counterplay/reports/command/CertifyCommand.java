package org.counterplay.reports.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.counterplay.model.certificate.Verdict;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.proof.Precision;
import org.counterplay.reports.json.CertificationJson;
import org.counterplay.reports.result.CertificationResult;
import org.counterplay.reports.text.CertificationText;
import org.counterplay.solvers.certify.Certification;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code counterplay certify}. */
@Command(
        name = "certify",
        mixinStandardHelpOptions = true,
        description = "Prove each agent's regret: is the policy an equilibrium?",
        footer = {
            "",
            "Exit codes: 0 done (with --require: and it holds); 1 --require, and it does not hold;",
            "2 bad input; 3 a limit was reached before an answer; 4 internal error."
        })
final class CertifyCommand extends Computation {
    @Parameters(paramLabel = "INSTANCE", description = InstanceArgument.DESCRIPTION)
    private String instance = "";

    @Option(names = "--policy", paramLabel = "NAME", description = "The policy (default: the only one).")
    private @Nullable String policy;

    @Option(names = "--deviations", paramLabel = "CLASS", description = DeviationArgument.DESCRIPTION)
    private String deviations = "markov";

    @Option(
            names = "--epsilon",
            paramLabel = "E",
            description = "The regret that is allowed; read exactly, as 1/10 or 0.1.")
    private @Nullable String epsilon;

    @Option(names = "--solver", paramLabel = "NAME", description = SolverArgument.DESCRIPTION)
    private String solver = SolverArgument.DEFAULT;

    @Option(
            names = "--precision",
            paramLabel = "exact|enclosed|interval|auto",
            description =
                    "Rationals, rationals rounded outward, or doubles rounded outward (default: auto, the finest that"
                            + " the size affords).")
    private Precision.Effort precision = Precision.Effort.AUTO;

    @Option(
            names = "--width",
            paramLabel = "W",
            description = "The widest that bounds on a regret may be where it is not exact (default: 1e-9).")
    private String width = "1e-9";

    @Option(
            names = "--time",
            paramLabel = "SECONDS",
            description =
                    "Stop the search of stationary and budget deviations after this time, with the bounds that are"
                            + " proved by then (default: 60).")
    private double time = 60;

    @Option(names = "--certificate", paramLabel = "FILE", description = "Write the proof, for 'counterplay check'.")
    private @Nullable String certificate;

    @Option(
            names = "--require",
            description = "Exit with 1 unless it is an equilibrium, or with --epsilon an epsilon-equilibrium.")
    private boolean require;

    CertifyCommand(Console console) {
        super(console);
    }

    @Override
    int compute() {
        BigFraction allowed = epsilon == null ? null : NumberArgument.atLeastZero("--epsilon", epsilon);
        Precision asked = new Precision(precision, NumberArgument.positive("--width", width));
        if (!(time > 0)) {
            throw new BadArgument("--time is " + time + "; it must be above 0");
        }
        Path file = certificate == null ? null : OutputFile.check("--certificate", certificate);
        SolverArgument finder = SolverArgument.parse(solver);
        InstanceArgument loaded;
        try (Progress reading = progress("reading " + instance)) {
            loaded = InstanceArgument.load(instance);
        }
        Policy chosen = loaded.policy(policy, "--policy");
        DeviationClass of = DeviationArgument.parse(deviations, loaded);
        Game game = loaded.instance().game();
        if (of instanceof DeviationClass.Stationary || of instanceof DeviationClass.Budget) {
            try (StopRequest stop = new StopRequest(time)) {
                Certification certification;
                try (Progress searching = search("searching deviations from " + chosen.name())) {
                    certification = finder.certify(game, chosen, of, asked, stop, time, searching);
                }
                return finish(loaded, certification, allowed, file);
            }
        }
        // The other classes have no best so far: Ctrl-C ends them at once.
        Certification certification;
        try (Progress proving = progress("certifying " + chosen.name())) {
            certification = finder.certify(game, chosen, of, asked);
        }
        return finish(loaded, certification, allowed, file);
    }

    private int finish(
            InstanceArgument loaded, Certification found, @Nullable BigFraction allowed, @Nullable Path file) {
        Certification certification = found.remarking(loaded.remarks());
        if (file != null) {
            try (Progress writing = progress("writing " + file)) {
                OutputFile.write(certification.certificate(), file);
            }
        }
        CertificationResult result = new CertificationResult(loaded.label(), certification, allowed, file);
        Answer answer = new Answer(
                json -> CertificationJson.write(result, json),
                style -> CertificationText.lines(result, style),
                style -> List.of(CertificationText.verdict(result, style)));
        return deliver(
                file == null ? answer.proof("policy", result.certificate()) : answer.file(file), exitCode(result));
    }

    private int exitCode(CertificationResult result) {
        if (result.verdict() == Verdict.UNDECIDED) {
            return ExitCode.NO_ANSWER;
        }
        if (require && result.holds()) {
            return ExitCode.DONE;
        }
        if (require && result.fails()) {
            return ExitCode.DOES_NOT_HOLD;
        }
        if (!require) { // the regret itself was asked for
            return result.certification().settled() ? ExitCode.DONE : ExitCode.NO_ANSWER;
        }
        console()
                .err()
                .println(String.format(
                        Locale.ROOT,
                        "error: --require: it was not decided whether %s is an equilibrium; its regret was proved to be small, not to"
                                + " be 0. Maybe ask for --precision exact, or allow an --epsilon",
                        result.certificate().policy().name()));
        return ExitCode.NO_ANSWER;
    }
}
