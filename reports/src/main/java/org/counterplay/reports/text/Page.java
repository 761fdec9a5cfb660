package org.counterplay.reports.text;

import java.util.ArrayList;
import java.util.List;

/** Lines of text being put together. */
final class Page {
    private final List<String> lines = new ArrayList<>();

    Page line(String text) {
        lines.add(text);
        return this;
    }

    Page lines(List<String> more) {
        lines.addAll(more);
        return this;
    }

    /** Says what the mark of long numbers means, where a line has one. */
    Page footnote() {
        boolean marked =
                lines.stream().anyMatch(line -> line.endsWith(Figures.GOES_ON) || line.contains(Figures.GOES_ON + " "));
        return marked ? line("  " + Figures.GOES_ON_MEANS) : this;
    }

    /** An empty line, unless one stands there already. */
    Page gap() {
        if (!lines.isEmpty() && !lines.getLast().isEmpty()) {
            lines.add("");
        }
        return this;
    }

    List<String> toLines() {
        return List.copyOf(lines);
    }
}
