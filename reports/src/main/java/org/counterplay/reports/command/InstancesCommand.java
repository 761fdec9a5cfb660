package org.counterplay.reports.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code counterplay instances}. */
@Command(
        name = "instances",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(list | show | export)",
        description = "The library of games: list it, describe a member, write one to a file.")
final class InstancesCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** The command with its subcommands. */
    static CommandLine of(Console console) {
        return new CommandLine(new InstancesCommand())
                .addSubcommand("list", new ListInstances(console))
                .addSubcommand("show", new ShowInstance(console))
                .addSubcommand("export", new ExportInstance(console));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say list, show or export");
    }
}
