package org.counterplay.reports.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.counterplay.reports.json.CellJson;
import org.counterplay.reports.json.JsonText;
import org.counterplay.reports.store.Run;
import org.counterplay.reports.store.RunLog;
import org.counterplay.reports.store.Versions;
import org.counterplay.reports.tightness.Cell;
import org.counterplay.reports.tightness.CellOutcome;
import org.counterplay.reports.tightness.Shelf;

/** Cells in the run store, each a run of kind {@code tightness-cell}, added as soon as it is computed. */
final class StoredCells implements Shelf {
    /** The kind of these runs. */
    static final String KIND = "tightness-cell";

    private final RunLog store;
    private final String machine;

    StoredCells(RunLog store, String machine) {
        this.store = store;
        this.machine = machine;
    }

    @Override
    public Optional<CellOutcome> find(Cell cell) {
        return store.find(key(cell))
                .map(stored -> new CellOutcome(
                        CellJson.read(stored.run().result()), stored.run().artifacts()));
    }

    @Override
    public void keep(Cell cell, CellOutcome outcome) {
        StringWriter text = new StringWriter();
        JsonText.write(new PrintWriter(text), json -> CellJson.write(outcome.result(), json));
        double seconds = outcome.result().seconds();
        store.add(new Run(
                key(cell),
                KIND,
                List.of(
                        "tightness",
                        cell.sweep().key(),
                        cell.sweep().reading().toString(),
                        cell.point().toString()),
                Versions.here(),
                cell.effort().seed(),
                machine,
                Instant.now().minusNanos(Math.round(seconds * 1e9)),
                seconds,
                0,
                text.toString(),
                outcome.artifacts()));
    }

    private static String key(Cell cell) {
        return Run.key(KIND, cell.words(), cell.effort().seed(), Versions.here());
    }
}
