package org.counterplay.reports.command;

import java.io.PrintWriter;
import java.util.function.Supplier;
import org.counterplay.instances.format.InputException;
import org.jspecify.annotations.Nullable;

/**
 * Writes where a search stands, at once and then every few seconds. A checkpoint that cannot be written costs a
 * warning, never what was found. Of one thread.
 */
final class CheckpointKeeper {
    private static final long EVERY_NANOS = 2_000_000_000L;

    private final @Nullable CheckpointFile file;
    private final PrintWriter warnings;
    private long written = System.nanoTime() - EVERY_NANOS;
    private boolean warned;

    /** @param file null where nothing is to be written */
    CheckpointKeeper(@Nullable CheckpointFile file, PrintWriter warnings) {
        this.file = file;
        this.warnings = warnings;
    }

    /** Writes the position if it is time. */
    void offer(Supplier<String> position) {
        if (file != null && System.nanoTime() - written >= EVERY_NANOS) {
            write(position.get());
        }
    }

    /** Writes the position. */
    void write(String position) {
        if (file == null) {
            return;
        }
        try {
            file.write(position);
        } catch (InputException failed) {
            if (!warned) {
                warnings.println("warning: the checkpoint was not written: " + failed.getMessage());
                warnings.flush();
            }
            warned = true;
        }
        written = System.nanoTime();
    }
}
