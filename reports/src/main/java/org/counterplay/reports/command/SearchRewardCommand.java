package org.counterplay.reports.command;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.counterplay.instances.Instance;
import org.counterplay.solvers.search.Assumption;
import org.counterplay.solvers.search.Effort;
import org.counterplay.solvers.search.Found;
import org.counterplay.solvers.search.Question.WorstReward;
import org.counterplay.solvers.search.game.Engine;
import org.counterplay.solvers.search.reward.WorstRewardSearch;
import org.counterplay.solvers.search.reward.WorstRewardSearch.Position;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code counterplay search reward}. */
@Command(
        name = "reward",
        mixinStandardHelpOptions = true,
        description = {
            "Search for the worst rewards of a game with given policies.",
            "Transitions and policies are the instance's; what is found is re-checked exactly."
        })
final class SearchRewardCommand extends SearchTask {
    @Parameters(paramLabel = "INSTANCE", description = InstanceArgument.DESCRIPTION)
    private String instance = "";

    @Option(names = "--expert", paramLabel = "NAME", required = true, description = "The expert's policy.")
    private String expert = "";

    @Option(names = "--learner", paramLabel = "NAME", required = true, description = "The learner's policy.")
    private String learner = "";

    @Option(names = "--expert-regret", paramLabel = "D", description = "The expert's regret at most D.")
    private @Nullable String expertRegret;

    @Option(names = "--maximize", paramLabel = "GAP", description = AimArgument.DESCRIPTION)
    private String maximize = "regret-gap";

    @Mixin
    private RecoverabilitySettings recoverability = new RecoverabilitySettings();

    @Mixin
    private RewardSettings rewards = new RewardSettings();

    SearchRewardCommand(Console console) {
        super(console);
    }

    @Override
    String kind() {
        return "reward";
    }

    @Override
    Search prepare() {
        engine(EnumSet.of(Engine.AUTO)); // branch and bound over deviations
        InstanceArgument loaded = InstanceArgument.load(instance);
        Instance of = loaded.instance();
        List<Assumption> assumptions = new ArrayList<>();
        if (expertRegret != null) {
            assumptions.add(new Assumption.ExpertRegret(NumberArgument.atLeastZero("--expert-regret", expertRegret)));
        }
        recoverability.parse().ifPresent(assumptions::add);
        WorstReward question = new WorstReward(
                of.game(),
                loaded.policy(expert, "--expert"),
                loaded.policy(learner, "--learner"),
                rewards.parse(of.game().agentCount()),
                assumptions,
                AimArgument.parse(maximize));
        CheckpointFile file = checkpoint(QuestionLine.of(question, of));
        Position from = RewardCheckpoint.read(file, question);
        return new Search() {
            @Override
            public WorstReward question() {
                return question;
            }

            @Override
            public Found run(Effort effort) {
                CheckpointKeeper keeper = new CheckpointKeeper(file, warnings());
                WorstRewardSearch.Outcome outcome = WorstRewardSearch.run(
                        question, effort, from, position -> keeper.offer(() -> RewardCheckpoint.write(position)));
                keeper.write(RewardCheckpoint.write(outcome.position()));
                return outcome.found();
            }
        };
    }
}
