package org.counterplay.reports.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code counterplay}. */
@Command(
        name = "counterplay",
        mixinStandardHelpOptions = true,
        version = "counterplay 0.1.0-SNAPSHOT",
        description = "Regret, equilibria and worst cases of multiplayer games, with certificates.")
public final class Main implements Runnable {

    /** Runs the command line and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    /** Runs the command line and returns its exit code. */
    static int execute(String... arguments) {
        return new CommandLine(new Main()).execute(arguments);
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
