package org.counterplay.reports.command;

import java.util.EnumSet;
import java.util.function.Consumer;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.Effort;
import org.counterplay.solvers.search.ErrorBudget;
import org.counterplay.solvers.search.Found;
import org.counterplay.solvers.search.Question.WorstLearner;
import org.counterplay.solvers.search.game.Engine;
import org.counterplay.solvers.search.learner.GridLearnerSearch;
import org.counterplay.solvers.search.learner.WorstLearnerSearch;
import org.counterplay.solvers.search.learner.WorstLearnerSearch.Position;
import org.jspecify.annotations.Nullable;
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
            "Game and expert are the instance's; what is found is re-checked exactly. Learners are stationary, as"
                    + " the expert has to be: where no state occurs at two steps, that is no restriction.",
            "Goes on until a witness meets the proved bound, after --starts, or until --time is over (exit code 3)."
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

    @Option(
            names = "--policies",
            paramLabel = "correlated|product",
            description =
                    "The learner: any mediator's, or agents playing independently (default: product for --maximize"
                            + " nash-gap, else correlated).")
    private @Nullable String policies;

    @Mixin
    private StartSettings limit = new StartSettings();

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
        if (grid > 0 && limit.given()) {
            throw new BadArgument("--starts is given with --grid, whose learners are all looked at; write one of them");
        }
        long mostStarts = limit.most();
        InstanceArgument loaded = InstanceArgument.load(instance);
        Aim aim = AimArgument.parse(maximize);
        WorstLearner question = new WorstLearner(
                loaded.instance().game(),
                loaded.policy(expert, "--expert"),
                error,
                aim,
                PolicyArgument.parse(policies, aim));
        CheckpointFile file = checkpoint(QuestionLine.of(question, loaded.instance(), grid));
        Position from = LearnerCheckpoint.read(file, question);
        return new Search() {
            @Override
            public WorstLearner question() {
                return question;
            }

            @Override
            public Found run(Effort effort) {
                CheckpointKeeper keeper = new CheckpointKeeper(file, warnings());
                Consumer<Position> offering = position -> keeper.offer(() -> LearnerCheckpoint.write(position));
                if (grid == 0) {
                    WorstLearnerSearch.Outcome outcome =
                            WorstLearnerSearch.run(question, effort, from, mostStarts, offering);
                    keeper.write(LearnerCheckpoint.write(outcome.position()));
                    return outcome.found();
                }
                Found found = GridLearnerSearch.run(
                        question, grid, effort, from.best(), best -> offering.accept(new Position(0, best)));
                keeper.write(LearnerCheckpoint.write(new Position(0, found.witness())));
                return found;
            }
        };
    }
}
