package org.counterplay.reports.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StructureBenchmarkTest {
    @Test
    void shortGamesAndSmallShapes() {
        Outcome outcome = new StructureBenchmark(2).run(step -> {});
        assertThat(outcome.measures()).hasSize(3);
        assertThat(outcome.measures().get(0).value()).isEqualTo(2);
        assertThat(outcome.measures().get(1).value()).isEqualTo(2);
        assertThat(outcome.measures()).allMatch(Measure::met);
        assertThat(outcome.rows()).isNotEmpty();
        for (List<String> row : outcome.rows()) {
            assertThat(row).hasSameSizeAs(outcome.heads());
            assertThat(Integer.parseInt(row.get(3))).isPositive().isLessThanOrEqualTo(Integer.parseInt(row.get(4)));
        }
    }
}
