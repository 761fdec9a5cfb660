package org.counterplay.reports.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.counterplay.reports.benchmark.Machine;
import org.counterplay.reports.json.JsonText;
import org.counterplay.reports.page.Document;
import org.counterplay.reports.page.Renderer;
import org.counterplay.reports.store.Run;
import org.counterplay.reports.store.RunLog;
import org.counterplay.reports.store.StoreException;
import org.counterplay.reports.store.StoreLocation;
import org.counterplay.reports.store.Versions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that computes something: its result is printed and its run is stored, in one way for all of them. */
abstract class Computation extends Task {
    private final Instant started = Instant.now();
    private final long startedNanos = System.nanoTime();

    @Mixin
    private StoreOptions stored = new StoreOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private @Nullable RunLog runs;

    /** Whether the result is stored. */
    private boolean kept;

    Computation(Console console) {
        super(console);
    }

    /** Computes it, hands the result to {@link #deliver} and returns the exit code. */
    abstract int compute() throws Exception;

    @Override
    final int run() throws Exception {
        StoreLocation location = stored.location(console().store());
        try (RunLog open = new RunLog(location, this::warn)) {
            runs = open;
            try {
                return compute();
            } catch (Throwable failed) {
                remember(failed);
                throw failed;
            }
        }
    }

    /** Stores a run that ended in an error, unless its result is stored, or it is the store that fails. */
    private void remember(Throwable failed) {
        if (kept || failed instanceof StoreException || !runs().stores()) {
            return;
        }
        StringWriter json = new StringWriter();
        JsonText.write(
                new PrintWriter(json),
                to -> to.object().text(Run.ERROR, Failures.message(failed)).end());
        runs().add(run(null, new Keeping(List.of(), List.of()), Failures.code(failed), json.toString()));
    }

    /** The store, which costs at most a warning. */
    final RunLog runs() {
        if (runs == null) {
            throw new IllegalStateException("the store is asked for before the command runs");
        }
        return runs;
    }

    /** Prints a result, stores the run and returns the exit code. */
    final int deliver(Answer answer, int exit) {
        Captured json = new Captured();
        Path page = answer.page();
        boolean keeps = runs().stores() || page != null;
        if (output().json()) {
            JsonText.write(new PrintWriter(json.tee(console().out())), answer.json());
        } else {
            if (keeps) {
                JsonText.write(new PrintWriter(json), answer.json());
            }
            console()
                    .print((output().quiet() ? answer.brief() : answer.full())
                            .apply(console().style()));
        }
        console().out().flush();
        if (keeps) {
            Run run = run(answer.seed(), Keeping.of(answer), exit, json.text());
            if (runs().stores()) {
                runs().add(run);
                kept = true;
            }
            if (page != null) {
                render(run, page);
            }
        }
        return exit;
    }

    private void render(Run run, Path folder) {
        try (Progress rendering = progress("writing the page")) {
            Renderer.render(List.of(Document.of(run)), folder);
        }
        if (!output().quiet()) {
            console().err().println("The page is " + folder.resolve("index.html") + ".");
            console().err().flush();
        }
    }

    private Run run(@Nullable Long seed, Keeping keeping, int exit, String result) {
        CommandWords words = CommandWords.of(spec);
        Versions versions = Versions.here();
        return new Run(
                Run.key(words.kind(), words.normalised(), seed, versions),
                words.kind(),
                words.arguments(),
                versions,
                seed,
                machine(),
                started,
                (System.nanoTime() - startedNanos) * 1e-9,
                exit,
                result,
                keeping.artifacts(),
                keeping.files());
    }

    /** What it runs on, in words, as stored runs name it. */
    static String machine() {
        return String.join("; ", Machine.here().lines());
    }

    private void warn(String what) {
        console().err().println("warning: the run was not stored: " + what);
        console().err().flush();
    }
}
