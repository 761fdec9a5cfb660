package org.counterplay.reports.command;

import java.util.List;
import org.counterplay.reports.json.JsonText;
import org.counterplay.reports.json.SolversJson;
import org.counterplay.reports.text.SolversText;
import org.counterplay.solvers.catalog.BackendEntry;
import org.counterplay.solvers.catalog.Backends;
import picocli.CommandLine.Command;

/** {@code counterplay solvers}. */
@Command(
        name = "solvers",
        mixinStandardHelpOptions = true,
        description = "List the solvers that were found: versions, and what each can do.")
final class SolversCommand extends Task {
    SolversCommand(Console console) {
        super(console);
    }

    @Override
    int run() {
        List<BackendEntry> entries;
        try (Progress loading = progress("loading solvers")) {
            entries = Backends.entries();
        }
        if (output().json()) {
            JsonText.write(console().out(), json -> SolversJson.write(entries, json));
        } else {
            console().print(SolversText.lines(entries, console().style()));
        }
        return ExitCode.DONE;
    }
}
