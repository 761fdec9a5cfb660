package org.counterplay.reports.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.counterplay.reports.json.JsonText;
import org.counterplay.reports.page.HtmlFormat;
import org.counterplay.reports.page.LatexFormat;
import org.counterplay.reports.store.Entry;
import org.counterplay.reports.store.RunStore;
import org.counterplay.reports.store.StoreLocation;
import org.counterplay.reports.store.Stored;
import org.counterplay.reports.stored.CsvFormat;
import org.counterplay.reports.stored.JsonFormat;
import org.counterplay.reports.stored.RunFormat;
import org.counterplay.reports.stored.RunJson;
import org.counterplay.reports.stored.RunSelection;
import org.counterplay.reports.stored.RunsText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code counterplay report}. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = {
            "List the runs that are stored, or render any of them: what was computed, with its evidence, and nothing",
            "computed again."
        },
        footer = {
            "",
            "Every computing command stores its run, unless --no-store or COUNTERPLAY_STORE=none says otherwise.",
            "Examples:",
            "  counterplay report                                    the last runs",
            "  counterplay report audit                              all audits",
            "  counterplay report 3-8 last --out DIR                 some runs, in files",
            "  counterplay report 17 --remove                        forget a run"
        })
final class ReportCommand extends Task {
    /** How files may be written, in the order of the help. */
    private static final List<RunFormat> FORMATS =
            List.of(new HtmlFormat(), new LatexFormat(), new CsvFormat(), new JsonFormat());

    private static final int LISTED = 30;

    @Parameters(
            paramLabel = "RUN",
            arity = "0..*",
            description = {
                "An id, a range (3-8 or 3-), last, last:N, all, or a kind such as audit (default: the last " + LISTED
                        + ").",
                "Cells of sweeps are listed only where they are named: tightness-cell, or by id."
            })
    private List<String> words = new ArrayList<>();

    @Option(names = "--out", paramLabel = "DIR", description = "Write the runs there; the folder may be a new one.")
    private @Nullable String out;

    @Option(
            names = "--formats",
            paramLabel = "F,F,..",
            hideParamSyntax = true,
            split = ",",
            description =
                    "With --out, what is written: html (index.html), latex (tables, and plots as SVG), csv (runs.csv and the"
                            + " results as tables), json (runs.json and the evidence) (default: all).")
    private List<String> formats = new ArrayList<>();

    @Option(names = "--remove", description = "Remove the runs from the store.")
    private boolean remove;

    @Option(
            names = "--store",
            paramLabel = "FILE",
            description = "The store to read (default: COUNTERPLAY_STORE, else that of the user).")
    private @Nullable String store;

    ReportCommand(Console console) {
        super(console);
    }

    @Override
    int run() {
        List<RunFormat> chosen = chosen();
        if (remove && (words.isEmpty() || out != null)) {
            throw new BadArgument("--remove removes the runs that are named, and goes without --out; name some, as in"
                    + " 'report 17 --remove'");
        }
        if (out == null && !formats.isEmpty()) {
            throw new BadArgument("--formats says what is written to a folder; name it with --out");
        }
        Path file = file();
        if (!Files.exists(file)) {
            if (!words.isEmpty()) {
                throw new BadArgument("no runs are stored in " + file + " yet");
            }
            return list(List.of(), 0, file);
        }
        try (RunStore open = remove ? RunStore.open(file) : RunStore.read(file)) {
            RunSelection selection = new RunSelection(open.entries());
            List<Entry> whole = selection.whole();
            List<Entry> named = words.isEmpty()
                    ? whole.subList(out == null ? Math.max(0, whole.size() - LISTED) : 0, whole.size())
                    : selection.of(words);
            if (remove) {
                return remove(open, named);
            }
            List<Stored> runs = new ArrayList<>();
            named.forEach(entry -> open.get(entry.id()).ifPresent(runs::add)); // or it was removed in the meantime
            return out == null
                    ? list(runs, words.isEmpty() ? whole.size() - named.size() : 0, file)
                    : write(runs, OutputFolder.check("--out", out), chosen);
        }
    }

    private List<RunFormat> chosen() {
        Set<String> asked = new LinkedHashSet<>(formats);
        for (String name : asked) {
            if (FORMATS.stream().noneMatch(format -> format.name().equals(name))) {
                throw new BadArgument("--formats has \"" + name + "\"; write some of "
                        + FORMATS.stream().map(RunFormat::name).collect(Collectors.joining(",")));
            }
        }
        return FORMATS.stream()
                .filter(format -> asked.isEmpty() || asked.contains(format.name()))
                .toList();
    }

    private Path file() {
        Path file = store == null ? console().store().file() : InstanceArgument.path(store);
        if (file == null) {
            throw new BadArgument(StoreLocation.VARIABLE + " says that no runs are stored; name a store with --store");
        }
        return file;
    }

    private int list(List<Stored> runs, int earlier, Path file) {
        if (output().json()) {
            JsonText.write(console().out(), json -> RunJson.write(runs, json));
            return ExitCode.DONE;
        }
        if (runs.isEmpty()) {
            console().out().println("No runs are stored in " + file + ".");
            return ExitCode.DONE;
        }
        console().print(RunsText.lines(runs, ZoneId.systemDefault(), console().style()));
        if (earlier > 0 && !output().quiet()) {
            console().out().println();
            console().out().println("  " + earlier + " earlier; 'counterplay report all' lists them");
        }
        return ExitCode.DONE;
    }

    private int remove(RunStore open, List<Entry> named) {
        int removed = open.remove(named.stream().map(Entry::id).toList());
        if (output().json()) {
            JsonText.write(
                    console().out(),
                    json -> json.object().count("removed", removed).end());
        } else {
            console().out().println("removed " + removed + (removed == 1 ? " run" : " runs"));
        }
        return ExitCode.DONE;
    }

    private int write(List<Stored> runs, Path folder, List<RunFormat> chosen) {
        List<Path> written = new ArrayList<>();
        try (Progress writing = progress("writing " + folder)) {
            try {
                Files.createDirectories(folder);
            } catch (IOException failed) {
                throw new BadArgument("--out is \"" + folder + "\", and that folder cannot be made (" + failed + ")");
            }
            for (RunFormat format : chosen) {
                writing.tell(format.name());
                written.addAll(format.write(runs, folder));
            }
        }
        if (output().json()) {
            JsonText.write(
                    console().out(),
                    json -> json.object()
                            .list(
                                    "runs",
                                    runs.stream()
                                            .map(each -> Long.toString(each.id()))
                                            .toList())
                            .list(
                                    "written",
                                    written.stream().map(Path::toString).toList())
                            .end());
        } else if (output().quiet()) {
            written.forEach(file -> console().out().println(file));
        } else {
            console().out().println(runs.size() + (runs.size() == 1 ? " run" : " runs") + " written to " + folder);
            written.forEach(file -> console().out().println("  " + folder.relativize(file)));
        }
        return ExitCode.DONE;
    }
}
