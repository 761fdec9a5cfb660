package org.counterplay.reports.store;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The store as a computation uses it: one that cannot be opened, read or written costs a warning, once, and nothing else; from
 * then on it is as if there were none. Opened when it is first asked. Threads may share it.
 */
public final class RunLog implements AutoCloseable {
    private final StoreLocation location;
    private final Consumer<String> warn;
    private @Nullable RunStore store;
    private boolean given;

    /** @param warn is told what is wrong and the remedy, in one line */
    public RunLog(StoreLocation location, Consumer<String> warn) {
        this.location = location;
        this.warn = warn;
    }

    /** Whether runs are stored, as far as is known. */
    public synchronized boolean stores() {
        return location.file() != null && !given;
    }

    /** The run of that key that was added last. */
    public Optional<Stored> find(String key) {
        return ask(open -> open.find(key), Optional.empty());
    }

    /** Adds a run; its id, if it was stored. */
    public OptionalLong add(Run run) {
        return ask(open -> OptionalLong.of(open.add(run)), OptionalLong.empty());
    }

    private synchronized <T> T ask(Function<RunStore, T> question, T otherwise) {
        Path file = location.file();
        if (file == null || given) {
            return otherwise;
        }
        try {
            if (store == null) {
                location.prepare();
                store = RunStore.open(file);
            }
            return question.apply(store);
        } catch (StoreException failed) {
            give(failed);
            return otherwise;
        }
    }

    private void give(StoreException failed) {
        given = true;
        warn.accept(String.valueOf(failed.getMessage()).replaceAll("\\s+", " "));
    }

    @Override
    public synchronized void close() {
        RunStore open = store;
        store = null;
        if (open != null) {
            try {
                open.close();
            } catch (StoreException failed) {
                give(failed);
            }
        }
    }
}
