package org.counterplay.reports.benchmark;

import java.util.List;

/**
 * What a benchmark measured.
 *
 * @param measures numbers of which something may be asked
 * @param heads the heads of a table that comes with them; empty where there is none
 * @param rows its rows
 */
public record Outcome(List<Measure> measures, List<String> heads, List<List<String>> rows) {
    public Outcome {
        measures = List.copyOf(measures);
        heads = List.copyOf(heads);
        rows = List.copyOf(rows);
    }

    /** Numbers alone. */
    static Outcome of(List<Measure> measures) {
        return new Outcome(measures, List.of(), List.of());
    }
}
