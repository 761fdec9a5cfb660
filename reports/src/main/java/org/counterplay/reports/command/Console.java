package org.counterplay.reports.command;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.counterplay.reports.store.StoreLocation;
import org.counterplay.reports.text.Style;

/** Where a command prints: results to {@link #out}, everything else to {@link #err}. UTF-8, whatever the locale. */
final class Console {
    private final Sink sink;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Style style;
    private final boolean progress;
    private final StoreLocation store;

    /**
     * A console whose commands store nothing unless they are told to.
     *
     * @param style how results are shown
     * @param progress whether someone watches the error output who wants to see progress
     */
    Console(OutputStream out, OutputStream err, Style style, boolean progress) {
        this(out, err, style, progress, StoreLocation.none());
    }

    /** A console whose commands store their runs in a certain place unless they are told otherwise. */
    Console(OutputStream out, OutputStream err, Style style, boolean progress, StoreLocation store) {
        sink = new Sink(out);
        this.out = writer(sink);
        this.err = writer(err);
        this.style = style;
        this.progress = progress;
        this.store = store;
    }

    /** The process's own streams. Colours are for terminals, unless {@code NO_COLOR} is set or the terminal is dumb. */
    static Console system() {
        Map<String, String> environment = System.getenv();
        boolean colour = isTerminal(1)
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
        return new Console(
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                new Style(colour),
                isTerminal(2),
                StoreLocation.here());
    }

    PrintWriter out() {
        return out;
    }

    PrintWriter err() {
        return err;
    }

    Style style() {
        return style;
    }

    boolean progress() {
        return progress;
    }

    /** Where runs are stored. */
    StoreLocation store() {
        return store;
    }

    void print(List<String> lines) {
        lines.forEach(out::println);
    }

    /**
     * Flushes, and turns the exit code into that of a wrong command line where the output could not be written: it named a
     * place that takes none, as an {@code --out} that cannot be written. A reader that stops reading is no failure.
     */
    int finish(int exitCode) {
        out.flush();
        IOException failure = sink.failure();
        int code = exitCode;
        if (failure != null && !sink.closedByReader()) {
            err.println("error: the output could not be written: " + failure.getMessage()
                    + "; print it to another place, or free room there");
            code = ExitCode.BAD_INPUT;
        }
        err.flush();
        return code;
    }

    private static PrintWriter writer(OutputStream to) {
        return new PrintWriter(new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8)), false);
    }

    /** Java only tells whether input and output are both terminals; Linux tells of each stream. */
    private static boolean isTerminal(int stream) {
        Path link = Path.of("/proc/self/fd/" + stream);
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException | SecurityException noSuchFolder) {
            java.io.Console console = System.console();
            return console != null && console.isTerminal();
        }
    }
}
