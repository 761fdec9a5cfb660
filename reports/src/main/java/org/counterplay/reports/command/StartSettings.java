package org.counterplay.reports.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** From how many starts a search climbs. */
final class StartSettings {
    @Option(
            names = "--starts",
            paramLabel = "N",
            description = "Climb from N starts of the seed's own and end (exit code 0), even if the bound is not met"
                    + " (default: as many as there is time for).")
    private @Nullable Long starts;

    /** The most starts. */
    long most() {
        if (starts != null && starts < 0) {
            throw new BadArgument("--starts is " + starts + "; it must be at least 0");
        }
        return starts == null ? Long.MAX_VALUE : starts;
    }

    boolean given() {
        return starts != null;
    }
}
