package org.counterplay.reports.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.counterplay.instances.format.AtomicFile;
import org.counterplay.instances.tightness.Sweep;
import org.counterplay.instances.tightness.Sweeps;
import org.counterplay.instances.tightness.Unswept;
import org.counterplay.model.number.Rationals;
import org.counterplay.reports.json.TightnessJson;
import org.counterplay.reports.store.Artifact;
import org.counterplay.reports.text.Style;
import org.counterplay.reports.tightness.Cell;
import org.counterplay.reports.tightness.Cell.CellEffort;
import org.counterplay.reports.tightness.CellResult;
import org.counterplay.reports.tightness.Shelf;
import org.counterplay.reports.tightness.Study;
import org.counterplay.reports.tightness.SweepResult;
import org.counterplay.reports.tightness.TightnessText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code counterplay tightness}. */
@Command(
        name = "tightness",
        mixinStandardHelpOptions = true,
        description = {
            "Sweep the parameters of the papers' upper bounds: the bound, the paper's own witness, the worst case that is",
            "found, and the best upper bound that is proved. A point that the store has is not computed again."
        })
final class TightnessCommand extends Computation {
    private static final CellEffort QUICK = new CellEffort(3, 3, 2, 1);
    private static final CellEffort FULL = new CellEffort(8, 20, 4, 1);

    @Parameters(
            paramLabel = "THEOREM",
            arity = "0..*",
            description = "Such as P1/5.9, P2/Lemma-4, or a paper alone, P2 (default: all bounds).")
    private List<String> theorems = new ArrayList<>();

    @Option(
            names = "--stationary",
            description =
                    "Regrets and recoverability over deviations that do not depend on the step, not over markov ones.")
    private boolean stationary;

    @Option(names = "--quick", description = "A first look: few points, a short search.")
    private boolean quick;

    @Option(
            names = "--time",
            paramLabel = "SECONDS",
            description = {
                "Time after which a search at a point ends, though its starts should end it before (default: 20, with",
                "--quick 3)."
            })
    private @Nullable Double time;

    @Option(names = "--seed", paramLabel = "K", description = "Of all random choices (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--threads", paramLabel = "N", description = "Threads to use (default: the machine's processors).")
    private @Nullable Integer threads;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write what was found there: instance files and certificates.")
    private @Nullable String out;

    @Mixin
    private SweepArguments swept = new SweepArguments();

    @Mixin
    private PageOptions page = new PageOptions();

    TightnessCommand(Console console) {
        super(console);
    }

    @Override
    int compute() {
        List<Object> asked = asked(theorems);
        List<Sweep> sweeps = asked.stream()
                .filter(Sweep.class::isInstance)
                .map(Sweep.class::cast)
                .map(sweep -> stationary ? sweep.overStationaryDeviations() : sweep)
                .toList();
        List<Unswept> unswept = asked.stream()
                .filter(Unswept.class::isInstance)
                .map(Unswept.class::cast)
                .toList();
        Path folder = folder();
        Path html = page.folder();
        Shelf shelf = runs().stores() ? new StoredCells(runs(), machine()) : Shelf.NONE;
        Study study = new Study(sweeps, swept.parse(sweeps), quick, effort(), shelf);
        try (StopRequest stop = new StopRequest(Double.POSITIVE_INFINITY)) {
            Study.Outcome outcome;
            try (Progress sweeping = search("sweeping")) {
                outcome = study.run(
                        threads(), stop, (cell, done, total, last) -> sweeping.tell(said(cell, done, total, last)));
            }
            List<SweepResult> results = outcome.results();
            if (folder != null) {
                write(results, folder);
            }
            Answer answer = new Answer(
                    json -> TightnessJson.write(results, unswept, json),
                    style -> lines(outcome, unswept, style),
                    style -> TightnessText.summary(results, unswept, style));
            return deliver(
                    answer.seeded(seed)
                            .with(results.stream()
                                    .flatMap(result -> result.artifacts().stream())
                                    .toList())
                            .page(html),
                    outcome.missing() == 0 ? ExitCode.DONE : ExitCode.NO_ANSWER);
        }
    }

    private static List<String> lines(Study.Outcome outcome, List<Unswept> unswept, Style style) {
        List<String> lines = new ArrayList<>();
        for (SweepResult result : outcome.results()) {
            lines.addAll(TightnessText.details(result, style));
            lines.add("");
        }
        lines.addAll(TightnessText.summary(outcome.results(), unswept, style));
        lines.add("  " + outcome.computed() + " points computed, " + outcome.remembered() + " taken from the store"
                + (outcome.missing() == 0
                        ? ""
                        : ", " + outcome.missing() + " left out; the same command goes on from here"));
        return lines;
    }

    private static String said(@Nullable Cell cell, int done, int total, @Nullable CellResult last) {
        String best = last == null || last.found() == null || last.found().ratio() == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "; last ratio %.4g",
                        Rationals.toDouble(last.found().ratio()));
        return done + " of " + total + " points"
                + (cell == null ? "" : "; " + cell.sweep().key()) + best;
    }

    private CellEffort effort() {
        CellEffort own = quick ? QUICK : FULL;
        if (time != null && !(time > 0 && time <= 1e6)) {
            throw new BadArgument("--time is " + time + "; it must be above 0 and at most 1000000 seconds");
        }
        return new CellEffort(own.starts(), time == null ? own.seconds() : time, own.random(), seed);
    }

    private int threads() {
        int number = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        if (number < 1 || number > 1024) {
            throw new BadArgument("--threads is " + number + "; it must be at least 1 and at most 1024");
        }
        return number;
    }

    private static void write(List<SweepResult> results, Path folder) {
        for (SweepResult result : results) {
            for (Artifact artifact : result.artifacts()) {
                AtomicFile.write(folder.resolve(artifact.name()), to -> to.write(artifact.content()));
            }
        }
    }

    private @Nullable Path folder() {
        if (out == null) {
            return null;
        }
        Path folder = OutputFolder.check("--out", out);
        try {
            return Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException("the folder " + folder + " could not be made", failed);
        }
    }

    /**
     * Sweeps, and what is not swept. A bound is asked for by its own name, by that of a theorem that is said to match
     * it, or by its paper.
     */
    private static List<Object> asked(List<String> theorems) {
        List<Object> all = new ArrayList<>(Sweeps.all());
        all.addAll(Unswept.all());
        return TheoremArgument.select(theorems, all, "bound", each -> switch (each) {
            case Sweep sweep ->
                Stream.concat(Stream.of(sweep.key()), sweep.matchedBy().stream())
                        .toList();
            case Unswept row -> List.of(row.key());
            default -> List.of();
        });
    }
}
