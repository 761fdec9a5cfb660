package org.counterplay.solvers.natives;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where unpacked libraries are kept from one run to the next. */
final class CacheDirectory {
    private CacheDirectory() {}

    /**
     * Directories to try, in order: {@code COUNTERPLAY_CACHE} alone where it is set; else the system's folder for caches
     * ({@code XDG_CACHE_HOME}, {@code ~/.cache}, {@code ~/Library/Caches}, {@code LOCALAPPDATA}) and, where that fails, the
     * folder for temporary files.
     */
    static List<Path> candidates(
            Map<String, String> environment, String system, String home, String temporary, String user) {
        String chosen = environment.getOrDefault("COUNTERPLAY_CACHE", "");
        if (!chosen.isBlank()) {
            return List.of(Path.of(chosen).toAbsolutePath());
        }
        String name = system.toLowerCase(Locale.ROOT);
        List<Path> found = new ArrayList<>();
        String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        String local = environment.getOrDefault("LOCALAPPDATA", "");
        if (!xdg.isBlank() && Path.of(xdg).isAbsolute()) { // the specification says to ignore relative paths
            found.add(Path.of(xdg, "counterplay"));
        } else if (name.startsWith("windows") && !local.isBlank()) {
            found.add(Path.of(local, "counterplay", "cache"));
        } else if (!home.isBlank()) {
            boolean mac = name.startsWith("mac");
            found.add(mac ? Path.of(home, "Library", "Caches", "counterplay") : Path.of(home, ".cache", "counterplay"));
        }
        found.add(Path.of(temporary, "counterplay-" + user));
        return found;
    }

    /** {@link #candidates} on this machine. */
    static List<Path> here() {
        return candidates(
                System.getenv(),
                System.getProperty("os.name", ""),
                System.getProperty("user.home", ""),
                System.getProperty("java.io.tmpdir", "."),
                System.getProperty("user.name", "user"));
    }

    /**
     * Makes the directory if need be, readable by its owner alone, and sees that nobody else could put a library into it.
     *
     * @throws IOException if it cannot be made, or belongs to or can be written by someone else
     */
    static void prepare(Path directory) throws IOException {
        boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (!Files.isDirectory(directory)) {
            if (posix) {
                Files.createDirectories(
                        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectories(directory);
            }
        }
        if (posix) {
            var view = Files.getFileAttributeView(directory, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
            Set<PosixFilePermission> allowed = view.readAttributes().permissions();
            if (allowed.contains(PosixFilePermission.OTHERS_WRITE)) {
                throw new IOException("everyone may write to it");
            }
            Path probe = Files.createTempFile(directory, ".probe", "");
            try {
                if (!Files.getOwner(probe).equals(Files.getOwner(directory))) {
                    throw new IOException("it belongs to " + Files.getOwner(directory));
                }
            } finally {
                Files.delete(probe);
            }
        }
    }
}
