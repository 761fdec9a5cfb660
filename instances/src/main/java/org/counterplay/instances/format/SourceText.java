package org.counterplay.instances.format;

import java.nio.file.Path;
import java.util.List;

/** The text of a file, and the lines and columns in it. */
public final class SourceText {
    private static final int MARGIN = 60;
    private static final String INDENT = "    ";

    private final String file;
    private final String text;

    /** A text as if it were the content of a file; the name is for messages. */
    public SourceText(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /**
     * The text of a file, gzipped or not, in UTF-8, without a byte order mark.
     *
     * @throws InputException if it cannot be read
     */
    public static SourceText read(Path path) {
        return new SourceText(path.toString(), InputFile.text(path));
    }

    /** The file's name as it was given. */
    public String file() {
        return file;
    }

    /** All of the text. */
    public String text() {
        return text;
    }

    /** The offset in chars of a code point, which is how YAML's library counts. */
    int offsetOfCodePoint(int codePoint) {
        int all = text.codePointCount(0, text.length());
        return text.offsetByCodePoints(0, Math.clamp(codePoint, 0, all));
    }

    /** An error at an offset (in chars) of the text. */
    public InputException at(long offset, String problem) {
        return at(offset, "$", problem);
    }

    /** An error at an offset (in chars) of the text and a path in its data. */
    InputException at(long offset, String path, String problem) {
        return new InputException(file, List.of(problem(offset, path, problem)), 1);
    }

    InputException.Problem problem(long offset, String path, String problem) {
        int end = Math.clamp(offset, 0, text.length());
        int line = 1;
        int start = 0;
        for (int k = 0; k < end; k++) {
            char c = text.charAt(k);
            if (c == '\n' || (c == '\r' && !(k + 1 < text.length() && text.charAt(k + 1) == '\n'))) {
                line++;
                start = k + 1;
            }
        }
        int column = text.codePointCount(start, end) + 1;
        return new InputException.Problem(line, column, path, problem, excerpt(start, end));
    }

    /** The line that starts at the given offset, or the part of it around the place, and below it the caret. */
    private String excerpt(int start, int place) {
        int from = Math.max(start, place - MARGIN);
        int until = place;
        while (until < text.length()
                && until < place + MARGIN
                && text.charAt(until) != '\n'
                && text.charAt(until) != '\r') {
            until++;
        }
        if (from == until) {
            return "";
        }
        StringBuilder shown = new StringBuilder(INDENT);
        shown.append(from > start ? "..." : "");
        printable(from, place, shown);
        int caret = shown.codePointCount(0, shown.length());
        printable(place, until, shown);
        if (until < text.length() && until == place + MARGIN) {
            shown.append("...");
        }
        return shown.append('\n').append(" ".repeat(caret)).append('^').toString();
    }

    private void printable(int from, int until, StringBuilder shown) {
        for (int k = from; k < until; k++) {
            char c = text.charAt(k);
            shown.append(c == '\t' ? ' ' : Character.isISOControl(c) ? '?' : c);
        }
    }
}
