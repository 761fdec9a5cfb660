package org.counterplay.reports.page;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.counterplay.reports.store.Run;
import org.jspecify.annotations.Nullable;

/**
 * A finished run as a page shows it.
 *
 * @param kind the command: {@code audit}, {@code tightness}, {@code certify}, ..
 * @param arguments the command line behind the program's name
 * @param versions of program and libraries, by name
 * @param seed of all random choices; null where there are none
 * @param machine what it ran on, in words
 * @param started when it began
 * @param seconds how long it took
 * @param result what {@code --format json} prints of it
 * @param artifacts instance files and certificates by file name
 */
public record Document(
        String kind,
        List<String> arguments,
        SequencedMap<String, String> versions,
        @Nullable Long seed,
        String machine,
        Instant started,
        double seconds,
        String result,
        Map<String, String> artifacts) {
    public Document {
        arguments = List.copyOf(arguments);
        versions = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(versions));
        artifacts = Collections.unmodifiableMap(new LinkedHashMap<>(artifacts));
    }

    /** A run that has just ended, or out of a store. */
    public static Document of(Run run) {
        SequencedMap<String, String> versions = new LinkedHashMap<>();
        versions.put("counterplay", run.versions().program());
        versions.putAll(run.versions().libraries());
        Map<String, String> artifacts = new LinkedHashMap<>();
        run.artifacts().forEach(artifact -> artifacts.put(artifact.name(), artifact.content()));
        return new Document(
                run.kind(),
                run.arguments(),
                versions,
                run.seed(),
                run.machine(),
                run.started(),
                run.seconds(),
                run.result(),
                artifacts);
    }
}
