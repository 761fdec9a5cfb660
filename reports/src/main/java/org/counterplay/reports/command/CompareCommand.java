package org.counterplay.reports.command;

import java.nio.file.Path;
import org.counterplay.instances.format.FeatureReader;
import org.counterplay.instances.format.FunctionClassReader;
import org.counterplay.instances.format.FunctionClassReader.FunctionClass;
import org.counterplay.model.assumption.FeatureMap;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.proof.Precision;
import org.counterplay.reports.json.ComparisonJson;
import org.counterplay.reports.result.ComparisonResult;
import org.counterplay.reports.text.ComparisonText;
import org.counterplay.solvers.backend.Interruption;
import org.counterplay.solvers.backend.ProgressListener;
import org.counterplay.solvers.certify.Certification;
import org.counterplay.solvers.certify.Comparison;
import org.counterplay.solvers.compare.FunctionStudy;
import org.counterplay.solvers.compare.ImitationStudy;
import org.counterplay.solvers.compare.ImitationStudy.Limits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code counterplay compare}. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Compare a learner with an expert: gaps, errors, assumptions, and what theorems promise.",
            "Every number is exact or enclosed, and names its normalisation."
        })
final class CompareCommand extends Computation {
    /** For each policy, class and agent. */
    private static final double SECONDS_A_SEARCH = 60;

    @Parameters(paramLabel = "INSTANCE", description = InstanceArgument.DESCRIPTION)
    private String instance = "";

    @Option(names = "--expert", paramLabel = "NAME", required = true, description = "The expert's policy.")
    private String expert = "";

    @Option(names = "--learner", paramLabel = "NAME", required = true, description = "The learner's policy.")
    private String learner = "";

    @Option(names = "--deviations", paramLabel = "CLASS", description = DeviationArgument.DESCRIPTION)
    private String deviations = "markov";

    @Option(names = "--solver", paramLabel = "NAME", description = SolverArgument.DESCRIPTION)
    private String solver = SolverArgument.DEFAULT;

    @Option(
            names = "--places",
            paramLabel = "N",
            description = {
                "Places (step, state) up to which quantities that range over all deviations of every place are",
                "computed (default: ${DEFAULT-VALUE})."
            })
    private int places = Limits.STANDARD.mostPlaces();

    @Option(
            names = "--cases",
            paramLabel = "N",
            description = "Cases that each branch and bound may look at (default: ${DEFAULT-VALUE}).")
    private long cases = Limits.STANDARD.nodes();

    @Option(
            names = "--time",
            paramLabel = "SECONDS",
            description = {
                "Stop after this time, as on Ctrl-C: what is not known by then is left out, or enclosed (default: none,",
                "but that each search has its limit)."
            })
    private double time = Double.POSITIVE_INFINITY;

    @Option(
            names = "--features",
            paramLabel = "FILE",
            description = {
                "Features of states and joint actions (format counterplay/features): moment matching over them, their",
                "concentrability, and whether the game is linear in them."
            })
    private @Nullable Path features;

    @Option(
            names = "--functions",
            paramLabel = "FILE",
            description = "A polytope of functions (format counterplay/functions): moment matching over it.")
    private @Nullable Path functions;

    CompareCommand(Console console) {
        super(console);
    }

    @Override
    int compute() {
        check();
        SolverArgument finder = SolverArgument.parse(solver);
        InstanceArgument loaded;
        try (Progress reading = progress("reading " + instance)) {
            loaded = InstanceArgument.load(instance);
        }
        Game game = loaded.instance().game();
        Policy first = loaded.policy(expert, "--expert");
        Policy second = loaded.policy(learner, "--learner");
        DeviationClass of = DeviationArgument.parse(deviations, loaded);
        FeatureMap map = features == null ? null : FeatureReader.read(features, game);
        FunctionClass polytope = functions == null ? null : FunctionClassReader.read(functions, game);
        try (StopRequest stop = new StopRequest(time)) {
            ImitationStudy study;
            FunctionStudy chosen;
            try (Progress measuring = search("comparing " + first.name() + " and " + second.name())) {
                study = ImitationStudy.of(
                        game,
                        first,
                        second,
                        of,
                        asked -> new Comparison(
                                certify(finder, game, first, asked, stop).remarking(loaded.remarks()),
                                certify(finder, game, second, asked, stop)),
                        new Limits(places, cases, Limits.STANDARD.samples(), Limits.STANDARD.seed(), stop));
                chosen = FunctionStudy.of(
                        game,
                        first,
                        second,
                        map,
                        polytope == null ? null : polytope.constraints(),
                        polytope == null ? null : polytope.bound());
            }
            return finish(
                    new ComparisonResult(loaded.label(), study, chosen),
                    stop.requested() ? ExitCode.NO_ANSWER : ExitCode.DONE);
        }
    }

    private void check() {
        if (places < 0) {
            throw new BadArgument("--places is " + places + "; it must be at least 0");
        }
        if (cases < 1) {
            throw new BadArgument("--cases is " + cases + "; it must be at least 1");
        }
        if (!(time > 0)) {
            throw new BadArgument("--time is " + time + "; it must be above 0");
        }
    }

    private static Certification certify(
            SolverArgument finder, Game game, Policy policy, DeviationClass asked, Interruption stop) {
        double most = SECONDS_A_SEARCH * game.agentCount();
        long begun = System.nanoTime();
        return finder.certify(
                game,
                policy,
                asked,
                Precision.standard(),
                () -> stop.requested() || (System.nanoTime() - begun) * 1e-9 > most,
                SECONDS_A_SEARCH,
                ProgressListener.NONE);
    }

    private int finish(ComparisonResult result, int exit) {
        ImitationStudy study = result.study();
        Answer answer = new Answer(
                json -> ComparisonJson.write(result, json),
                style -> ComparisonText.lines(result, style),
                style -> ComparisonText.gaps(result, style));
        return deliver(
                answer.proof("expert", study.comparison().expert().certificate())
                        .proof("learner", study.comparison().learner().certificate()),
                exit);
    }
}
