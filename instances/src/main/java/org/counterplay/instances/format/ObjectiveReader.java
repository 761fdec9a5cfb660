package org.counterplay.instances.format;

import java.nio.file.Path;
import java.util.Arrays;
import org.counterplay.model.game.Game;
import org.counterplay.model.number.NumberColumn;
import org.hipparchus.fraction.BigFraction;

/**
 * Reads a file that weighs joint actions: {@code {"format": "counterplay/objective", "version": 1, "weights": [{"state": "*",
 * "actions": ["a1", "*"], "value": "3/2"}, ..]}}. As with rewards, the first rule that matches counts, and what none matches
 * weighs 0.
 */
public final class ObjectiveReader {
    static final String FORMAT = "counterplay/objective";
    static final int VERSION = 1;

    private ObjectiveReader() {}

    /**
     * The weight of each joint action of a state.
     *
     * @throws InputException if the file cannot be read, or anything in it is wrong
     */
    public static BigFraction[] read(Path path, Game game, int state) {
        return read(InputFile.load(path), game, state);
    }

    /**
     * Reads a text as if it were the content of a file.
     *
     * @throws InputException if anything in it is wrong
     */
    public static BigFraction[] read(String text, String fileName, Game game, int state) {
        return read(InputFile.parse(fileName, text), game, state);
    }

    private static BigFraction[] read(Document document, Game game, int state) {
        Reading reading = new Reading(document);
        InstanceFields.checkFormat(reading, 0, FORMAT, VERSION);
        Fields fields = new Fields(reading, "an objective", "format", "version", "weights");
        int weights = fields.open(0) ? fields.required("weights") : -1;
        reading.stopIfWrong();
        NumberColumn.Writer values = new NumberColumn.Writer(16);
        ActionRules rules = ActionRules.read(
                reading, weights, "weights", StateNames.of(game.states()), ActionSets.of(game), "value", node -> {
                    BigFraction value = reading.finite(node, "a weight");
                    values.add(value == null ? BigFraction.ZERO : value);
                });
        reading.stopIfWrong();
        int[] matched = new int[game.actions(state).size()];
        rules.match(state, matched);
        NumberColumn column = values.finish();
        return Arrays.stream(matched)
                .mapToObj(rule -> rule == ActionRules.NONE ? BigFraction.ZERO : column.at(rule))
                .toArray(BigFraction[]::new);
    }
}
