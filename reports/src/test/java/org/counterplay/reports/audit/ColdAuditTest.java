package org.counterplay.reports.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.counterplay.instances.audit.Reading;
import org.counterplay.instances.audit.Row;
import org.counterplay.instances.audit.Rows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The searches find by themselves what the library knows: without its games the same is refuted, row by row and reading by reading. */
class ColdAuditTest {
    private static final long SEED = Long.getLong("tests.seed", 1);

    @Test
    @Tag("long")
    void withoutKnownGamesTheSameIsRefuted() {
        assertThat(refuted(new Auditor(SEED, Effort.times(2).cold())))
                .as("seed %d", SEED)
                .isEqualTo(refuted(new Auditor(SEED, Effort.NONE)));
    }

    @Test
    void nothingIsRememberedInAColdAudit() {
        String search = new Auditor(SEED, Effort.times(1).cold()).search();
        assertThat(search).startsWith("random games").doesNotContain("library", "witnesses");
        assertThat(new Auditor(SEED, Effort.times(1)).search()).contains("library", "witnesses");
    }

    /** Of each statement about all games, the readings in which its printed constant is refuted. */
    private static Map<String, Boolean> refuted(Auditor auditor) {
        Map<String, Boolean> refuted = new LinkedHashMap<>();
        for (Row row : Rows.all()) {
            if (row instanceof Row.ForAll) {
                for (Map.Entry<Reading, Verdict> each :
                        auditor.audit(row, any -> {}).byReading().entrySet()) {
                    refuted.put(
                            row.key() + " " + each.getKey(),
                            each.getValue() instanceof Verdict.Refuted || each.getValue() instanceof Verdict.HoldsWith);
                }
            }
        }
        return refuted;
    }
}
