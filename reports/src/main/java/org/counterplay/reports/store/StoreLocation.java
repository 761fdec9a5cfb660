package org.counterplay.reports.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where runs are stored unless the command line says so.
 *
 * @param file the store; null where runs are not stored
 * @param own whether its folder is the program's own, to be made where it is missing
 */
public record StoreLocation(@Nullable Path file, boolean own) {
    /** The environment variable that names the file. */
    public static final String VARIABLE = "COUNTERPLAY_STORE";

    /** The value of {@link #VARIABLE} that says that runs are not stored. */
    public static final String NONE = "none";

    private static final String NAME = "runs.sqlite";

    /** Runs are not stored. */
    public static StoreLocation none() {
        return new StoreLocation(null, false);
    }

    /** A file that somebody named; its folder must be there. */
    public static StoreLocation of(Path file) {
        return new StoreLocation(file, false);
    }

    /**
     * What {@code COUNTERPLAY_STORE} says; where it is not set or empty, {@code runs.sqlite} in the user's folder for data:
     * {@code XDG_DATA_HOME/counterplay} where that is an absolute path, on Windows {@code LOCALAPPDATA\counterplay}, on macOS
     * {@code ~/Library/Application Support/counterplay}, else {@code ~/.local/share/counterplay}. Without a home there is none.
     */
    public static StoreLocation of(Map<String, String> environment, String system, String home) {
        String chosen = environment.getOrDefault(VARIABLE, "");
        if (!chosen.isBlank()) {
            return chosen.equals(NONE) ? none() : of(Path.of(chosen));
        }
        Path folder = folder(environment, system.toLowerCase(Locale.ROOT), home);
        return folder == null
                ? none()
                : new StoreLocation(folder.resolve("counterplay").resolve(NAME), true);
    }

    private static @Nullable Path folder(Map<String, String> environment, String system, String home) {
        String xdg = environment.getOrDefault("XDG_DATA_HOME", "");
        String local = environment.getOrDefault("LOCALAPPDATA", "");
        if (!xdg.isBlank() && Path.of(xdg).isAbsolute()) { // the specification says to ignore relative paths
            return Path.of(xdg);
        }
        if (system.startsWith("windows") && !local.isBlank()) {
            return Path.of(local);
        }
        if (home.isBlank()) {
            return null;
        }
        return system.startsWith("mac")
                ? Path.of(home, "Library", "Application Support")
                : Path.of(home, ".local", "share");
    }

    /** {@link #of(Map, String, String)} of this process. */
    public static StoreLocation here() {
        return of(System.getenv(), System.getProperty("os.name", ""), System.getProperty("user.home", ""));
    }

    /**
     * Makes the program's own folder, readable by its owner alone, where it is missing; does nothing otherwise.
     *
     * @throws StoreException if it cannot be made
     */
    void prepare() {
        Path folder = file == null ? null : file.getParent();
        if (file == null || folder == null || !own || Files.isDirectory(folder)) {
            return;
        }
        try {
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectories(folder);
            }
        } catch (IOException failed) {
            throw new StoreException(
                    file,
                    "cannot be made, since its folder cannot (" + failed + "). Name another file with --store or "
                            + VARIABLE + ", or use --no-store",
                    failed);
        }
    }
}
