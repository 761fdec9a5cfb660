package org.counterplay.reports.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.counterplay.instances.Instance;
import org.counterplay.model.game.Game;
import org.counterplay.solvers.natives.NativesUnavailable;

/**
 * Tells builds of the program apart. Two builds of one version are not the same program where a source has changed in
 * between, and what one has computed must not pass for a result of the other.
 */
final class Build {
    /** A class of each module. */
    private static final List<Class<?>> MODULES =
            List.of(Game.class, NativesUnavailable.class, Instance.class, Build.class);

    private Build() {}

    /**
     * A digest of the modules' files: of a jar by its bytes, which the same sources give again; of a
     * folder of classes by lengths and times, which stay until the next build.
     */
    static String fingerprint() {
        List<String> lines = new ArrayList<>();
        try {
            for (Path place : places()) {
                lines.addAll(Files.isDirectory(place) ? ofFolder(place) : ofJar(place));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("the program's own classes cannot be read", failed);
        }
        return Sha256.of(String.join("\n", lines)).substring(0, 16);
    }

    /** Where the modules are; tools may put several into one place. */
    private static Set<Path> places() {
        Set<Path> places = new LinkedHashSet<>();
        for (Class<?> module : MODULES) {
            try {
                places.add(Path.of(module.getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI()));
            } catch (URISyntaxException impossible) {
                throw new IllegalStateException("a class path has no path: " + module, impossible);
            }
        }
        return places;
    }

    private static List<String> ofJar(Path jar) throws IOException {
        CRC32 sum = new CRC32();
        byte[] some = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(jar)) {
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                sum.update(some, 0, read);
            }
        }
        return List.of(Files.size(jar) + " " + sum.getValue());
    }

    private static List<String> ofFolder(Path place) throws IOException {
        try (Stream<Path> all = Files.walk(place)) {
            List<String> lines = new ArrayList<>();
            for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                lines.add(place.relativize(file) + " " + Files.size(file) + " "
                        + Files.getLastModifiedTime(file).toMillis());
            }
            lines.sort(null);
            return lines;
        }
    }
}
