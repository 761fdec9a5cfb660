package org.counterplay.instances.format;

import java.nio.file.Path;
import org.counterplay.instances.Instance;

/**
 * Reads instance files: JSON or YAML, told by the name's ending or else by the first character, gzipped or not, in UTF-8.
 *
 * <p>Rules are tried in order and the first that matches counts; {@code *} matches anything. A rule that names a state must
 * name actions that the agents have there; a rule for any state just does not match where an action is missing. All numbers
 * are read exactly.
 */
public final class InstanceReader {
    private InstanceReader() {}

    /**
     * Reads a file.
     *
     * @throws InputException if it cannot be read, or anything in it is wrong
     */
    public static Instance read(Path path) {
        return InstanceFields.read(new Reading(InputFile.load(path)), 0);
    }

    /**
     * Reads a text as if it were the content of a file.
     *
     * @param fileName the name for messages; its ending tells JSON from YAML
     * @throws InputException if anything in it is wrong
     */
    public static Instance read(String text, String fileName) {
        return InstanceFields.read(new Reading(InputFile.parse(fileName, text)), 0);
    }
}
