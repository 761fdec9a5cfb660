package org.counterplay.reports.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class BenchCommandTest {
    @ParameterizedTest
    @ValueSource(strings = {"regret", "check", "equilibrium", "imitation"})
    void measuresASmallGame(String subject) {
        Run run = Run.of("bench", subject, "--size", "200", "--format", "json");
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode json = run.json();
        assertThat(json.at("/benchmarks/0/name").asString()).isEqualTo(subject);
        JsonNode measures = json.at("/benchmarks/0/measures");
        assertThat(measures.size()).isGreaterThan(3);
        for (JsonNode measure : measures) {
            assertThat(measure.get("value").asDouble()).as(measure.toString()).isNotNegative();
        }
    }

    @Test
    void comparesTheSolversOfMixedIntegerPrograms() {
        Run run = Run.of("bench", "mip", "--size", "9", "--format", "json");
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode table = run.json().at("/benchmarks/0/table");
        assertThat(table.size()).isGreaterThanOrEqualTo(30);
        Map<String, String> objectives = new HashMap<>();
        for (JsonNode row : table) {
            if (!row.get("objective").asString().equals("-")) {
                String program = row.get("program").asString();
                String objective = row.get("objective").asString();
                assertThat(objectives.computeIfAbsent(program, first -> objective))
                        .as(row.toString())
                        .isEqualTo(objective);
            }
        }
        assertThat(objectives).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void textNamesTheMachine() {
        Run run = Run.of("bench", "check", "--size", "100");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("processor").contains("read and checked").contains("at most");
    }
}
