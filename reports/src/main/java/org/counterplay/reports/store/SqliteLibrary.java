package org.counterplay.reports.store;

import java.nio.file.Path;
import java.util.List;
import org.counterplay.solvers.natives.NativeLibraries;
import org.counterplay.solvers.natives.NativesUnavailable;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * SQLite's native library, loaded from the folder where the solvers' are kept. Its driver would unpack it at every start into
 * the folder for temporary files, and leave it there when the process is killed.
 */
final class SqliteLibrary {
    private static boolean loaded;

    private SqliteLibrary() {}

    /** @throws NativesUnavailable if there is none for this machine, or it cannot be unpacked or loaded */
    static synchronized void load() {
        if (loaded) {
            return;
        }
        String name = LibraryLoaderUtil.getNativeLibName();
        String folder = LibraryLoaderUtil.getNativeLibResourcePath().substring(1) + "/";
        Path file = NativeLibraries.unpacked(folder, name, SQLiteJDBCLoader.class.getClassLoader());
        System.setProperty("org.sqlite.lib.path", String.valueOf(file.getParent()));
        System.setProperty("org.sqlite.lib.name", name);
        // Where it looks for what earlier processes have left: not among all temporary files.
        System.setProperty("org.sqlite.tmpdir", String.valueOf(file.getParent()));
        try {
            SQLiteJDBCLoader.initialize();
        } catch (Exception failed) { // as its signature says
            throw new NativesUnavailable(
                    List.of("SQLite cannot be loaded from " + file + " (" + failed.getMessage() + ")"),
                    "Set the environment variable COUNTERPLAY_CACHE to a directory that allows execution.");
        }
        loaded = true;
    }
}
