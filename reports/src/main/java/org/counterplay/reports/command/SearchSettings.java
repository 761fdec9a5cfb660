package org.counterplay.reports.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.counterplay.solvers.search.Effort;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all searches are asked. */
final class SearchSettings {
    private static final double LONGEST = 1e7;

    @Option(names = "--time", paramLabel = "SECONDS", description = "Time to search (default: ${DEFAULT-VALUE}).")
    private double time = 60;

    @Option(names = "--seed", paramLabel = "K", description = "Of all random choices (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--threads", paramLabel = "N", description = "Threads to use (default: the machine's processors).")
    private @Nullable Integer threads;

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
