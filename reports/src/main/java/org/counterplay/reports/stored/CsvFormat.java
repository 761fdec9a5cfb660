package org.counterplay.reports.stored;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.counterplay.instances.format.AtomicFile;
import org.counterplay.reports.store.Run;
import org.counterplay.reports.store.Stored;
import tools.jackson.databind.JsonNode;

/**
 * {@code runs.csv}, a row for each run, and of each kind of run the results as tidy tables: {@code audit.csv}, {@code
 * audit.claims.csv}, .. (RFC 4180 with line feeds; exact numbers as they stand in the JSON). What runs
 * say that ended in an error is {@code errors.csv}.
 */
public final class CsvFormat implements RunFormat {
    private static final String RUNS = "runs";

    /** The table of what runs that ended in an error say. */
    private static final String ERRORS = "errors";

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String description() {
        return "runs.csv and the results as tables";
    }

    @Override
    public List<Path> write(List<Stored> runs, Path folder) {
        SequencedMap<String, TidyTable> tables = new LinkedHashMap<>();
        for (Stored stored : runs) {
            Map<String, String> head = new LinkedHashMap<>();
            head.put("run", Long.toString(stored.id()));
            JsonNode result = Results.read(stored.run());
            TidyTable.add(result.has(Run.ERROR) ? ERRORS : stored.run().kind(), result, head, tables);
        }
        List<Path> files = new ArrayList<>();
        Path list = folder.resolve(RUNS + ".csv");
        write(list, heads(), runs.stream().map(CsvFormat::row).toList());
        files.add(list);
        tables.forEach((name, table) -> {
            Path file = folder.resolve(name + ".csv");
            write(file, table.columns(), table.rows());
            files.add(file);
        });
        return files;
    }

    private static List<String> heads() {
        return List.of(
                "run",
                "kind",
                "command",
                "started",
                "seconds",
                "exit",
                "verdict",
                "seed",
                "program",
                "build",
                "machine",
                "evidence");
    }

    private static List<String> row(Stored stored) {
        Run run = stored.run();
        Long seed = run.seed();
        return List.of(
                Long.toString(stored.id()),
                run.kind(),
                String.join(" ", run.arguments()),
                run.started().toString(),
                Double.toString(run.seconds()),
                Integer.toString(run.exit()),
                Headline.of(run),
                seed == null ? "" : Long.toString(seed),
                run.versions().program(),
                run.versions().build(),
                run.machine(),
                String.join(
                        " ",
                        run.artifacts().stream()
                                .map(each -> each.name().replace(' ', '_') + "=" + each.digest())
                                .toList()));
    }

    private static void write(Path file, List<String> heads, List<List<String>> rows) {
        AtomicFile.write(file, out -> {
            CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
            csv.writeRecord(heads);
            rows.forEach(csv::writeRecord);
            csv.flush();
        });
    }
}
