package org.counterplay.solvers.search.game;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.solvers.search.Question.WorstGame;
import org.counterplay.solvers.search.sequential.Checkpoint;
import org.counterplay.solvers.search.structure.Position;
import org.counterplay.solvers.search.structure.PositionText;
import org.jspecify.annotations.Nullable;

/**
 * Where a search for a worst game stands: to be written to a file and handed back with the same question and seed.
 *
 * @param structure where the search of structures stands, or null if it has not begun
 * @param sequential where the sequential linear programs stand
 */
public record SearchPosition(@Nullable Position structure, Checkpoint sequential) {
    /** The beginning. */
    public static final SearchPosition BEGINNING = new SearchPosition(null, Checkpoint.BEGINNING);

    private static final String HEAD = "counterplay/checkpoint 1";
    private static final String STRUCTURE = "structure:";

    /** The position as text; numbers in floating point are written in hexadecimal, so that nothing is lost. */
    public String write(WorstGame question) {
        StringBuilder text = new StringBuilder(HEAD).append('\n');
        text.append("next ").append(sequential.nextStart()).append('\n');
        for (double[] point : sequential.best()) {
            text.append("point");
            for (double entry : point) {
                text.append(' ').append(Double.toHexString(entry));
            }
            text.append('\n');
        }
        if (structure != null) {
            text.append(STRUCTURE).append('\n').append(PositionText.write(structure, question));
        }
        return text.toString();
    }

    /**
     * Reads what {@link #write} wrote for the same question.
     *
     * @throws IllegalArgumentException if the text is no such position; the message says what is wrong
     */
    public static SearchPosition read(String text, WorstGame question) {
        int split = text.indexOf("\n" + STRUCTURE + "\n");
        String head = split < 0 ? text : text.substring(0, split);
        Position structure =
                split < 0 ? null : PositionText.read(text.substring(split + STRUCTURE.length() + 2), question);
        List<String> lines = head.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().equals(HEAD)) {
            throw new IllegalArgumentException("the first line is not \"" + HEAD + "\"");
        }
        long next = 0;
        List<double[]> best = new ArrayList<>();
        for (int k = 1; k < lines.size(); k++) {
            String[] words = lines.get(k).split(" ", -1);
            try {
                switch (words[0]) {
                    case "next" -> next = Long.parseLong(words[1]);
                    case "point" -> best.add(point(words));
                    default -> throw new IllegalArgumentException("\"" + words[0] + "\" is not known");
                }
            } catch (RuntimeException wrong) {
                throw new IllegalArgumentException("line " + (k + 1) + ": " + wrong.getMessage(), wrong);
            }
        }
        if (next < 0) {
            throw new IllegalArgumentException("the next start is " + next + "; it must be at least 0");
        }
        return new SearchPosition(structure, new Checkpoint(next, best));
    }

    private static double[] point(String[] words) {
        double[] point = new double[words.length - 1];
        for (int k = 0; k < point.length; k++) {
            point[k] = Double.parseDouble(words[k + 1]);
            if (!Double.isFinite(point[k])) {
                throw new IllegalArgumentException(words[k + 1] + " is no finite number");
            }
        }
        return point;
    }
}
