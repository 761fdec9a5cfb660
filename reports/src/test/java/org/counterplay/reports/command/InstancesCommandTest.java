package org.counterplay.reports.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.counterplay.instances.Family;
import org.counterplay.instances.Library;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class InstancesCommandTest {
    @TempDir
    Path folder;

    @Test
    void listNamesEveryFamily() {
        Run text = Run.of("instances", "list");
        JsonNode json = Run.of("instances", "list", "--format", "json").json();
        for (Family family : Library.families()) {
            assertThat(text.out()).contains("  " + family.name() + " ").contains(family.summary());
        }
        assertThat(json.size()).isEqualTo(Library.families().size());
        assertThat(Run.of("instances", "list", "-q").out().lines())
                .containsExactlyElementsOf(
                        Library.families().stream().map(Family::name).toList());
    }

    @Test
    void listOfATopicHasThatTopicAlone() {
        Run run = Run.of("instances", "list", "--topic", "classic", "-q");
        assertThat(run.out()).contains("chicken").doesNotContain("theorem").doesNotContain("random");
        assertThat(Run.of("instances", "list", "--topic", "nonsense").code()).isEqualTo(2);
    }

    @Test
    void showTellsOfParametersSizeAndExpectations() {
        Run run = Run.of("instances", "show", "theorem-4.5:H=6");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("horizon")
                .contains("6 steps")
                .contains("expert")
                .contains("learner");
        JsonNode json = Run.of("instances", "show", "theorem-4.5:H=6", "--format", "json")
                .json();
        assertThat(json.get("horizon").asInt()).isEqualTo(6);
        assertThat(json.get("expectations").isEmpty()).isFalse();
        assertThat(json.at("/parameters/0/name").asString()).isEqualTo("H");
    }

    @Test
    void everyFamilyCanBeShownWithItsDefaults() {
        for (Family family : Library.families()) {
            Run run = Run.of("instances", "show", family.name());
            assertThat(run.code()).as(family.name() + run.err()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.json", "x.yaml", "x.yml", "x.json.gz"})
    void exportedFilesAreTheSameInstance(String name) {
        Path file = folder.resolve(name);
        Run export = Run.of("instances", "export", "theorem-5.4", "--out", file.toString());
        assertThat(export.code()).as(export.err()).isZero();
        assertThat(export.out()).isEmpty();
        JsonNode json = Run.of("certify", file.toString(), "--policy", "learner", "--format", "json")
                .json();
        assertThat(json.at("/regret/lower").asString()).isEqualTo("13/5");
        assertThat(json.get("instance").asString()).isEqualTo(file.toString());
        assertThat(Run.of("instances", "show", file.toString()).code()).isZero();
    }

    @Test
    void standardOutputHoldsTheFile() throws Exception {
        Run json = Run.of("instances", "export", "chicken");
        assertThat(json.json().get("format").asString()).isEqualTo("counterplay/instance");
        Run yaml = Run.of("instances", "export", "chicken", "--as", "yaml");
        Path file = Files.writeString(folder.resolve("chicken.yaml"), yaml.out());
        assertThat(Run.of("instances", "show", file.toString()).code()).isZero();
    }

    @Test
    void wrongTargetsAreRefusedBeforeAnythingIsMade() throws Exception {
        assertThat(Run.of("instances", "export", "chicken", "--out", folder + "/missing/x.json")
                        .code())
                .isEqualTo(2);
        assertThat(Run.of("instances", "export", "chicken", "--out", folder.toString())
                        .code())
                .isEqualTo(2);
        assertThat(Run.of("instances", "export", "chicken", "--out", folder + "/x.json", "--as", "yaml")
                        .code())
                .isEqualTo(2);
        assertThat(Run.of("instances").code()).isEqualTo(2);
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void theDeviatorsProgramIsExported() throws Exception {
        Run mps = Run.of("instances", "export", "theorem-4.5:H=3", "--as", "mps", "--policy", "learner");
        assertThat(mps.code()).isZero();
        assertThat(mps.out()).contains("ROWS").contains("COLUMNS").contains("ENDATA");
        Run lp = Run.of(
                "instances",
                "export",
                "chicken",
                "--as",
                "lp",
                "--policy",
                "thirds",
                "--agent",
                "2",
                "--deviations",
                "coarse");
        assertThat(lp.code()).isZero();
        assertThat(lp.out().toLowerCase(java.util.Locale.ROOT))
                .contains("subject to")
                .contains("end");
        assertThat(Run.of("instances", "export", "chicken", "--as", "lp", "--policy", "thirds", "--agent", "9")
                        .code())
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(Run.of(
                                "instances",
                                "export",
                                "chicken",
                                "--as",
                                "mps",
                                "--policy",
                                "thirds",
                                "--deviations",
                                "listed")
                        .code())
                .isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void oneShotGamesAreExportedForGambit() {
        assertThat(Run.of("instances", "export", "chicken", "--as", "nfg").out())
                .startsWith("NFG 1 R");
        assertThat(Run.of("instances", "export", "theorem-4.5", "--as", "nfg").code())
                .isEqualTo(ExitCode.BAD_INPUT);
    }
}
