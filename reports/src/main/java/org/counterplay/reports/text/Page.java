package org.counterplay.reports.text;

import java.util.ArrayList;
import java.util.List;

/** Lines of text being put together. */
public final class Page {
    private final List<String> lines = new ArrayList<>();

    /** Adds a line. */
    public Page line(String text) {
        lines.add(text);
        return this;
    }

    /** Adds lines. */
    public Page lines(List<String> more) {
        lines.addAll(more);
        return this;
    }

    /** Says what the mark of long numbers means, where a line has one. */
    public Page footnote() {
        boolean marked =
                lines.stream().anyMatch(line -> line.endsWith(Figures.GOES_ON) || line.contains(Figures.GOES_ON + " "));
        return marked ? line("  " + Figures.GOES_ON_MEANS) : this;
    }

    /** An empty line, unless one stands there already. */
    public Page gap() {
        if (!lines.isEmpty() && !lines.getLast().isEmpty()) {
            lines.add("");
        }
        return this;
    }

    /** The lines. */
    public List<String> toLines() {
        return List.copyOf(lines);
    }
}
