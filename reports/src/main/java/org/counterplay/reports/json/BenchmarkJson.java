package org.counterplay.reports.json;

import java.util.List;
import java.util.Map;
import org.counterplay.reports.benchmark.Benchmark;
import org.counterplay.reports.benchmark.Machine;
import org.counterplay.reports.benchmark.Measure;
import org.counterplay.reports.benchmark.Outcome;

/** What benchmarks measured. Times and ratios are measurements in floating point, so no texts. */
public final class BenchmarkJson {
    private BenchmarkJson() {}

    /** Writes one object with the machine and all benchmarks. */
    public static void write(Machine machine, Map<Benchmark, Outcome> results, JsonText json) {
        json.object()
                .text("date", machine.date())
                .text("processor", machine.processor())
                .count("processors", machine.processors())
                .text("system", machine.system())
                .text("java", machine.java())
                .count("heapMebibytes", machine.heapMebibytes())
                .list(
                        "benchmarks",
                        list -> results.forEach((benchmark, outcome) -> list.object()
                                .text("name", benchmark.name())
                                .text("subject", benchmark.subject())
                                .list("measures", each -> outcome.measures().forEach(measure -> measure(measure, each)))
                                .list("table", each -> outcome.rows().forEach(row -> row(outcome.heads(), row, each)))
                                .end()))
                .end();
    }

    private static void row(List<String> heads, List<String> cells, JsonText json) {
        json.object();
        for (int c = 0; c < cells.size(); c++) {
            json.text(heads.get(c), cells.get(c));
        }
        json.end();
    }

    private static void measure(Measure measure, JsonText json) {
        json.object()
                .text("what", measure.what())
                .measured("value", measure.value())
                .text("unit", measure.unit());
        if (measure.most() != null) {
            json.measured("most", measure.most()).truth("met", measure.met());
        }
        json.end();
    }
}
