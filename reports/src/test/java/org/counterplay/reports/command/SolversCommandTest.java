package org.counterplay.reports.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.solvers.backend.Backend;
import org.counterplay.solvers.catalog.Backends;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SolversCommandTest {
    @Test
    void everyBackendIsListedWithItsVersionOrTheReasonItIsMissing() {
        JsonNode json = Run.of("solvers", "--format", "json").json();
        List<String> names = new ArrayList<>();
        for (JsonNode entry : json) {
            names.add(entry.get("name").asString());
            boolean available = entry.get("available").asBoolean();
            assertThat(entry.get("reason").isNull()).isEqualTo(available);
            assertThat(entry.get("capabilities").isEmpty()).isFalse();
        }
        assertThat(names.getFirst()).isEqualTo("structured");
        assertThat(names.subList(1, names.size()))
                .isEqualTo(Backends.all().stream().map(Backend::name).toList());
    }

    @Test
    void textHasALineForEach() {
        Run run = Run.of("solvers");
        assertThat(run.code()).isZero();
        for (Backend backend : Backends.all()) {
            assertThat(run.out()).containsPattern("(?m)^  " + backend.name() + " ");
        }
    }
}
