package org.counterplay.reports.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.counterplay.model.number.Rationals;
import org.counterplay.solvers.search.Found;
import org.counterplay.solvers.search.Witness;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * The best that an earlier search of the same question had, from its checkpoint: checked again, kept beside what is found
 * now, and written with it.
 */
final class KnownBest {
    private static final String BEST = "best";

    private final @Nullable CheckpointFile file;
    private final Function<Witness, List<BigFraction>> numbers;
    private final @Nullable Witness known;

    /**
     * Reads the checkpoint.
     *
     * @param file null where none is asked for
     * @param numbers a witness as numbers
     * @param witness the opposite; throws {@link IllegalArgumentException} where they are none
     */
    KnownBest(
            @Nullable CheckpointFile file,
            Function<Witness, List<BigFraction>> numbers,
            Function<List<BigFraction>, Witness> witness) {
        this.file = file;
        this.numbers = numbers;
        known = file == null
                ? null
                : file.read()
                        .filter(text -> !text.isEmpty())
                        .map(text -> read(text, file, witness))
                        .orElse(null);
    }

    private static Witness read(String text, CheckpointFile file, Function<List<BigFraction>, Witness> witness) {
        String[] words = text.strip().split(" ", -1);
        try {
            if (!words[0].equals(BEST)) {
                throw new IllegalArgumentException("it holds no line \"" + BEST + "\"");
            }
            List<BigFraction> values = new ArrayList<>();
            for (String word : List.of(words).subList(1, words.length)) {
                values.add(Rationals.parse(word));
            }
            return witness.apply(values);
        } catch (IllegalArgumentException wrong) {
            throw file.wrong(String.valueOf(wrong.getMessage()));
        }
    }

    /** What was found now, with what is known where that is worse for the expert; writes the checkpoint. */
    Found with(Found found, PrintWriter warnings) {
        Witness now = found.witness();
        Witness best = now == null || known != null && known.gap().compareTo(now.gap()) > 0 ? known : now;
        String text = best == null
                ? ""
                : BEST + " "
                        + numbers.apply(best).stream().map(Rationals::format).collect(Collectors.joining(" ")) + "\n";
        new CheckpointKeeper(file, warnings).write(text);
        return new Found(best, found.bound(), found.ending(), found.structures(), found.seconds());
    }
}
