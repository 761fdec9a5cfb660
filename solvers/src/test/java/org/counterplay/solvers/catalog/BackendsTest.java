package org.counterplay.solvers.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import org.counterplay.model.program.Program;
import org.counterplay.model.program.Solution;
import org.counterplay.solvers.backend.Algorithm;
import org.counterplay.solvers.backend.Backend;
import org.counterplay.solvers.backend.Capability;
import org.counterplay.solvers.backend.SolveOptions;
import org.counterplay.solvers.natives.NativesUnavailable;
import org.junit.jupiter.api.Test;

class BackendsTest {
    @Test
    void namesAreUniqueAndFound() {
        List<String> names = Backends.all().stream().map(Backend::name).toList();
        assertThat(names)
                .doesNotHaveDuplicates()
                .containsExactly("highs", "highs-ipm", "glop", "pdlp", "clp", "ojalgo", "scip", "cbc", "cp-sat");
        assertThat(Backends.linear())
                .extracting(Backend::name)
                .containsExactly("highs", "highs-ipm", "glop", "pdlp", "clp", "ojalgo");
        assertThat(Backends.mixedInteger())
                .extracting(Backend::name)
                .containsExactly("highs", "ojalgo", "scip", "cbc", "cp-sat");
        for (String name : names) {
            assertThat(Backends.named(name).name()).isEqualTo(name);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Backends.named("HiGHS"))
                .withMessageContaining("HiGHS")
                .withMessageContaining("highs, highs-ipm");
    }

    @Test
    void entriesHaveVersionsAndNoContradictions() {
        for (BackendEntry entry : Backends.entries()) {
            assertThat(entry.available())
                    .as(entry.name() + ": " + entry.reason())
                    .isTrue();
            assertThat(entry.version()).as(entry.name()).matches("\\d+\\.\\d+\\.\\d+.*");
            assertThat(entry.capabilities()).containsAnyOf(Capability.LP, Capability.MIP);
            assertThat(entry.algorithms()).contains(Algorithm.AUTOMATIC);
        }
        assertThat(Backends.entries().get(0).version()).isEqualTo("1.12.0");
        // 57.1.0 calls feasible programs infeasible.
        assertThat(Backends.entries().get(5).version()).startsWith("57.0.0");
    }

    @Test
    void anEntryOfALibraryThatCannotBeLoadedSaysWhy() {
        record Broken(RuntimeException thrown) implements Backend {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public String library() {
                return "none";
            }

            @Override
            public String version() {
                throw thrown;
            }

            @Override
            public Set<Capability> capabilities() {
                return Set.of();
            }

            @Override
            public Set<Algorithm> algorithms() {
                return Set.of(Algorithm.AUTOMATIC);
            }

            @Override
            public Solution solve(Program program, SolveOptions options) {
                throw thrown;
            }
        }
        BackendEntry entry = BackendEntry.of(new Broken(new NativesUnavailable(List.of("no room"), "Make room.")));
        assertThat(entry.available()).isFalse();
        assertThat(entry.version()).isEmpty();
        assertThat(entry.reason()).contains("no room").contains("Make room.");
    }
}
