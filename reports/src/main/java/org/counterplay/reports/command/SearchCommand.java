package org.counterplay.reports.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code counterplay search}. */
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(reward | learner | game)",
        description = "Search for worst cases under assumptions, and prove what is found.")
final class SearchCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private SearchCommand() {}

    static CommandLine of(Console console) {
        return new CommandLine(new SearchCommand())
                .addSubcommand("reward", new SearchRewardCommand(console))
                .addSubcommand("learner", new SearchLearnerCommand(console))
                .addSubcommand("game", new SearchGameCommand(console));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what is searched: reward, learner or game");
    }
}
