package org.counterplay.reports.text;

import java.util.ArrayList;
import java.util.List;

/** A table whose columns are aligned: text to the left, numbers to the right. */
public final class Table {
    private static final String INDENT = "  ";
    private static final String GAP = "  ";

    private final List<String> heads = new ArrayList<>();
    private final List<Boolean> right = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    /** Adds a column of words. */
    public Table words(String head) {
        heads.add(head);
        right.add(false);
        return this;
    }

    /** Adds a column of numbers. */
    public Table numbers(String head) {
        heads.add(head);
        right.add(true);
        return this;
    }

    /** Adds a row, one text a column. */
    public Table row(String... cells) {
        return row(List.of(cells));
    }

    /** Adds a row, one text a column. */
    public Table row(List<String> cells) {
        if (cells.size() != heads.size()) {
            throw new IllegalArgumentException(cells.size() + " cells in a table of " + heads.size() + " columns");
        }
        rows.add(List.copyOf(cells));
        return this;
    }

    /** The lines, the heads first where there are any; without line ends or blanks at their ends. */
    public List<String> lines(Style style) {
        int[] width = new int[heads.size()];
        for (int c = 0; c < width.length; c++) {
            width[c] = length(heads.get(c));
            for (List<String> row : rows) {
                width[c] = Math.max(width[c], length(row.get(c)));
            }
        }
        List<String> lines = new ArrayList<>();
        if (heads.stream().anyMatch(head -> !head.isEmpty())) {
            lines.add(INDENT + style.faint(line(heads, width).substring(INDENT.length())));
        }
        for (List<String> row : rows) {
            lines.add(line(row, width));
        }
        return lines;
    }

    private String line(List<String> cells, int[] width) {
        StringBuilder line = new StringBuilder(INDENT);
        for (int c = 0; c < width.length; c++) {
            String cell = cells.get(c);
            String padding = " ".repeat(width[c] - length(cell));
            line.append(c == 0 ? "" : GAP)
                    .append(right.get(c) ? padding : "")
                    .append(cell)
                    .append(right.get(c) ? "" : padding);
        }
        return line.toString().stripTrailing();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
