package org.counterplay.reports.command;

import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;
import org.counterplay.model.game.Policy;
import org.counterplay.model.proof.Precision;
import org.counterplay.reports.json.ComparisonJson;
import org.counterplay.reports.json.JsonText;
import org.counterplay.reports.result.ComparisonResult;
import org.counterplay.reports.text.ComparisonText;
import org.counterplay.solvers.certify.Certification;
import org.counterplay.solvers.certify.Comparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code counterplay compare}. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Compare a learner with an expert: value gap and regret gap, proved.")
final class CompareCommand extends Task {
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

    CompareCommand(Console console) {
        super(console);
    }

    @Override
    int run() {
        SolverArgument finder = SolverArgument.parse(solver);
        InstanceArgument loaded;
        try (Progress reading = progress("reading " + instance)) {
            loaded = InstanceArgument.load(instance);
        }
        Game game = loaded.instance().game();
        Policy first = loaded.policy(expert, "--expert");
        Policy second = loaded.policy(learner, "--learner");
        DeviationClass of = DeviationArgument.parse(deviations, loaded);
        Certification ofExpert;
        Certification ofLearner;
        try (Progress proving = progress("certifying " + first.name())) {
            ofExpert = finder.certify(game, first, of, Precision.standard()).remarking(loaded.remarks());
        }
        try (Progress proving = progress("certifying " + second.name())) {
            ofLearner = finder.certify(game, second, of, Precision.standard());
        }
        ComparisonResult result = new ComparisonResult(loaded.label(), new Comparison(ofExpert, ofLearner));
        if (output().json()) {
            JsonText.write(console().out(), json -> ComparisonJson.write(result, json));
        } else if (output().quiet()) {
            console().print(ComparisonText.gaps(result, console().style()));
        } else {
            console().print(ComparisonText.lines(result, console().style()));
        }
        return ExitCode.DONE;
    }
}
