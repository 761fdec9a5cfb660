package org.counterplay.reports.store;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One computation, finished.
 *
 * @param key what determines the result, digested (see {@link #key(String, List, Long, Versions)}); the same
 * computation has
 *     the same key
 * @param kind the command's name, or {@code tightness-cell} for a cell of a sweep
 * @param arguments the command line behind the program's name, one argument an element
 * @param versions of program and libraries
 * @param seed of all random choices; null where there are none
 * @param machine what it ran on, in words
 * @param started when it began
 * @param seconds how long it took, at least 0
 * @param exit the exit code
 * @param result what {@code --format json} prints of it, or an object with the message ({@link #ERROR}) where it ended
 * in an error
 * @param artifacts instance files and certificates; their names differ
 * @param files files that were written, or judged
 */
public record Run(
        String key,
        String kind,
        List<String> arguments,
        Versions versions,
        @Nullable Long seed,
        String machine,
        Instant started,
        double seconds,
        int exit,
        String result,
        List<Artifact> artifacts,
        List<FileDigest> files) {
    /** The one member of the result, an object, of a run that ended in an error: the message. */
    public static final String ERROR = "error";

    /** @throws IllegalArgumentException if two artifacts have one name, or the time is negative or not finite */
    public Run {
        arguments = List.copyOf(arguments);
        artifacts = List.copyOf(artifacts);
        files = List.copyOf(files);
        if (!(seconds >= 0) || Double.isInfinite(seconds)) {
            throw new IllegalArgumentException("a run takes " + seconds + " seconds; it must be a number from 0 on");
        }
        Set<String> names = new HashSet<>();
        for (Artifact artifact : artifacts) {
            if (!names.add(artifact.name())) {
                throw new IllegalArgumentException("two artifacts of a run are called \"" + artifact.name() + "\"");
            }
        }
    }

    /** A run that wrote no files. */
    public Run(
            String key,
            String kind,
            List<String> arguments,
            Versions versions,
            @Nullable Long seed,
            String machine,
            Instant started,
            double seconds,
            int exit,
            String result,
            List<Artifact> artifacts) {
        this(key, kind, arguments, versions, seed, machine, started, seconds, exit, result, artifacts, List.of());
    }

    /**
     * SHA-256 of what determines a result, in hexadecimal digits.
     *
     * @param what the parameters, in a form that is the same whenever the computation is; unlike lists have unlike keys
     */
    public static String key(String kind, List<String> what, @Nullable Long seed, Versions versions) {
        StringBuilder text = new StringBuilder();
        part(kind, text);
        text.append(what.size()).append(';');
        what.forEach(each -> part(each, text));
        part(seed == null ? "" : Long.toString(seed), text);
        part(versions.program(), text);
        part(versions.build(), text);
        part(versions.libraryLines(), text);
        return Sha256.of(text.toString());
    }

    /** SHA-256 of all that it says, in hexadecimal digits. */
    public String digest() {
        StringBuilder text = new StringBuilder();
        part(key(kind, arguments, seed, versions), text);
        part(key, text);
        part(machine, text);
        part(started.toString(), text);
        part(Double.toString(seconds), text);
        part(Integer.toString(exit), text);
        part(result, text);
        artifacts.forEach(each -> part(each.name() + "\n" + each.digest(), text));
        files.forEach(each -> part(each.path() + "\n" + each.digest() + "\n" + each.bytes(), text));
        return Sha256.of(text.toString());
    }

    /** With its length, so that nothing runs into what follows. */
    private static void part(String text, StringBuilder to) {
        to.append(text.length()).append(':').append(text);
    }
}
