package org.counterplay.solvers.natives;

import java.util.List;
import java.util.Locale;

/**
 * A machine that OR-Tools has native libraries for.
 *
 * @param id as in the names of OR-Tools' jars and of the folder within them: {@code linux-x86-64}
 * @param bridge file name of the library that Java calls OR-Tools through
 * @param highs file name of HiGHS
 */
record Platform(String id, String bridge, String highs) {

    /** The machine with the given values of the system properties {@code os.name} and {@code os.arch}. */
    static Platform of(String system, String processor) {
        String name = system.toLowerCase(Locale.ROOT);
        String arch = switch (processor.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64", "x86-64" -> "x86-64";
            case "aarch64", "arm64" -> "aarch64";
            default -> processor;
        };
        if (name.startsWith("linux")) {
            return new Platform("linux-" + arch, "libjniortools.so", "libhighs.so.1");
        }
        if (name.startsWith("mac") || name.startsWith("darwin")) {
            return new Platform("darwin-" + arch, "libjniortools.dylib", "libhighs.1.dylib");
        }
        if (name.startsWith("windows")) {
            return new Platform("win32-" + arch, "jniortools.dll", "highs.dll");
        }
        throw new NativesUnavailable(
                List.of("no build for " + system + " on " + processor),
                "Use the backend ojalgo or structured, which are Java only.");
    }

    /** The machine at hand. */
    static Platform here() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    /** The folder of the native libraries within their jar, with a slash at its end. */
    String folder() {
        return "ortools-" + id + "/";
    }
}
