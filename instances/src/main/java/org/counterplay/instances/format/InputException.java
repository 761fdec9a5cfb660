package org.counterplay.instances.format;

import java.util.List;
import org.counterplay.model.number.Heap;

/**
 * A file that cannot be read or written, or that does not say what it should. The message is ready to be shown to the person who wrote
 * the file: file, line, column, what is wrong, the line itself with a caret under the column, then the other problems found.
 */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * One thing that is wrong.
     *
     * @param line the line, counted from 1, or 0 where no line is known
     * @param column the column in characters, counted from 1, or 0 where none is known
     * @param path where it stands in the file's data, like {@code $.transitions[3].to.s1}; {@code $} is all of it
     * @param text what is wrong, without its place
     * @param excerpt the line of the file and a second line with the caret, or an empty text
     */
    public record Problem(int line, int column, String path, String text, String excerpt) {}

    private final String file;
    private final transient List<Problem> problems;
    private final long count;

    /** An error that belongs to the file as a whole. */
    public InputException(String file, String text) {
        this(file, List.of(new Problem(0, 0, "$", text, "")), 1);
    }

    /**
     * An error with all that was found.
     *
     * @param problems the first problems, at least one
     * @param count how many there were in all
     */
    InputException(String file, List<Problem> problems, long count) {
        super(message(file, problems, count));
        this.file = file;
        this.problems = List.copyOf(problems);
        this.count = count;
    }

    /** Throws one where what a file asks for would not fit in memory; the parameters are those of {@link Heap#shortage}. */
    public static void requireMemory(String file, String what, double bytes) {
        Heap.shortage(what, bytes).ifPresent(reason -> {
            throw new InputException(file, reason);
        });
    }

    /** The file's name as it was given. */
    public String file() {
        return file;
    }

    /** The line of the first problem, counted from 1, or 0 where no line is known. */
    public int line() {
        return problems.getFirst().line();
    }

    /** The column of the first problem, counted from 1, or 0 where none is known. */
    public int column() {
        return problems.getFirst().column();
    }

    /** The path of the first problem in the file's data. */
    public String path() {
        return problems.getFirst().path();
    }

    /** The first problem in words, without its place. */
    public String text() {
        return problems.getFirst().text();
    }

    /** The first problems found, in the order in which they were met. */
    public List<Problem> problems() {
        return problems;
    }

    /** How many problems were found in all. */
    public long count() {
        return count;
    }

    private static String message(String file, List<Problem> problems, long count) {
        StringBuilder message = new StringBuilder();
        for (Problem problem : problems) {
            if (!message.isEmpty()) {
                message.append('\n');
            }
            message.append(file);
            if (problem.line() > 0) {
                message.append(':').append(problem.line()).append(':').append(problem.column());
            }
            message.append(": ").append(problem.text());
            if (!problem.path().equals("$")) {
                message.append(" (at ").append(problem.path()).append(')');
            }
            if (problem == problems.getFirst() && !problem.excerpt().isEmpty()) {
                message.append('\n').append(problem.excerpt());
            }
        }
        if (count > problems.size()) {
            message.append("\n... and ").append(count - problems.size()).append(" more");
        }
        return message.toString();
    }
}
