package org.counterplay.instances.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.counterplay.model.assumption.FeatureMap;
import org.counterplay.model.game.Game;
import org.hipparchus.fraction.BigFraction;

/**
 * Reads features of states and joint actions: {@code {"format": "counterplay/features", "version": 1, "features": [{"state":
 * "s0", "actions": ["a1", "*"], "values": [1, "1/2"]}, ..]}}. As with rewards, the first rule that matches counts, and what none
 * matches has features 0. All rules have the same number of values.
 */
public final class FeatureReader {
    static final String FORMAT = "counterplay/features";
    static final int VERSION = 1;

    private FeatureReader() {}

    /**
     * Reads features for the rows of a game.
     *
     * @throws InputException if the file cannot be read, or anything in it is wrong
     */
    public static FeatureMap read(Path path, Game game) {
        return read(InputFile.load(path), game);
    }

    /**
     * Reads a text as if it were the content of a file.
     *
     * @throws InputException if anything in it is wrong
     */
    public static FeatureMap read(String text, String fileName, Game game) {
        return read(InputFile.parse(fileName, text), game);
    }

    private static FeatureMap read(Document document, Game game) {
        Reading reading = new Reading(document);
        InstanceFields.checkFormat(reading, 0, FORMAT, VERSION);
        Fields fields = new Fields(reading, "a file of features", "format", "version", "features");
        int node = fields.open(0) ? fields.required("features") : -1;
        reading.stopIfWrong();
        List<BigFraction[]> vectors = new ArrayList<>();
        ActionRules rules = ActionRules.read(
                reading,
                node,
                "features",
                StateNames.of(game.states()),
                ActionSets.of(game),
                "values",
                values -> vectors.add(vector(reading, values, vectors)));
        if (vectors.isEmpty()) {
            reading.problem(node, "no rule; there is no feature");
        }
        reading.stopIfWrong();
        BigFraction[] zero = new BigFraction[vectors.getFirst().length];
        Arrays.fill(zero, BigFraction.ZERO);
        BigFraction[][] rows = new BigFraction[game.rowCount()][];
        for (int state = 0; state < game.stateCount(); state++) {
            int[] matched = new int[game.actions(state).size()];
            rules.match(state, matched);
            for (int joint = 0; joint < matched.length; joint++) {
                rows[game.firstRow(state) + joint] =
                        matched[joint] == ActionRules.NONE ? zero : vectors.get(matched[joint]);
            }
        }
        return new FeatureMap(rows);
    }

    private static BigFraction[] vector(Reading reading, int node, List<BigFraction[]> before) {
        Document document = reading.document();
        List<BigFraction> values = new ArrayList<>();
        if (reading.isList(node, "\"values\"")) {
            for (int k = document.first(node); k < document.end(node); k = document.next(k)) {
                BigFraction value = reading.finite(k, "a feature");
                values.add(value == null ? BigFraction.ZERO : value);
            }
            int expected = before.isEmpty() ? values.size() : before.getFirst().length;
            if (values.isEmpty() || values.size() != expected) {
                reading.problem(
                        node,
                        values.size() + " features; "
                                + (values.isEmpty() ? "write one at least" : "the first rule has " + expected));
            }
        }
        return values.toArray(BigFraction[]::new);
    }
}
