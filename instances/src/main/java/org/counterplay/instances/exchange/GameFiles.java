package org.counterplay.instances.exchange;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.counterplay.instances.format.InputException;
import org.counterplay.instances.format.InstanceReader;

/**
 * Reads a game from a file of any format that is known, told by its name: {@code .nfg} (also {@code .nfg.gz}) by {@link
 * NfgReader}, {@code .tra} and {@code .sta} by {@link PrismReader}, everything else as an instance file by {@link
 * InstanceReader}.
 */
public final class GameFiles {
    private static final List<String> ENDINGS =
            List.of(".json", ".yaml", ".yml", ".json.gz", ".yaml.gz", ".yml.gz", ".nfg", ".nfg.gz", ".tra", ".sta");
    private static final Pattern WITH_OPTIONS = Pattern.compile("(?is)(.*\\.(?:tra|sta))[:?](.*)");

    private GameFiles() {}

    /**
     * A file as it is named on the command line, {@code game.tra:H=10}, taken apart.
     *
     * @param path the file's path as it was given
     * @param options what follows it, or an empty text
     */
    public record Request(String path, String options) {
        /** Takes a text apart; only names that end in {@code .tra} or {@code .sta} can have options. */
        public static Request of(String text) {
            Matcher matcher = WITH_OPTIONS.matcher(text);
            return matcher.matches() ? new Request(matcher.group(1), matcher.group(2)) : new Request(text, "");
        }
    }

    /** The endings of file names that can be read. */
    public static List<String> endings() {
        return ENDINGS;
    }

    /**
     * Reads a file.
     *
     * @param options as {@link ImportOptions#parse} reads them, or an empty text
     * @throws InputException if the file cannot be read, anything in it is wrong, or the options are or do not fit it
     */
    public static Imported read(Path path, String options) {
        ImportOptions parsed;
        try {
            parsed = options.isEmpty() ? ImportOptions.NONE : ImportOptions.parse(options);
        } catch (IllegalArgumentException wrong) {
            throw new InputException(path.toString(), "options \"" + options + "\": " + wrong.getMessage());
        }
        return read(path, parsed);
    }

    /**
     * Reads a file.
     *
     * @throws InputException if the file cannot be read, anything in it is wrong, or there are options for a format whose
     *     files say all by themselves
     */
    public static Imported read(Path path, ImportOptions options) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".tra") || name.endsWith(".sta")) {
            return PrismReader.read(path, options);
        }
        if (!options.isEmpty()) {
            throw new InputException(
                    path.toString(), "a horizon and rewards can be chosen for PRISM exports (.tra) only");
        }
        if (name.endsWith(".nfg") || name.endsWith(".nfg.gz")) {
            return NfgReader.read(path);
        }
        return new Imported(InstanceReader.read(path), List.of());
    }
}
