package org.counterplay.reports.tightness;

import java.util.List;
import org.counterplay.reports.store.Artifact;

/**
 * A computed cell.
 *
 * @param artifacts the instance and the certificates of what was found
 */
public record CellOutcome(CellResult result, List<Artifact> artifacts) {
    public CellOutcome {
        artifacts = List.copyOf(artifacts);
    }
}
