package org.counterplay.reports.tightness;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.counterplay.instances.audit.Choice;
import org.counterplay.instances.tightness.Sweep;
import org.counterplay.reports.store.Artifact;

/**
 * A theorem's sweep, as far as it was computed.
 *
 * @param cells in the order of the points
 * @param missing points that were not computed since it was stopped
 * @param artifacts of all cells
 */
public record SweepResult(
        String theorem,
        String statement,
        String formula,
        String bounded,
        SequencedMap<String, String> reading,
        List<String> matchedBy,
        List<CellResult> cells,
        int missing,
        List<Artifact> artifacts) {
    public SweepResult {
        matchedBy = List.copyOf(matchedBy);
        cells = List.copyOf(cells);
        artifacts = List.copyOf(artifacts);
    }

    static SweepResult of(Sweep sweep, List<CellOutcome> outcomes, int missing) {
        SequencedMap<String, String> reading = new LinkedHashMap<>();
        for (Choice choice : sweep.reading().choices()) {
            reading.put(choice.dimension(), choice.label());
        }
        return new SweepResult(
                sweep.key(),
                sweep.promise().statement(),
                sweep.promise().formula(),
                sweep.promise().bounded().key(),
                reading,
                sweep.matchedBy(),
                outcomes.stream().map(CellOutcome::result).toList(),
                missing,
                outcomes.stream()
                        .flatMap(outcome -> outcome.artifacts().stream())
                        .toList());
    }

    /** What follows. */
    public Conclusion conclusion() {
        return Conclusion.of(this);
    }
}
