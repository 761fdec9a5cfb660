package org.counterplay.reports.command;

import picocli.CommandLine.Option;

/** The options that every command takes. */
final class OutputOptions {
    /** How results are printed. */
    enum Format {
        TEXT,
        JSON
    }

    @Option(names = "--format", paramLabel = "text|json", description = "For people or for programs (default: text).")
    private Format format = Format.TEXT;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print the result alone; show no progress.")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "Log to stderr what is done; show stack traces of internal errors.")
    private boolean verbose;

    boolean json() {
        return format == Format.JSON;
    }

    boolean quiet() {
        return quiet;
    }

    /** Sets the log's level; to be called before anything logs. */
    void setUpLog() {
        String level = verbose ? "debug" : quiet ? "error" : "warn";
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", level);
        System.setProperty("org.slf4j.simpleLogger.showThreadName", "false");
        System.setProperty("org.slf4j.simpleLogger.showShortLogName", "true");
    }
}
