package org.counterplay.solvers.search.structure;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.counterplay.solvers.search.Question.WorstGame;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Position} as text, one {@code name value ..} a line. Of the best candidate only the structure is written; its
 * rewards and value are computed again when it is read, so that a changed file cannot claim what is not so.
 */
public final class PositionText {
    private static final String SHAPE = "best-shape";

    private PositionText() {}

    /** Writes a position of the search for the question. */
    public static String write(Position position, WorstGame question) {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("level", Integer.toString(position.level()));
        lines.put("shape", Integer.toString(position.shape()));
        lines.put("agent", Integer.toString(position.agent()));
        lines.put("solutions", Long.toString(position.solutions()));
        lines.put("structures", Long.toString(position.structures()));
        Candidate best = position.best();
        if (best != null) {
            Structure structure = best.structure();
            lines.put(SHAPE, Integer.toString(StructureSearch.shapes(question).indexOf(structure.shape())));
            lines.put("best-next", numbers(structure.next()));
            lines.put("best-expert", numbers(structure.expert()));
            lines.put("best-learner", numbers(structure.learner()));
        }
        return lines.entrySet().stream()
                .map(line -> line.getKey() + " " + line.getValue() + "\n")
                .collect(Collectors.joining());
    }

    /**
     * Reads a position of the search for the question.
     *
     * @throws IllegalArgumentException if the text is no such position; the message names the line
     */
    public static Position read(String text, WorstGame question) {
        StructureSearch.refusal(question).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
        Map<String, String> lines = new LinkedHashMap<>();
        for (String line : text.lines().toList()) {
            String[] parts = line.split(" ", 2);
            if (parts.length < 2 || lines.put(parts[0], parts[1]) != null) {
                throw new IllegalArgumentException("line '" + line + "' of a position is incomplete or repeated");
            }
        }
        List<Shape> shapes = StructureSearch.shapes(question);
        Candidate best = lines.containsKey(SHAPE) ? best(lines, shapes, question) : null;
        return new Position(
                (int) number(lines, "level", Integer.MAX_VALUE),
                (int) number(lines, "shape", shapes.size()),
                (int) number(lines, "agent", question.size().actions().size() - 1),
                number(lines, "solutions", Long.MAX_VALUE),
                number(lines, "structures", Long.MAX_VALUE),
                best);
    }

    private static @Nullable Candidate best(Map<String, String> lines, List<Shape> shapes, WorstGame question) {
        Shape shape = shapes.get((int) number(lines, SHAPE, shapes.size() - 1));
        Structure structure = new Structure(
                shape, numbers(lines, "best-next"), numbers(lines, "best-expert"), numbers(lines, "best-learner"));
        if (!structure.admissible()) {
            throw new IllegalArgumentException(
                    "the best structure of a position breaks the rules of its shape: " + structure);
        }
        return StructureSearch.scorer(question)
                .above(structure, BigFraction.ZERO)
                .map(score -> new Candidate(structure, score, question.rewards()))
                .orElse(null);
    }

    private static String numbers(int[] values) {
        return Arrays.stream(values).mapToObj(Integer::toString).collect(Collectors.joining(" "));
    }

    private static int[] numbers(Map<String, String> lines, String name) {
        String[] words = line(lines, name).split(" ", -1);
        int[] values = new int[words.length];
        for (int k = 0; k < values.length; k++) {
            values[k] = (int) number(name, words[k], Integer.MAX_VALUE);
        }
        return values;
    }

    private static long number(Map<String, String> lines, String name, long most) {
        return number(name, line(lines, name), most);
    }

    private static long number(String name, String word, long most) {
        try {
            long value = Long.parseLong(word);
            if (value >= 0 && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below, as for numbers out of range
        }
        throw new IllegalArgumentException(
                "line '" + name + "' of a position holds '" + word + "'; it must be a number from 0 to " + most);
    }

    private static String line(Map<String, String> lines, String name) {
        String value = lines.get(name);
        if (value == null) {
            throw new IllegalArgumentException("a position lacks the line '" + name + "'");
        }
        return value;
    }
}
