package org.counterplay.solvers.search.game;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.counterplay.model.game.Game;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.search.Question.WorstGame;
import org.counterplay.solvers.search.evaluate.Layout;
import org.counterplay.solvers.search.evaluate.Who;
import org.counterplay.solvers.search.sequential.Checkpoint;
import org.counterplay.solvers.search.sequential.SequentialSearch.Given;
import org.counterplay.solvers.search.structure.Position;
import org.counterplay.solvers.search.structure.PositionText;
import org.counterplay.solvers.search.witness.ExactPoint;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * Where a search for a worst game stands: to be written to a file and handed back with the same question and seed.
 *
 * @param structure where the search of structures stands, or null if it has not begun
 * @param sequential where the sequential linear programs stand
 * @param best the game and the policies of the best witness so far, to be checked again, or null
 */
public record SearchPosition(
        @Nullable Position structure,
        Checkpoint sequential,
        @Nullable Given best) {
    /** The beginning. */
    public static final SearchPosition BEGINNING = new SearchPosition(null, Checkpoint.BEGINNING, null);

    private static final String STRUCTURE = "structure:";

    /** The position as text: the best in rationals, points in hexadecimal floating point, so that nothing is lost. */
    public String write(WorstGame question) {
        StringBuilder text = new StringBuilder();
        text.append("next ").append(sequential.nextStart()).append('\n');
        text.append("given ").append(sequential.given()).append('\n');
        if (best != null) {
            ExactPoint exact = ExactPoint.of(layout(question), best.game(), best.expert(), best.learner());
            text.append("best ")
                    .append(Arrays.stream(exact.values()).map(Rationals::format).collect(Collectors.joining(" ")))
                    .append('\n');
        }
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
        int split = ("\n" + text).indexOf("\n" + STRUCTURE + "\n");
        Position structure =
                split < 0 ? null : PositionText.read(text.substring(split + STRUCTURE.length() + 1), question);
        List<String> lines =
                (split < 0 ? text : text.substring(0, split)).lines().toList();
        Layout layout = layout(question);
        long next = -1;
        int given = -1;
        Given best = null;
        List<double[]> points = new ArrayList<>();
        for (int k = 0; k < lines.size(); k++) {
            String[] words = lines.get(k).split(" ", -1);
            try {
                switch (words[0]) {
                    case "next" -> next = Long.parseLong(words[1]);
                    case "given" -> given = Integer.parseInt(words[1]);
                    case "best" -> best = best(words, layout);
                    case "point" -> points.add(point(words, layout));
                    default -> throw new IllegalArgumentException("\"" + words[0] + "\" is not known");
                }
            } catch (RuntimeException wrong) {
                throw new IllegalArgumentException("line " + (k + 1) + ": " + wrong.getMessage(), wrong);
            }
        }
        if (next < 0 || given < 0) {
            throw new IllegalArgumentException("the numbers \"next\" and \"given\" are missing or below 0");
        }
        return new SearchPosition(structure, new Checkpoint(next, given, points), best);
    }

    private static Layout layout(WorstGame question) {
        return new Layout(question.size(), question.rewards().kind());
    }

    private static Given best(String[] words, Layout layout) {
        count(words, layout);
        BigFraction[] values = new BigFraction[layout.length()];
        for (int k = 0; k < values.length; k++) {
            values[k] = Rationals.parse(words[k + 1]);
        }
        ExactPoint exact = new ExactPoint(layout, values);
        Game game = exact.game("found");
        return new Given(game, exact.policy(game, Who.EXPERT), exact.policy(game, Who.LEARNER));
    }

    private static double[] point(String[] words, Layout layout) {
        count(words, layout);
        double[] point = new double[layout.length()];
        for (int k = 0; k < point.length; k++) {
            point[k] = Double.parseDouble(words[k + 1]);
            if (!Double.isFinite(point[k])) {
                throw new IllegalArgumentException(words[k + 1] + " is no finite number");
            }
        }
        return point;
    }

    private static void count(String[] words, Layout layout) {
        if (words.length != layout.length() + 1) {
            throw new IllegalArgumentException(
                    words.length - 1 + " numbers; a game of this size with two policies has " + layout.length());
        }
    }
}
