package org.counterplay.solvers.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Program.Major;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.catalog.Backends;
import org.junit.jupiter.api.Test;

class BenchmarkTest {
    @Test
    void hasARowForEachBackendAndOneOptimum() {
        LayeredProgram layered = new LayeredProgram(3, 15, 3, 2, 7);
        List<SolveRow> rows = SolveBenchmark.run(
                Backends.linear(), layered::write, SolveOptions.DEFAULT.withTimeLimit(Duration.ofSeconds(30)));
        assertThat(rows).hasSize(Backends.linear().size());
        for (SolveRow row : rows) {
            assertThat(row.standing()).as(row.toString()).isEqualTo("OPTIMAL");
            assertThat(row.objective()).isCloseTo(rows.get(0).objective(), within(1e-6));
            assertThat(row.overhead()).isPositive();
        }
    }

    @Test
    void aBackendThatRefusesHasARowThatSaysSo() {
        LayeredProgram layered = new LayeredProgram(3, 200, 3, 2, 7);
        SolveRow row = SolveBenchmark.run(List.of(Backends.named("ojalgo")), layered::write, SolveOptions.DEFAULT)
                .get(0);
        assertThat(row.reason()).isEqualTo("ProgramTooLarge");
        assertThat(row.standing()).isEmpty();
        assertThat(row.note()).contains("ojalgo");
    }

    @Test
    void theLayeredProgramIsADecisionProcess() {
        LayeredProgram layered = new LayeredProgram(4, 6, 3, 2, 11);
        Program program = layered.write();
        assertThat(program.columns()).isEqualTo(72);
        assertThat(program.rows()).isEqualTo(24);
        Program columns = program.along(Major.COLUMNS);
        for (int j = 0; j < columns.columns(); j++) {
            double sum = 0;
            for (int at = columns.start()[j]; at < columns.start()[j + 1]; at++) {
                sum += columns.value()[at];
            }
            assertThat(sum)
                    .isCloseTo(j < 54 ? 0 : 1, within(1e-12)); // what leaves a state arrives, but for the last step
        }
        assertThat(layered.write().value()).isEqualTo(program.value());
    }

    @Test
    void measuresEachRoad() {
        Program program = new LayeredProgram(3, 20, 3, 2, 7).write();
        assertThat(HandOverBenchmark.run(program, 1)).hasSize(5).allMatch(row -> row.seconds() > 0);
    }
}
