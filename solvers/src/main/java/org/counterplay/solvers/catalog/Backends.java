package org.counterplay.solvers.catalog;

import java.util.List;
import java.util.stream.Collectors;
import org.counterplay.solvers.backend.Backend;
import org.counterplay.solvers.backend.Capability;
import org.counterplay.solvers.highs.HighsBackend;
import org.counterplay.solvers.ojalgo.OjAlgoBackend;
import org.counterplay.solvers.ortools.BranchAndCutBackend;
import org.counterplay.solvers.ortools.CpSatBackend;
import org.counterplay.solvers.ortools.OrToolsBackend;

/**
 * The backends for programs, best first for linear programs of ordinary size; then those for programs with integral columns
 * alone. Listing them loads nothing.
 */
public final class Backends {
    private static final List<Backend> ALL = List.of(
            HighsBackend.simplex(),
            HighsBackend.interiorPoint(),
            OrToolsBackend.glop(),
            OrToolsBackend.pdlp(),
            OrToolsBackend.clp(),
            OjAlgoBackend.forTinyPrograms(),
            BranchAndCutBackend.scip(),
            BranchAndCutBackend.cbc(),
            new CpSatBackend());

    private Backends() {}

    /** All of them. */
    public static List<Backend> all() {
        return ALL;
    }

    /** Those for linear programs, best first. */
    public static List<Backend> linear() {
        return with(Capability.LP);
    }

    /** Those for programs with integral columns. */
    public static List<Backend> mixedInteger() {
        return with(Capability.MIP);
    }

    private static List<Backend> with(Capability capability) {
        return ALL.stream()
                .filter(backend -> backend.capabilities().contains(capability))
                .toList();
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
