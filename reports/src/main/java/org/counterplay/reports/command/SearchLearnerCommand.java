package org.counterplay.reports.command;

import java.util.EnumSet;
import org.counterplay.solvers.search.Effort;
import org.counterplay.solvers.search.ErrorBudget;
import org.counterplay.solvers.search.Found;
import org.counterplay.solvers.search.Question.WorstLearner;
import org.counterplay.solvers.search.game.Engine;
import org.counterplay.solvers.search.learner.GridLearnerSearch;
import org.counterplay.solvers.search.learner.KnownLearner;
import org.counterplay.solvers.search.learner.WorstLearnerSearch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code counterplay search learner}. */
@Command(
        name = "learner",
        mixinStandardHelpOptions = true,
        description = {
            "Search for the worst learner within an error of an expert.",
            "Game and expert are the instance's; what is found is re-checked exactly. Learners are stationary, as the expert",
            "has to be: where no state occurs at two steps, that is no restriction."
        })
final class SearchLearnerCommand extends SearchTask {
    @Parameters(paramLabel = "INSTANCE", description = InstanceArgument.DESCRIPTION)
    private String instance = "";

    @Option(names = "--expert", paramLabel = "NAME", required = true, description = "The expert's policy.")
    private String expert = "";

    @Option(names = "--maximize", paramLabel = "GAP", description = AimArgument.DESCRIPTION)
    private String maximize = "regret-gap";

    @Option(
            names = "--grid",
            paramLabel = "N",
            description =
                    "Only learners whose probabilities at each state are multiples of 1/N, or the expert's; all of"
                            + " them.")
    private int grid;

    @Mixin
    private BudgetSettings budget = new BudgetSettings();

    SearchLearnerCommand(Console console) {
        super(console);
    }

    @Override
    String kind() {
        return "learner";
    }

    @Override
    Search prepare() {
        engine(grid > 0 ? EnumSet.of(Engine.AUTO) : EnumSet.of(Engine.AUTO, Engine.SEQUENTIAL_LP));
        ErrorBudget error = budget.parse();
        if (error == null) {
            throw new BadArgument(
                    "no error is bounded; write one of --bc, --occupancy, --states-only, --malice and --blades");
        }
        if (grid < 0) {
            throw new BadArgument("--grid is " + grid + "; it is how many parts 1 is divided into");
        }
        InstanceArgument loaded = InstanceArgument.load(instance);
        WorstLearner question = new WorstLearner(
                loaded.instance().game(), loaded.policy(expert, "--expert"), error, AimArgument.parse(maximize));
        String line = QuestionLine.of(question, loaded.instance(), grid);
        KnownBest known =
                new KnownBest(checkpoint(line), KnownLearner::of, learner -> KnownLearner.witness(question, learner));
        return new Search() {
            @Override
            public WorstLearner question() {
                return question;
            }

            @Override
            public Found run(Effort effort) {
                Found found = grid > 0
                        ? GridLearnerSearch.of(question, grid, effort)
                        : WorstLearnerSearch.of(question, effort);
                return known.with(found, warnings());
            }
        };
    }
}
