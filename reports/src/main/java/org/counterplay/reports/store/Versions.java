package org.counterplay.reports.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What computed.
 *
 * @param program the program's version
 * @param build a digest of the program's classes: builds that differ anywhere have different ones
 * @param libraries versions by name of the libraries whose answers results rest on
 */
public record Versions(String program, String build, SortedMap<String, String> libraries) {
    private static final String FILE = "versions.properties";
    private static final String PROGRAM = "counterplay";

    public Versions {
        libraries = Collections.unmodifiableSortedMap(new TreeMap<>(libraries));
    }

    /** Those at hand. */
    public static Versions here() {
        return Here.VERSIONS;
    }

    /** Found once a process. */
    private static final class Here {
        static final Versions VERSIONS = read();

        private static Versions read() {
            Properties all = new Properties();
            try (InputStream in = Versions.class.getResourceAsStream(FILE)) {
                if (in == null) {
                    throw new IllegalStateException("the resource " + FILE + " is missing; build the program anew");
                }
                all.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            } catch (IOException failed) {
                throw new UncheckedIOException("the resource " + FILE + " cannot be read", failed);
            }
            SortedMap<String, String> libraries = new TreeMap<>();
            all.stringPropertyNames().forEach(name -> libraries.put(name, all.getProperty(name)));
            String program = libraries.remove(PROGRAM);
            if (program == null) {
                throw new IllegalStateException("the resource " + FILE + " does not name the version of " + PROGRAM);
            }
            return new Versions(program, Build.fingerprint(), libraries);
        }
    }

    /** A line {@code name version} for each library, sorted. */
    String libraryLines() {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, String> library : libraries.entrySet()) {
            lines.add(library.getKey() + " " + library.getValue());
        }
        return String.join("\n", lines);
    }

    /** The opposite of {@link #libraryLines}. */
    static SortedMap<String, String> libraries(String lines) {
        SortedMap<String, String> libraries = new TreeMap<>();
        lines.lines().forEach(line -> {
            int space = line.indexOf(' ');
            libraries.put(space < 0 ? line : line.substring(0, space), space < 0 ? "" : line.substring(space + 1));
        });
        return libraries;
    }
}
