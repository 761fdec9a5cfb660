package org.counterplay.reports.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Stationary deviations of games whose states recur, and budgets, on the command line. */
class CertifyHarderTest {
    private static final String GAME = "random-recurrent:states=5,H=6,timing=per-step,seed=4";

    @TempDir
    Path folder;

    @Test
    void stationaryRegretIsExactAndItsCertificateIsAccepted() {
        Path file = folder.resolve("stationary.json");
        Run run = Run.of(
                "certify",
                GAME,
                "--policy",
                "learner",
                "--deviations",
                "stationary",
                "--certificate",
                file.toString(),
                "--format",
                "json");
        JsonNode json = run.json();
        assertThat(run.code()).isZero();
        assertThat(json.get("deviations").asString()).isEqualTo("stationary");
        assertThat(json.get("exact").asBoolean()).isTrue();
        assertThat(json.get("remarks").isEmpty()).isTrue();
        assertThat(Run.of("check", file.toString()).code()).isZero();
        double markov = regret("markov");
        assertThat(json.at("/regret/upperDouble").asDouble()).isLessThanOrEqualTo(markov);
    }

    @Test
    void budgetsAreServedAndGrow() {
        Path file = folder.resolve("budget.json.gz");
        Run run = Run.of(
                "certify", GAME, "--policy", "learner", "--deviations", "budget:2", "--certificate", file.toString());
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("budget:2");
        assertThat(Run.of("check", file.toString()).code()).isZero();
        assertThat(regret("budget:0")).isZero();
        assertThat(regret("budget:1")).isLessThanOrEqualTo(regret("budget:2"));
        assertThat(regret("budget:100000")).isEqualTo(regret("markov"));
    }

    @Test
    void aMixedIntegerProgramProvesTheMarkovBoundAndTellsItsClaim() {
        Run run = Run.of(
                "certify",
                GAME,
                "--policy",
                "learner",
                "--deviations",
                "stationary",
                "--solver",
                "highs",
                "--format",
                "json");
        JsonNode json = run.json();
        assertThat(run.code()).isZero();
        assertThat(json.get("remarks").toString()).contains("claims");
        assertThat(json.at("/regret/upperDouble").asDouble()).isEqualTo(regret("markov"));
        assertThat(json.at("/regret/lowerDouble").asDouble()).isEqualTo(regret("stationary"));
    }

    @Test
    void aTimeLimitGivesBoundsAndNoAnswer() {
        Run run = Run.of(
                "certify",
                "random-recurrent:states=30,H=30,timing=per-step,seed=4",
                "--policy",
                "learner",
                "--deviations",
                "stationary",
                "--precision",
                "interval",
                "--time",
                "0.01",
                "--format",
                "json");
        assertThat(run.code()).isEqualTo(ExitCode.NO_ANSWER);
        JsonNode json = run.json();
        assertThat(json.get("exact").asBoolean()).isFalse();
        assertThat(json.at("/regret/lowerDouble").asDouble())
                .isLessThan(json.at("/regret/upperDouble").asDouble());
        assertThat(json.get("remarks").toString()).contains("stopped at its limit");
    }

    private static double regret(String deviations) {
        return Run.of("certify", GAME, "--policy", "learner", "--deviations", deviations, "--format", "json")
                .json()
                .at("/regret/upperDouble")
                .asDouble();
    }
}
