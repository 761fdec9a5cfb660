package org.counterplay.instances.format;

import java.nio.file.Path;
import org.counterplay.model.deviation.DeviationClass;
import org.counterplay.model.game.Game;

/**
 * Reads a file that holds one deviation class: {@code {"format": "counterplay/deviations", "version": 1, "name": ..,
 * "masked": [..]}} or the same with "listed". The name is optional; without it the file's name is the class's.
 */
public final class DeviationReader {
    static final String FORMAT = "counterplay/deviations";
    static final int VERSION = 1;

    private DeviationReader() {}

    /**
     * Reads a deviation class of a game's agents.
     *
     * @throws InputException if the file cannot be read, or anything in it is wrong
     */
    public static DeviationClass read(Path path, Game game) {
        return read(InputFile.load(path), game);
    }

    /**
     * Reads a text as if it were the content of a file.
     *
     * @throws InputException if anything in it is wrong
     */
    public static DeviationClass read(String text, String fileName, Game game) {
        return read(InputFile.parse(fileName, text), game);
    }

    private static DeviationClass read(Document document, Game game) {
        Reading reading = new Reading(document);
        InstanceFields.checkFormat(reading, 0, FORMAT, VERSION);
        DeviationClasses classes = new DeviationClasses(
                reading,
                StateNames.of(game.states()),
                ActionSets.of(game),
                game.horizon(),
                "format",
                "version",
                "name");
        int nameNode = classes.open(0).optional("name");
        reading.stopIfWrong();
        String name = nameNode < 0 ? null : reading.newName(nameNode, "a deviation class's name");
        return classes.read(0, name == null ? document.source().file() : name);
    }
}
