package org.counterplay.reports.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.counterplay.solvers.search.Effort;
import org.counterplay.solvers.search.game.Engine;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all searches are asked. */
final class SearchSettings {
    private static final double LONGEST = 1e7;

    @Option(names = "--time", paramLabel = "SECONDS", description = "Time to search (default: ${DEFAULT-VALUE}).")
    private double time = 60;

    @Option(
            names = "--seed",
            paramLabel = "K",
            description =
                    "Of all random choices (default: ${DEFAULT-VALUE}). A search that ends by itself, as its bound is met,"
                            + " all structures are seen or --starts are done, gives the same witness for the same seed;"
                            + " one that --time or Ctrl-C ends may not.")
    private long seed = 1;

    @Option(
            names = "--engine",
            paramLabel = "auto|structure|sequential-lp",
            description = "What searches (default: ${DEFAULT-VALUE}).")
    private String engine = "auto";

    @Option(names = "--threads", paramLabel = "N", description = "Threads to use (default: the machine's processors).")
    private @Nullable Integer threads;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description =
                    "Go on from this file if it is there; written every few seconds and when the search ends, however"
                            + " it ends. Going on begins with the best so far and leaves out the starts and structures that"
                            + " are done; branch and bound (rewards, --grid) begins anew with the best as what is to be beaten."
                            + " Refused where the question, the seed or the program is another.")
    private @Nullable String checkpoint;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = {
                "Instance file of the witness; its certificates are written beside it (default: worst-KIND.json in the",
                "current folder)."
            })
    private @Nullable String out;

    long seed() {
        return seed;
    }

    double time() {
        if (!(time > 0) || time > LONGEST) {
            throw new BadArgument("--time is " + time + "; it must be above 0 and at most 10000000 seconds");
        }
        return time;
    }

    /**
     * The file to go on from, or null where none is asked for.
     *
     * @param question what is asked, on one line
     */
    @Nullable
    CheckpointFile checkpoint(String question) {
        return checkpoint == null ? null : new CheckpointFile(checkpoint, question, seed);
    }

    /**
     * The engine that is asked for.
     *
     * @param serving those that answer the question at hand
     */
    Engine engine(String kind, Set<Engine> serving) {
        Engine asked = Arrays.stream(Engine.values())
                .filter(each -> each.label().equals(engine))
                .findFirst()
                .orElseThrow(() -> new BadArgument(
                        "--engine is \"" + engine + "\"; write one of " + labels(EnumSet.allOf(Engine.class))));
        if (!serving.contains(asked)) {
            throw new BadArgument("--engine " + engine + " does not search for a worst " + kind + "; write one of "
                    + labels(serving));
        }
        return asked;
    }

    private static String labels(Set<Engine> engines) {
        return engines.stream().map(Engine::label).collect(Collectors.joining(", "));
    }

    /** Where the witness is to be written. */
    Path file(String kind) {
        return OutputFile.check("--out", out == null ? "worst-" + kind + ".json" : out);
    }

    Effort effort(StopRequest stop, Progress progress) {
        int number = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        if (number < 1 || number > 1024) {
            throw new BadArgument("--threads is " + number + "; it must be at least 1 and at most 1024");
        }
        return new Effort(
                Duration.ofNanos(Math.round(time() * 1e9)),
                seed,
                number,
                stop,
                (gap, bound, structures) -> progress.tell(said(gap, bound, structures)));
    }

    private static String said(double gap, double bound, long structures) {
        return "gap " + number(gap) + ", bound " + number(bound) + ", " + structures + " seen";
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.6g", value) : "-";
    }
}
