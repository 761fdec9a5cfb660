package org.counterplay.solvers.natives;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The native libraries, loaded when they are first asked for and once a process.
 *
 * <p>OR-Tools' own loader unpacks 70 MB into a new folder for temporary files at every start, leaves them there when the
 * process is killed, and returns normally when that failed. Here they are unpacked once into a folder that stays (see {@link
 * CacheDirectory}), HiGHS alone (5 MB) where only HiGHS is asked for, and what fails says why.
 */
public final class NativeLibraries {
    private static @Nullable SymbolLookup highs;
    private static boolean orTools;

    private NativeLibraries() {}

    /**
     * HiGHS's C functions.
     *
     * @throws NativesUnavailable if HiGHS cannot be loaded here
     */
    public static synchronized SymbolLookup highs() {
        if (highs == null) {
            Platform platform = Platform.here();
            String file = platform.highs();
            highs = load(
                    platform, file::equals, folder -> SymbolLookup.libraryLookup(folder.resolve(file), Arena.global()));
        }
        return highs;
    }

    /**
     * Loads OR-Tools with all that it needs, so that its Java classes can be used.
     *
     * @throws NativesUnavailable if it cannot be loaded here
     */
    public static synchronized void orTools() {
        if (orTools) {
            return;
        }
        Platform platform = Platform.here();
        orTools = load(platform, name -> true, folder -> {
            if (platform.id().startsWith("win32")) {
                loadForWindows(folder);
            }
            System.load(folder.resolve(platform.bridge()).toString());
            return true;
        });
    }

    /**
     * A library that another jar carries, unpacked once into the folder where the solvers' are kept; whoever asks loads it.
     *
     * @param folder within the jar, with a slash at its end
     * @throws NativesUnavailable if no jar holds it, or it cannot be unpacked anywhere
     */
    public static Path unpacked(String folder, String file, ClassLoader loader) {
        NativeArchive archive = NativeArchive.of(
                folder, file, loader, "Add the artifact that has it for this system to the class path.");
        return load(archive, CacheDirectory.here(), file::equals, at -> at.resolve(file));
    }

    /** Windows looks for what a library needs among the libraries that are loaded, not beside it. */
    private static void loadForWindows(Path folder) {
        for (String name : List.of(
                "zlib1",
                "bz2",
                "abseil_dll",
                "re2",
                "libutf8_validity",
                "libprotobuf",
                "highs",
                "libscip",
                "ortools")) {
            Path file = folder.resolve(name + ".dll");
            if (file.toFile().exists()) {
                System.load(file.toString());
            }
        }
    }

    /** Loads what was unpacked. */
    interface Loading<T> {
        T from(Path folder);
    }

    private static <T> T load(Platform platform, Predicate<String> wanted, Loading<T> loading) {
        NativeArchive archive = NativeArchive.of(platform, NativeLibraries.class.getClassLoader());
        return load(archive, CacheDirectory.here(), wanted, loading);
    }

    /** Tries one directory after the other. */
    static <T> T load(NativeArchive archive, List<Path> caches, Predicate<String> wanted, Loading<T> loading) {
        List<String> reasons = new ArrayList<>();
        for (Path cache : caches) {
            try {
                return loading.from(archive.unpack(cache, wanted));
            } catch (IOException e) {
                reasons.add("cannot unpack them into " + cache + " (" + reason(e) + ")");
            } catch (UnsatisfiedLinkError | IllegalArgumentException e) {
                reasons.add("cannot load them from " + cache + " (" + e.getMessage()
                        + "; maybe the directory is mounted noexec, or a system library is missing)");
            }
        }
        throw new NativesUnavailable(
                reasons,
                "Set the environment variable COUNTERPLAY_CACHE to a directory of your own with 80 MB free that allows "
                        + "writing and execution.");
    }

    private static String reason(IOException e) {
        if (e instanceof FileSystemException file) {
            String why = file.getReason() == null ? e.getClass().getSimpleName() : file.getReason();
            return why + ": " + file.getFile();
        }
        return String.valueOf(e.getMessage());
    }
}
