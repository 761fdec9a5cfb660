package org.counterplay.reports.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class AuditCommandTest {
    @Test
    void aWitnessIsToldOfForEachReading() {
        Run run = Run.of("audit", "P1/5.4", "--format", "json");
        assertThat(run.code()).isZero();
        JsonNode json = run.json();
        assertThat(json).hasSize(4 * 8);
        JsonNode first = json.get(0);
        assertThat(first.get("theorem").asString()).isEqualTo("P1/5.4");
        assertThat(first.at("/reading/tv").asString()).isEqualTo("half-L1");
        assertThat(first.at("/reading/coverage").asString()).isEqualTo("averaged");
        assertThat(first.at("/parameters/beta").asString()).isEqualTo("1/10");
        JsonNode coverage = named(first.get("assumptions"), "coverage");
        assertThat(coverage.get("required").asString()).isEqualTo("1/10");
        assertThat(coverage.get("actual").asString()).isEqualTo("1/100");
        assertThat(coverage.get("holds").asBoolean()).isFalse();
        JsonNode gap = named(first.get("claims"), "regretGap");
        assertThat(gap.get("printed").asString()).isEqualTo("1");
        assertThat(gap.get("actual").asString()).isEqualTo("1");
        assertThat(gap.get("holds").asBoolean()).isTrue();
        assertThat(first.at("/bound/printed").asString()).isEqualTo("3");
        assertThat(first.at("/bound/ratio").asString()).isEqualTo("1/3");
    }

    @Test
    void aCounterexampleIsWrittenWhereAskedFor(@TempDir Path folder) {
        Run run = Run.of("audit", "P1/C.1", "--effort", "0", "--format", "json", "--out", folder.toString());
        assertThat(run.code()).isZero();
        JsonNode claim = run.json().get(0).get("claims").get(0);
        assertThat(claim.get("holds").asBoolean()).isFalse();
        Path file = Path.of(claim.get("counterexample").asString());
        assertThat(Files.exists(file)).isTrue();
        Run again =
                Run.of("compare", file.toString(), "--expert", "expert", "--learner", "learner", "--format", "json");
        assertThat(again.json().get("valueGap").asString())
                .isEqualTo(claim.get("actual").asString());
        assertThat(claim.get("minimal").asBoolean()).isTrue();
        assertThat(claim.get("leastConstant").asString()).isEqualTo("2");
        assertThat(claim.at("/size/rows").asInt()).isEqualTo(2);
        assertThat(file.getFileName())
                .hasToString(claim.at("/evidence/instance").asString());
        for (String policy : java.util.List.of("expert", "learner")) {
            Path certificate = folder.resolve(
                    claim.at("/evidence/" + policy + "Certificate").asString());
            assertThat(Run.of("check", certificate.toString()).code()).isZero();
            assertThat(claim.at("/evidence/" + policy + "Digest").asString()).hasSize(64);
        }
        JsonNode verdict = run.json().get(0).get("readingVerdict");
        assertThat(verdict.get("label").asString()).isEqualTo("HOLDS_WITH_CONSTANT");
        assertThat(verdict.get("constant").asString()).isEqualTo("2");
        assertThat(verdict.at("/printed/factor").asString()).isEqualTo("2");
        assertThat(run.json().get(0).at("/verdict/readings/0/tv").asString()).isEqualTo("L1");
        assertThat(run.json().get(1).get("claims").get(0).get("holds").asBoolean())
                .as("read with tv=L1")
                .isTrue();
    }

    @Test
    void requireSaysWhetherAllIsAsPrinted() {
        assertThat(Run.of("audit", "P1/4.5", "--require").code()).isZero();
        assertThat(Run.of("audit", "P1/4.4", "--require").code()).isEqualTo(1);
        assertThat(Run.of("audit", "P1/4.4").code()).isZero();
    }

    @Test
    void textEndsWithATableOfVerdicts() {
        Run run = Run.of("audit", "p1/4.5", "P1/F.1");
        assertThat(run.out()).contains("regretGap / (H) = 1/2").contains("read with deviations=stationary");
        assertThat(run.lastLine())
                .contains("P1/F.1")
                .contains("assumption violated")
                .contains("it is 2");
        assertThat(Run.of("audit", "P1/4.5", "-q").out().lines()).hasSize(2);
    }

    @Test
    void aWitnessThatBreaksAnAssumptionIsToldOfAsData(@TempDir Path folder) {
        Run run = Run.of("audit", "P1/F.2", "--format", "json", "--out", folder.toString());
        JsonNode first = run.json().get(0);
        assertThat(first.at("/verdict/label").asString()).isEqualTo("ASSUMPTION_VIOLATED");
        assertThat(first.at("/verdict/assumption").asString()).isEqualTo("rewards");
        assertThat(first.at("/verdict/factor").asString()).isEqualTo("2");
        assertThat(first.at("/verdict/repaired/0").asString()).isEqualTo("payoffs halved");
        assertThat(Files.exists(
                        folder.resolve(first.at("/evidence/learnerCertificate").asString())))
                .isTrue();
    }

    @Test
    void effortIsAWholeNumber() {
        Run run = Run.of("audit", "P1/4.5", "--effort", "-1");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--effort is -1");
    }

    @Test
    void anUnknownTheoremIsAnErrorThatNamesTheNearest() {
        Run run = Run.of("audit", "P2/Lema-4");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("\"P2/Lema-4\"; maybe P2/Lemma-4");
    }

    @Test
    void aFileIsNoFolder(@TempDir Path folder) throws java.io.IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Run run = Run.of("audit", "P1/4.5", "--out", file.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--out").contains("no folder");
    }

    private static JsonNode named(JsonNode list, String name) {
        for (JsonNode each : list) {
            if (each.get("name").asString().equals(name)) {
                return each;
            }
        }
        throw new AssertionError("nothing is named " + name);
    }
}
