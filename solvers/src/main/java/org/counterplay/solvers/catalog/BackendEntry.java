package org.counterplay.solvers.catalog;

import java.util.Set;
import org.counterplay.solvers.backend.Algorithm;
import org.counterplay.solvers.backend.Backend;
import org.counterplay.solvers.backend.Capability;
import org.counterplay.solvers.natives.NativesUnavailable;

/**
 * A line of {@code counterplay solvers}.
 *
 * @param version empty where the library cannot be loaded
 * @param available whether it can be used here
 * @param reason why not; empty where it can
 */
public record BackendEntry(
        String name,
        String library,
        String version,
        Set<Capability> capabilities,
        Set<Algorithm> algorithms,
        boolean available,
        String reason) {

    /** Asks a backend, which loads its library. Never throws: what is missing stands in {@code reason}. */
    static BackendEntry of(Backend backend) {
        String version = "";
        String reason = "";
        try {
            version = backend.version();
        } catch (NativesUnavailable | LinkageError e) {
            reason = String.valueOf(e.getMessage());
        }
        return new BackendEntry(
                backend.name(),
                backend.library(),
                version,
                backend.capabilities(),
                backend.algorithms(),
                reason.isEmpty(),
                reason);
    }
}
