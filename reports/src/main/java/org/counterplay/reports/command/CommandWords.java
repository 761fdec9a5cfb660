package org.counterplay.reports.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * A command line that was parsed.
 *
 * @param kind the command's name, without that of its subcommand
 * @param arguments as they were written, from the command's name on
 * @param normalised the same whenever the command computes the same: options by their long names, sorted, without those that
 *     only say how a result is shown
 */
record CommandWords(String kind, List<String> arguments, List<String> normalised) {
    private static final Set<String> OF_SHOWING = Set.of("--format", "--quiet", "--verbose", "--store", "--no-store");

    static CommandWords of(CommandSpec command) {
        ParseResult all = command.root().commandLine().getParseResult();
        List<String> normalised = new ArrayList<>();
        ParseResult at = all;
        while (at.hasSubcommand()) {
            at = at.subcommand();
            normalised.add(at.commandSpec().name());
        }
        for (OptionSpec option : at.matchedOptions()) {
            if (!OF_SHOWING.contains(option.longestName())) {
                normalised.add(option.longestName() + "=" + values(option));
            }
        }
        for (PositionalParamSpec positional : at.matchedPositionals()) {
            normalised.add(positional.paramLabel() + "=" + values(positional));
        }
        normalised.subList(1, normalised.size()).sort(null);
        return new CommandWords(normalised.getFirst(), List.copyOf(all.originalArgs()), normalised);
    }

    private static String values(ArgSpec argument) {
        return String.join("\n", argument.stringValues());
    }
}
