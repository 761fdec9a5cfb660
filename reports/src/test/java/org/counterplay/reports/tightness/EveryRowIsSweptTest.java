package org.counterplay.reports.tightness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.counterplay.instances.Instance;
import org.counterplay.instances.audit.Row;
import org.counterplay.instances.audit.Rows;
import org.counterplay.instances.format.InstanceWriter;
import org.counterplay.instances.tightness.Asked;
import org.counterplay.instances.tightness.Candidate;
import org.counterplay.instances.tightness.Point;
import org.counterplay.instances.tightness.Sweep;
import org.counterplay.instances.tightness.Sweeps;
import org.counterplay.instances.tightness.Unswept;
import org.counterplay.model.number.Rationals;
import org.counterplay.reports.tightness.CellResult.FoundAt;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class EveryRowIsSweptTest {
    @Test
    void orItIsSaidWhyNot() {
        Set<String> swept = Sweeps.all().stream()
                .flatMap(sweep -> Stream.concat(Stream.of(sweep.key()), sweep.matchedBy().stream()))
                .collect(Collectors.toSet());
        List<String> unswept = Unswept.all().stream().map(Unswept::key).toList();
        assertThat(swept).doesNotContainAnyElementsOf(unswept);
        assertThat(Rows.all().stream().map(Row::key)).allMatch(key -> swept.contains(key) || unswept.contains(key));
        assertThat(Rows.all().stream().map(Row::key)).containsAll(unswept);
    }

    /** The bounds that are derived for lemmas without one of their own, and P3's witness beside them. */
    @Test
    void derivedBoundsOfExistenceAreAttained() {
        for (String key : List.of("P1/F.1", "P1/F.2", "P3/C-max")) {
            CellResult cell = first(key);
            assertThat(cell.closed()).as(key).isTrue();
            assertThat(cell.witnesses()).as(key).hasSize(1);
        }
        FoundAt found = first("P3/C-max").found();
        assertThat(found).isNotNull();
        assertThat(found.value()).as("1 + gamma / beta").isEqualTo(Rationals.of(21));
        assertThat(first("P3/C-max").witnesses().getFirst().value()).isEqualTo(BigFraction.TWO);
        assertThat(first("P3/C-max").witnesses().getFirst().meets()).isTrue();
    }

    @Test
    void concentrabilityOfFeaturesIsNotBoundedByTheirNumber() {
        FoundAt found = first("P4/Concentrability").found();
        assertThat(found).isNotNull();
        assertThat(found.value()).isEqualTo(Rationals.of(1000));
    }

    /** Games are measured once by name and horizon, so that one name must not stand for two games. */
    @Test
    void suspectsOfOneNameAreOneGame() {
        for (Sweep sweep : Sweeps.all()) {
            Map<String, String> games = new HashMap<>();
            for (Point point : sweep.points(Asked.NOTHING, false)) {
                for (Candidate candidate : sweep.suspects().apply(point)) {
                    Instance made = candidate.make().get();
                    String text = InstanceWriter.toJson(made);
                    String before =
                            games.putIfAbsent(candidate.name() + made.game().horizon(), text);
                    assertThat(text).as("%s: %s", sweep, candidate.name()).isEqualTo(before == null ? text : before);
                }
            }
        }
    }

    private static CellResult first(String key) {
        Sweep sweep = Sweeps.all().stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow();
        return CellComputation.of(
                        new Cell(sweep, sweep.points(Asked.NOTHING, true).getFirst(), new Cell.CellEffort(0, 1, 0, 1)))
                .result();
    }
}
