package org.counterplay.reports.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.counterplay.model.number.Rationals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CertifyCommandTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 6, 17, 50})
    void learnerOfTheorem45HasRegretExactlyTwoLessThanTheHorizon(int horizon) {
        JsonNode json = Run.of("certify", "theorem-4.5:H=" + horizon, "--policy", "learner", "--format", "json")
                .json();
        assertThat(json.at("/regret/lower").asString()).isEqualTo(Integer.toString(horizon - 2));
        assertThat(json.at("/regret/upper").asString()).isEqualTo(Integer.toString(horizon - 2));
        assertThat(json.get("exact").asBoolean()).isTrue();
        assertThat(json.get("verdict").asString()).isEqualTo("NOT_EQUILIBRIUM");
        assertThat(json.get("horizon").asInt()).isEqualTo(horizon);
    }

    @Test
    void jsonHasTheKeysOfTheContract() {
        Run run = Run.of("certify", "theorem-4.5:H=4", "--policy", "learner", "--format", "json");
        JsonNode json = run.json();
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(json.get("instance").asString()).isEqualTo("theorem-4.5:H=4");
        assertThat(json.get("policy").asString()).isEqualTo("learner");
        assertThat(json.get("deviations").asString()).isEqualTo("markov");
        assertThat(json.get("solver").asString()).isEqualTo("structured");
        assertThat(json.get("certificate").isNull()).isTrue();
        JsonNode first = json.at("/agents/0");
        assertThat(first.get("name").asString()).isEqualTo("1");
        assertThat(first.get("value").asString()).isEqualTo("0");
        assertThat(first.get("valueDouble").asDouble()).isZero();
        assertThat(first.at("/regret/lower").asString()).isEqualTo("2");
        assertThat(first.at("/regret/upperDouble").asDouble()).isEqualTo(2.0);
        assertThat(first.at("/deviation/0").toString())
                .isEqualTo("{\"step\":1,\"state\":\"s0\",\"recommended\":\"a1\",\"plays\":\"a2\"}");
        assertThat(json.at("/agents/1/deviation").isEmpty()).isTrue();
    }

    @Test
    void fractionsAreExact() {
        JsonNode json = Run.of("certify", "theorem-5.4", "--policy", "learner", "--format", "json")
                .json();
        assertThat(json.at("/regret/lower").asString()).isEqualTo("13/5");
        assertThat(json.at("/regret/lowerDouble").asDouble()).isEqualTo(2.6);
        assertThat(json.at("/agents/0/value").asString()).isEqualTo("2/5");
    }

    @Test
    void equilibriumIsSaidInTheLastLine() {
        Run run = Run.of("certify", "theorem-4.5:H=6", "--policy", "expert", "--require");
        assertThat(run.code()).isZero();
        assertThat(run.lastLine()).isEqualTo("EQUILIBRIUM (regret exactly 0)");
        assertThat(run.out()).doesNotContain("Worst deviation");
    }

    @Test
    void requireFailsWithOneWhereTheRegretIsProvedToBeThere() {
        assertThat(Run.of("certify", "theorem-4.5:H=6", "--policy", "learner").code())
                .isZero();
        assertThat(Run.of("certify", "theorem-4.5:H=6", "--policy", "learner", "--require")
                        .code())
                .isEqualTo(1);
    }

    @Test
    void epsilonIsReadExactly() {
        assertThat(verdict("13/5", "--require")).isEqualTo(new Outcome(0, "EPSILON_EQUILIBRIUM"));
        assertThat(verdict("2.6", "--require")).isEqualTo(new Outcome(0, "EPSILON_EQUILIBRIUM"));
        assertThat(verdict("2.5999999999999999999999999", "--require")).isEqualTo(new Outcome(1, "NOT_EQUILIBRIUM"));
        assertThat(verdict("2.5999999999999999999999999")).isEqualTo(new Outcome(0, "NOT_EQUILIBRIUM"));
    }

    private record Outcome(int code, String verdict) {}

    private static Outcome verdict(String epsilon, String... more) {
        Run run = Run.of(Stream.concat(
                        Stream.of(
                                "certify",
                                "theorem-5.4",
                                "--policy",
                                "learner",
                                "--epsilon",
                                epsilon,
                                "--format",
                                "json"),
                        Stream.of(more))
                .toArray(String[]::new));
        return new Outcome(run.code(), run.json().get("verdict").asString());
    }

    @Test
    void intervalArithmeticIsNamedAndClaimsNoMoreThanItShows() {
        Run text = Run.of("certify", "theorem-5.4", "--policy", "learner", "--precision", "interval");
        assertThat(text.lastLine()).contains("checked in interval arithmetic");
        JsonNode json = Run.of(
                        "certify", "theorem-5.4", "--policy", "learner", "--precision", "interval", "--format", "json")
                .json();
        assertThat(json.get("arithmetic").asString()).isEqualTo("INTERVAL");
        var lower = Rationals.parse(json.at("/regret/lower").asString());
        var upper = Rationals.parse(json.at("/regret/upper").asString());
        assertThat(lower).isLessThanOrEqualTo(Rationals.of(13, 5));
        assertThat(upper).isGreaterThanOrEqualTo(Rationals.of(13, 5));
        assertThat(Rationals.toDouble(upper.subtract(lower))).isLessThan(1e-9);
        if (!lower.equals(upper)) {
            assertThat(json.get("exact").asBoolean()).isFalse();
        }
    }

    @Test
    void whatLiesBetweenTheBoundsIsUndecided() {
        Run bounds =
                Run.of("certify", "theorem-5.4", "--policy", "learner", "--precision", "interval", "--format", "json");
        String lower = bounds.json().at("/regret/lower").asString();
        String upper = bounds.json().at("/regret/upper").asString();
        assertThat(lower).isNotEqualTo(upper);
        Run run =
                Run.of("certify", "theorem-5.4", "--policy", "learner", "--precision", "interval", "--epsilon", lower);
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.lastLine()).startsWith("UNDECIDED").contains("checked in interval arithmetic");
    }

    @Test
    void enclosedNumbersAreNamedAsRationalBounds() {
        Run run =
                Run.of("certify", "theorem-5.4", "--policy", "learner", "--precision", "enclosed", "--format", "json");
        assertThat(run.json().get("arithmetic").asString()).isEqualTo("ENCLOSED");
        assertThat(Run.of("certify", "theorem-5.4", "--policy", "learner", "--precision", "enclosed")
                        .lastLine())
                .contains("checked as rational bounds");
    }

    @Test
    void discountedGamesHaveADiscountAndDeviationsWithoutStep() {
        Run run = Run.of("certify", "random-recurrent:discount=9/10", "--policy", "learner", "--format", "json");
        JsonNode json = run.json();
        assertThat(json.get("horizon").isNull()).isTrue();
        assertThat(json.get("discount").asString()).isEqualTo("9/10");
        assertThat(json.at("/agents/0/deviation").isEmpty()).isFalse();
        assertThat(json.at("/agents/0/deviation/0/step").isNull()).isTrue();
        assertThat(Run.of("certify", "random-recurrent:discount=9/10", "--policy", "learner")
                        .out())
                .contains("Whenever in state");
    }

    @Test
    void coarseDeviationsDoNotLookAtRecommendations() {
        JsonNode json = Run.of(
                        "certify",
                        "theorem-4.5:H=5",
                        "--policy",
                        "learner",
                        "--deviations",
                        "coarse",
                        "--format",
                        "json")
                .json();
        assertThat(json.at("/regret/lower").asString()).isEqualTo("3");
        assertThat(json.at("/agents/0/deviation/0/recommended").asString()).isEqualTo("*");
    }

    @Test
    void allClassesOfTheCommandLineAreServed() throws Exception {
        Path masked = folder.resolve("mask.json");
        Files.writeString(masked, """
                {"format": "counterplay/deviations", "version": 1, "masked":
                  [{"agent": "1", "state": "s1", "recommended": "a1", "plays": "a2"}]}""");
        assertThat(regret("markov")).isEqualTo("2");
        assertThat(regret("stationary")).isEqualTo("2");
        assertThat(regret("coarse")).isEqualTo("2");
        assertThat(regret("masked:" + masked)).isEqualTo("0");
    }

    private static String regret(String deviations) {
        return Run.of(
                        "certify",
                        "theorem-4.5:H=4",
                        "--policy",
                        "learner",
                        "--deviations",
                        deviations,
                        "--format",
                        "json")
                .json()
                .at("/regret/upper")
                .asString();
    }

    @Test
    void quietPrintsTheVerdictAlone() {
        assertThat(Run.of("certify", "theorem-4.5:H=6", "--policy", "learner", "-q")
                        .out())
                .isEqualTo("NOT AN EQUILIBRIUM (deviation gains at least 4)\n");
    }

    @Test
    void anOnlyPolicyNeedsNoName() throws Exception {
        Path file = folder.resolve("one.json");
        Files.writeString(file, """
                {"format": "counterplay/instance", "version": 1, "name": "one", "horizon": 1,
                 "agents": [{"name": "1", "actions": ["a", "b"]}], "states": ["s"], "initial": {"s": 1},
                 "transitions": [{"state": "s", "actions": ["*"], "to": {"s": 1}}],
                 "rewards": [{"state": "s", "actions": ["b"], "values": ["1/3"]}],
                 "policies": {"only": [{"state": "s", "play": [{"actions": ["a"], "probability": 1}]}]}}""");
        Run run = Run.of("certify", file.toString());
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Told a, agent 1 plays b instead.");
        assertThat(run.lastLine()).isEqualTo("NOT AN EQUILIBRIUM (deviation gains at least 1/3)");
    }

    @Test
    void programsOnABackendGiveTheSameProof() {
        String structured = certificate("structured");
        assertThat(certificate("highs")).isEqualTo(structured);
    }

    private String certificate(String solver) {
        Path file = folder.resolve(solver + ".json");
        Run run = Run.of(
                "certify",
                "theorem-5.4",
                "--policy",
                "learner",
                "--solver",
                solver,
                "--certificate",
                file.toString(),
                "-q");
        assertThat(run.code()).as(run.err()).isZero();
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
