package org.counterplay.reports.command;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs one command line. */
final class Invocation {
    /** All commands, in the order of the help. A command line that names one makes that one alone, to start fast. */
    private static final Map<String, Function<Console, Object>> COMMANDS = commands();

    private final Console console;

    Invocation(Console console) {
        this.console = console;
    }

    /** Runs it and returns the exit code. */
    int run(String... arguments) {
        boolean verbose = Arrays.stream(arguments).anyMatch(text -> text.equals("--verbose") || text.equals("-v"));
        try {
            CommandLine commandLine = commandLine(arguments.length == 0 ? null : arguments[0]);
            commandLine.setExecutionExceptionHandler(
                    (thrown, command, parsed) -> Failures.report(thrown, verbose, console.err()));
            return commandLine.execute(arguments);
        } catch (Throwable thrown) { // errors such as lack of memory, which picocli lets through
            return Failures.report(thrown, verbose, console.err());
        } finally {
            console.out().flush();
            console.err().flush();
        }
    }

    private static Map<String, Function<Console, Object>> commands() {
        Map<String, Function<Console, Object>> commands = new LinkedHashMap<>();
        commands.put("certify", CertifyCommand::new);
        commands.put("check", CheckCommand::new);
        commands.put("compare", CompareCommand::new);
        commands.put("solve", SolveCommand::new);
        commands.put("payoffs", PayoffsCommand::new);
        commands.put("search", SearchCommand::of);
        commands.put("audit", AuditCommand::new);
        commands.put("tightness", TightnessCommand::new);
        commands.put("report", ReportCommand::new);
        commands.put("instances", InstancesCommand::of);
        commands.put("solvers", SolversCommand::new);
        commands.put("bench", BenchCommand::new);
        commands.put("help", any -> new HelpCommand());
        return commands;
    }

    private CommandLine commandLine(@Nullable String first) {
        CommandLine commandLine = new CommandLine(new Main());
        Function<Console, Object> named = first == null ? null : COMMANDS.get(first);
        if (named != null && first != null && !first.equals("help")) {
            commandLine.addSubcommand(first, named.apply(console));
        } else {
            COMMANDS.forEach((name, command) -> commandLine.addSubcommand(name, command.apply(console)));
        }
        return commandLine
                .setOut(console.out())
                .setErr(console.err())
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(console.style().colour() ? Ansi.ON : Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(100)
                .setParameterExceptionHandler((wrong, arguments) -> misuse(wrong));
    }

    /** One message, what may have been meant, and where to read on. */
    private int misuse(ParameterException wrong) {
        CommandLine at = wrong.getCommandLine();
        console.err().println("error: " + wrong.getMessage());
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            List<String> meant = unmatched.getSuggestions();
            if (!meant.isEmpty()) {
                console.err().println("Maybe " + String.join(", ", meant) + "?");
            }
        }
        console.err().println("See '" + at.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.BAD_INPUT;
    }
}
