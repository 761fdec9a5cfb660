package org.counterplay.solvers.catalog;

import java.util.List;
import java.util.stream.Collectors;
import org.counterplay.solvers.backend.Backend;
import org.counterplay.solvers.highs.HighsBackend;
import org.counterplay.solvers.ojalgo.OjAlgoBackend;
import org.counterplay.solvers.ortools.OrToolsBackend;

/** The backends for programs, best first for linear programs of ordinary size. Listing them loads nothing. */
public final class Backends {
    private static final List<Backend> ALL = List.of(
            HighsBackend.simplex(),
            HighsBackend.interiorPoint(),
            OrToolsBackend.glop(),
            OrToolsBackend.pdlp(),
            OrToolsBackend.clp(),
            OjAlgoBackend.forTinyPrograms());

    private Backends() {}

    /** All of them. */
    public static List<Backend> all() {
        return ALL;
    }

    /**
     * The one of that name.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public static Backend named(String name) {
        return ALL.stream()
                .filter(backend -> backend.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no backend is called '" + name + "'; there are "
                        + ALL.stream().map(Backend::name).collect(Collectors.joining(", "))));
    }

    /** What {@code counterplay solvers} lists: loads each library to ask its version, and says which cannot be loaded. */
    public static List<BackendEntry> entries() {
        return ALL.stream().map(BackendEntry::of).toList();
    }
}
