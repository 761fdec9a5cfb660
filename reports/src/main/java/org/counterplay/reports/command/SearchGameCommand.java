package org.counterplay.reports.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.counterplay.model.game.Horizon;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.search.Aim;
import org.counterplay.solvers.search.Assumption;
import org.counterplay.solvers.search.Effort;
import org.counterplay.solvers.search.ErrorBudget;
import org.counterplay.solvers.search.Found;
import org.counterplay.solvers.search.Question;
import org.counterplay.solvers.search.Question.WorstGame;
import org.counterplay.solvers.search.Size;
import org.counterplay.solvers.search.game.Engine;
import org.counterplay.solvers.search.game.SearchPosition;
import org.counterplay.solvers.search.game.WorstGameSearch;
import org.counterplay.solvers.search.sequential.SequentialSearch.Given;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code counterplay search game}. */
@Command(
        name = "game",
        mixinStandardHelpOptions = true,
        description = {
            "Search for the worst game, expert and learner of a size.",
            "What is found is re-checked exactly before it is written. Policies are stationary, as 2406.04219's mediators",
            "are: in layered games that is no restriction."
        })
final class SearchGameCommand extends SearchTask {
    /** Probabilities and rewards of a game and its two policies: far above what a search gets through. */
    private static final long MOST_ENTRIES = 1_000_000;

    @Option(names = "--states", paramLabel = "N", required = true, description = "Number of states.")
    private int states;

    @Option(
            names = "--actions",
            paramLabel = "K,K,..",
            hideParamSyntax = true,
            required = true,
            split = ",",
            description = "Number of actions of each agent.")
    private List<Integer> actions = List.of();

    @Option(names = "--horizon", paramLabel = "H", description = "Number of steps.")
    private @Nullable Integer horizon;

    @Option(names = "--discount", paramLabel = "G", description = "Discount factor, instead of --horizon.")
    private @Nullable String discount;

    @Option(names = "--layered", description = "No state can occur at two steps.")
    private boolean layered;

    @Option(names = "--deterministic", description = "Every joint action leads to one state.")
    private boolean deterministic;

    @Option(names = "--coverage", paramLabel = "B", description = "The expert visits each state with at least B.")
    private @Nullable String coverage;

    @Option(
            names = "--coverage-kind",
            paramLabel = "averaged|per-step",
            description = "B of the average over the steps, or of the likeliest step (default: averaged).")
    private @Nullable String coverageKind;

    @Option(names = "--expert-regret", paramLabel = "D", description = "The expert's regret at most D.")
    private @Nullable String expertRegret;

    @Option(names = "--maximize", paramLabel = "GAP", description = AimArgument.DESCRIPTION)
    private String maximize = "regret-gap";

    @Option(
            names = "--start",
            paramLabel = "INSTANCE",
            description = "An instance of this size with policies expert and learner to start from; may be repeated.")
    private List<String> starts = new ArrayList<>();

    @Option(
            names = "--policies",
            paramLabel = "correlated|product",
            description = {
                "Expert and learner: any mediator's, or agents playing independently",
                "(default: product for --maximize nash-gap, else correlated)."
            })
    private @Nullable String policies;

    @Mixin
    private StartSettings limit = new StartSettings();

    @Mixin
    private RecoverabilitySettings recoverability = new RecoverabilitySettings();

    @Mixin
    private RewardSettings rewards = new RewardSettings();

    @Mixin
    private BudgetSettings budget = new BudgetSettings();

    SearchGameCommand(Console console) {
        super(console);
    }

    @Override
    String kind() {
        return "game";
    }

    @Override
    Search prepare() {
        WorstGame question = question();
        Engine asked = engine(EnumSet.allOf(Engine.class));
        WorstGameSearch.contradiction(question).ifPresent(reason -> {
            throw new BadArgument(reason);
        });
        WorstGameSearch.refusal(question, asked).ifPresent(reason -> {
            throw new BadArgument(
                    "--engine " + asked.label() + " does not serve this: " + reason + "; try --engine auto");
        });
        long mostStarts = limit.most();
        CheckpointFile file = checkpoint(QuestionLine.of(question));
        SearchPosition from = file == null
                ? null
                : file.read(text -> SearchPosition.read(text, question)).orElse(null);
        boolean beyond = from != null && from.sequential().nextStart() > 0;
        List<Given> given = beyond ? new ArrayList<>() : PrintedWitnesses.of(question);
        starts.forEach(text -> given.add(start(text)));
        return new Search() {
            @Override
            public Question question() {
                return question;
            }

            @Override
            public Found run(Effort effort) {
                CheckpointKeeper keeper = new CheckpointKeeper(file, warnings());
                WorstGameSearch.Outcome outcome = WorstGameSearch.run(
                        question,
                        asked,
                        effort,
                        given,
                        from,
                        mostStarts,
                        position -> keeper.offer(() -> position.write(question)));
                keeper.write(outcome.checkpoint().write(question));
                return outcome.found();
            }
        };
    }

    /** What the command line asks. */
    WorstGame question() {
        if (states < 1 || states > 64) {
            throw new BadArgument("--states is " + states + "; it must be at least 1 and at most 64");
        }
        if (actions.isEmpty() || actions.stream().anyMatch(count -> count < 1 || count > 16) || actions.size() > 6) {
            throw new BadArgument("--actions is " + actions + "; write 1 to 6 numbers from 1 to 16, as 2,2");
        }
        long joints = actions.stream().mapToLong(Integer::longValue).reduce(1, (one, other) -> one * other);
        long entries = states * joints * (states + actions.size() + 2);
        if (entries > MOST_ENTRIES) {
            throw new BadArgument("--states " + states + " and --actions "
                    + actions.stream().map(String::valueOf).collect(Collectors.joining(","))
                    + " make games with policies of " + entries + " numbers; at most " + MOST_ENTRIES
                    + " can be searched. Maybe ask for fewer states, actions or agents");
        }
        List<Assumption> assumptions = new ArrayList<>();
        recoverability.parse().ifPresent(assumptions::add);
        if (coverage == null && coverageKind != null) {
            throw new BadArgument("--coverage-kind is given without --coverage; write how much coverage is assumed");
        }
        if (coverage != null) {
            assumptions.add(new Assumption.Coverage(NumberArgument.atLeastZero("--coverage", coverage), reading()));
        }
        if (expertRegret != null) {
            assumptions.add(new Assumption.ExpertRegret(NumberArgument.atLeastZero("--expert-regret", expertRegret)));
        }
        if (deterministic) {
            assumptions.add(new Assumption.Deterministic());
        }
        if (layered) {
            assumptions.add(new Assumption.Layered());
        }
        ErrorBudget error = budget.parse();
        Aim aim = AimArgument.parse(maximize);
        return new WorstGame(
                new Size(states, actions, horizon()),
                rewards.parse(actions.size()),
                assumptions,
                error,
                aim,
                PolicyArgument.parse(policies, aim));
    }

    private Assumption.Coverage.Reading reading() {
        if (coverageKind == null) {
            return Assumption.Coverage.Reading.AVERAGED;
        }
        return Arrays.stream(Assumption.Coverage.Reading.values())
                .filter(each -> each.label().equals(coverageKind))
                .findFirst()
                .orElseThrow(() ->
                        new BadArgument("--coverage-kind is \"" + coverageKind + "\"; write averaged or per-step"));
    }

    private Horizon horizon() {
        if ((horizon == null) == (discount == null)) {
            throw new BadArgument("write either --horizon H or --discount G");
        }
        if (horizon != null) {
            if (horizon < 1 || horizon > 1_000) {
                throw new BadArgument("--horizon is " + horizon + "; it must be at least 1 and at most 1000");
            }
            return new Horizon.Finite(horizon);
        }
        BigFraction gamma = NumberArgument.atLeastZero("--discount", discount == null ? "" : discount);
        if (gamma.compareTo(BigFraction.ONE) >= 0) {
            throw new BadArgument("--discount is " + Rationals.format(gamma) + "; it must be below 1");
        }
        return new Horizon.Discounted(gamma);
    }

    private static Given start(String text) {
        InstanceArgument loaded = InstanceArgument.load(text);
        return new Given(
                loaded.instance().game(), loaded.policy("expert", "--start"), loaded.policy("learner", "--start"));
    }
}
