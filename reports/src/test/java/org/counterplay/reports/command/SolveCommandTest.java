package org.counterplay.reports.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SolveCommandTest {
    @TempDir
    private Path folder;

    @Test
    void chickenIsSolvedAndItsCertificateChecks() {
        Path proof = folder.resolve("proof.json");
        JsonNode json = Run.of(
                        "solve", "chicken", "--concept", "ce", "--certificate", proof.toString(), "--format", "json")
                .json();
        assertThat(json.get("concept").asString()).isEqualTo("ce");
        assertThat(json.at("/objective/name").asString()).isEqualTo("welfare");
        assertThat(json.at("/objective/value").asString()).isEqualTo("21/2");
        assertThat(json.at("/values/0").asString()).isEqualTo("21/4");
        assertThat(json.at("/regret/upper").asString()).isEqualTo("0");
        assertThat(json.at("/policy/0/play/0/probability").asString()).isEqualTo("1/2");
        Run check = Run.of("check", proof.toString(), "-q");
        assertThat(check.code()).isZero();
        assertThat(check.out()).contains("EQUILIBRIUM (regret exactly 0)");
    }

    @Test
    void nearestToAnEquilibriumIsItself() {
        JsonNode json = Run.of(
                        "solve", "chicken", "--concept", "cce", "--objective", "nearest:mixed", "--format", "json")
                .json();
        assertThat(json.at("/objective/value").asString()).isEqualTo("0");
    }

    @Test
    void nearestToADareOfBothIsFartherThanNothing() {
        JsonNode json = Run.of(
                        "solve", "chicken", "--concept", "ce", "--objective", "nearest:both-dare", "--format", "json")
                .json();
        assertThat(json.at("/objective/valueDouble").asDouble()).isGreaterThan(0);
        assertThat(json.at("/regret/upper").asString()).isEqualTo("0");
    }

    @Test
    void aMarkovGameEndsWithItsVerdict() {
        Run run = Run.of("solve", "theorem-4.5:H=4", "--concept", "ce", "--objective", "agent:1");
        assertThat(run.code()).isZero();
        assertThat(run.lastLine()).isEqualTo("EQUILIBRIUM (regret exactly 0)");
        assertThat(run.out()).contains("best at   agent:1, exactly 2");
    }

    @Test
    void gambitFilesAreRead() throws Exception {
        Path file = folder.resolve("game.nfg");
        Files.writeString(file, "NFG 1 R \"pennies\" { \"a\" \"b\" } { 2 2 }\n\n1 -1 -1 1 -1 1 1 -1\n");
        JsonNode json = Run.of("solve", file.toString(), "--concept", "ce", "--format", "json")
                .json();
        assertThat(json.at("/objective/value").asString()).isEqualTo("0");
        assertThat(json.at("/policy/0/play/3/probability").asString()).isEqualTo("1/4");
    }

    @Test
    void whatItCannotDoIsSaid() {
        assertThat(Run.of("solve", "random-recurrent:discount=1/2", "--concept", "ce")
                        .code())
                .isEqualTo(ExitCode.NO_ANSWER);
        Run objective = Run.of("solve", "chicken", "--concept", "ce", "--objective", "best");
        assertThat(objective.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(objective.err()).contains("best").contains("welfare");
        assertThat(Run.of("solve", "chicken", "--concept", "ce", "--objective", "agent:9")
                        .code())
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(Run.of("solve", "chicken", "--concept", "nash").code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(Run.of("solve", "chicken").code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(Run.of("solve", "theorem-4.5", "--concept", "ce", "--objective", "nearest:expert")
                        .code())
                .isEqualTo(ExitCode.BAD_INPUT);
    }
}
