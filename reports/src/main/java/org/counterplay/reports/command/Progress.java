package org.counterplay.reports.command;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.counterplay.reports.text.SearchText;
import org.counterplay.solvers.backend.ProgressListener;
import org.counterplay.solvers.backend.SearchProgress;
import org.jspecify.annotations.Nullable;

/**
 * Tells a person at a terminal what is being done and for how long, once it takes more than a moment; and on Ctrl-C, that
 * nothing came of it. Writes nothing where stderr is no terminal. Given to a solver as its listener, it shows how far the
 * search has come as well.
 */
final class Progress implements AutoCloseable, ProgressListener {
    private static final long FIRST_MILLIS = 700;
    private static final long EVERY_MILLIS = 200;
    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final Progress SILENT = new Progress(null, null, new AtomicReference<>());

    private final @Nullable Thread ticker;
    private final @Nullable Thread farewell;
    private final AtomicReference<@Nullable String> latest;

    private Progress(@Nullable Thread ticker, @Nullable Thread farewell, AtomicReference<@Nullable String> latest) {
        this.ticker = ticker;
        this.farewell = farewell;
        this.latest = latest;
    }

    /** Shows what is done; on Ctrl-C nothing comes of it. */
    static Progress start(Console console, boolean quiet, String what) {
        return start(console, quiet, what, "nothing was written");
    }

    /** The same of work that ends with the best so far on Ctrl-C. */
    static Progress ofSearch(Console console, boolean quiet, String what) {
        return start(console, quiet, what, "what was found by now follows");
    }

    private static Progress start(Console console, boolean quiet, String what, String outcome) {
        if (quiet || !console.progress()) {
            return SILENT;
        }
        AtomicReference<@Nullable String> latest = new AtomicReference<>();
        Thread ticker = Thread.ofPlatform().daemon().name("progress").start(() -> tick(console.err(), what, latest));
        Thread farewell = Thread.ofPlatform().unstarted(() -> {
            console.err().println(CLEAR_LINE + "interrupted while " + what + "; " + outcome);
            console.err().flush();
        });
        Runtime.getRuntime().addShutdownHook(farewell);
        return new Progress(ticker, farewell, latest);
    }

    @Override
    public void report(SearchProgress progress) {
        latest.set(SearchText.of(progress));
    }

    /** Shows how far the search has come, in words. */
    void tell(String state) {
        latest.set(state);
    }

    @Override
    public void close() {
        if (farewell != null) {
            try {
                Runtime.getRuntime().removeShutdownHook(farewell);
            } catch (IllegalStateException shuttingDown) {
                return; // the hook says what there is to say
            }
        }
        if (ticker != null) {
            ticker.interrupt();
            try {
                ticker.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void tick(PrintWriter err, String what, AtomicReference<@Nullable String> latest) {
        long start = System.nanoTime();
        boolean shown = false;
        try {
            Thread.sleep(FIRST_MILLIS);
            while (true) {
                String search = latest.get();
                err.print(CLEAR_LINE
                        + String.format(Locale.ROOT, "%s .. %.0f s", what, (System.nanoTime() - start) / 1e9)
                        + (search == null ? "" : "; " + search));
                err.flush();
                shown = true;
                Thread.sleep(EVERY_MILLIS);
            }
        } catch (InterruptedException done) {
            if (shown) {
                err.print(CLEAR_LINE);
                err.flush();
            }
        }
    }
}
