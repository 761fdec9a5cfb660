package org.counterplay.reports.text;

import java.util.List;
import java.util.Locale;
import org.counterplay.reports.benchmark.Benchmark;
import org.counterplay.reports.benchmark.Measure;
import org.counterplay.reports.benchmark.Outcome;

/** What a benchmark measured. */
public final class BenchmarkText {
    private BenchmarkText() {}

    /** A heading and its tables. */
    public static List<String> lines(Benchmark benchmark, Outcome outcome, Style style) {
        Table table = new Table()
                .words("")
                .numbers("measured")
                .words("")
                .numbers("at most")
                .words("");
        for (Measure measure : outcome.measures()) {
            table.row(
                    measure.what(),
                    number(measure.value()),
                    measure.unit(),
                    measure.most() == null ? "" : number(measure.most()),
                    measure.most() == null ? "" : measure.met() ? style.good("met") : style.bad("missed"));
        }
        Page page = new Page()
                .line(style.bold(benchmark.name()) + ": " + benchmark.subject())
                .lines(table.lines(style))
                .gap();
        if (!outcome.heads().isEmpty()) {
            Table grid = new Table();
            outcome.heads().forEach(grid::numbers);
            outcome.rows().forEach(grid::row);
            page.lines(grid.lines(style)).gap();
        }
        return page.toLines();
    }

    static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Figures.count((long) value);
        }
        int digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }
}
