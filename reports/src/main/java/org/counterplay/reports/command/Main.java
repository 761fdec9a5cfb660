package org.counterplay.reports.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code counterplay}. */
@Command(
        name = "counterplay",
        mixinStandardHelpOptions = true,
        version = "counterplay 0.1.0-SNAPSHOT",
        synopsisSubcommandLabel = "COMMAND",
        description = "Regret, equilibria and worst cases of multiplayer games, with certificates.",
        footer = {
            "",
            "Begin with:  counterplay certify routing --policy learner",
            "Exit codes:  0 done; 1 a required property does not hold; 2 bad input;",
            "             3 a limit was reached before an answer; 4 internal error."
        })
public final class Main implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** Runs the command line and exits with its code. */
    public static void main(String[] arguments) {
        exit(execute(arguments));
    }

    /**
     * Ends the process with the code. After Ctrl-C the process is ending already, with the code of the signal; a command that
     * ended with what it had then ends it with its own.
     */
    private static void exit(int code) {
        try {
            Thread probe = new Thread(() -> {});
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
        } catch (IllegalStateException ending) {
            Runtime.getRuntime().halt(code); // exit() would wait for ever
        }
        System.exit(code);
    }

    /** Runs the command line on the process's streams and returns its exit code. */
    static int execute(String... arguments) {
        Console console = Console.system();
        return console.finish(new Invocation(console).run(arguments));
    }

    @Override
    public void run() {
        throw new ParameterException(new CommandLine(spec), "a command is missing");
    }
}
