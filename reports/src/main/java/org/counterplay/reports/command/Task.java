package org.counterplay.reports.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** What all commands have in common. */
abstract class Task implements Callable<Integer> {
    private final Console console;

    @Mixin
    private OutputOptions output = new OutputOptions();

    Task(Console console) {
        this.console = console;
    }

    Console console() {
        return console;
    }

    OutputOptions output() {
        return output;
    }

    /** Shows that something is being done until it is closed. */
    Progress progress(String what) {
        return Progress.start(console, output.quiet(), what);
    }

    /** The same of work that ends with the best so far when it is interrupted, by a {@link StopRequest}. */
    Progress search(String what) {
        return Progress.ofSearch(console, output.quiet(), what);
    }

    @Override
    public final Integer call() throws Exception {
        output.setUpLog();
        return run();
    }

    /** Does it, and returns the exit code. */
    abstract int run() throws Exception;
}
