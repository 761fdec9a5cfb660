package org.counterplay.reports.command;

import org.counterplay.reports.store.StoreLocation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a run is stored. */
final class StoreOptions {
    @Option(
            names = "--store",
            paramLabel = "FILE",
            description = {
                "Store the run in this SQLite file, for 'counterplay report' (default: COUNTERPLAY_STORE, else",
                "runs.sqlite in the user's folder for data; COUNTERPLAY_STORE=none stores nothing)."
            })
    private @Nullable String store;

    @Option(names = "--no-store", description = "Do not store the run.")
    private boolean none;

    /** Looks at what was asked before anything is computed. */
    StoreLocation location(StoreLocation usual) {
        if (none && store != null) {
            throw new BadArgument("--no-store and --store " + store + " exclude each other; leave out one");
        }
        if (none) {
            return StoreLocation.none();
        }
        return store == null ? usual : StoreLocation.of(OutputFile.check("--store", store));
    }
}
