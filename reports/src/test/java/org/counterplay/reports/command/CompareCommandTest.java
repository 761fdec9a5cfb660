package org.counterplay.reports.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class CompareCommandTest {
    @Test
    void gapsOfTheorem45AreExact() {
        Run run =
                Run.of("compare", "theorem-4.5:H=6", "--expert", "expert", "--learner", "learner", "--format", "json");
        JsonNode json = run.json();
        assertThat(run.code()).isZero();
        assertThat(json.get("valueGap").asString()).isEqualTo("0");
        assertThat(json.at("/regretGap/lower").asString()).isEqualTo("4");
        assertThat(json.at("/regretGap/upper").asString()).isEqualTo("4");
        assertThat(json.at("/agents/0/learner/regret/lower").asString()).isEqualTo("4");
        assertThat(json.at("/agents/0/expert/regret/upper").asString()).isEqualTo("0");
        assertThat(json.at("/errors/bc").asString()).isEqualTo("0");
        assertThat(json.at("/errors/occupancyL1").asString()).isEqualTo("0");
        assertThat(json.at("/errors/blades").asString()).isEqualTo("1/6");
        assertThat(json.at("/errors/malice").asString())
                .as("s1 is off the expert's support")
                .isEqualTo("0");
        assertThat(json.at("/assumptions/coverage/averaged").asString()).isEqualTo("0");
        assertThat(json.at("/assumptions/concentrability/all").asString()).isEqualTo("infinity");
        assertThat(json.at("/assumptions/recoverability/allDeviations/lower").asString())
                .as("at places too where no play is")
                .isEqualTo("5");
        assertThat(json.at("/assumptions/recoverability/reached/allDeviations/lower")
                        .asString())
                .isEqualTo("4");
    }

    @Test
    void gapsOfTheorem54AreTheDifferenceOfItsRegrets() {
        JsonNode json = Run.of(
                        "compare", "theorem-5.4", "--expert", "expert", "--learner", "learner", "--format", "json")
                .json();
        assertThat(json.at("/regretGap/lower").asString()).isEqualTo("1");
        assertThat(json.at("/agents/0/expert/regret/lower").asString()).isEqualTo("8/5");
        assertThat(json.at("/agents/0/learner/regret/lower").asString()).isEqualTo("13/5");
    }

    @Test
    void featuresAndFunctionsOfTheUser(@TempDir Path folder) throws IOException {
        Path features = Files.writeString(folder.resolve("f.json"), """
                {"format": "counterplay/features", "version": 1, "features": [
                  {"state": "s1", "actions": ["a3", "a3"], "values": [1, 0]},
                  {"state": "*", "actions": ["*", "*"], "values": [0, 1]}]}""");
        Path functions = Files.writeString(folder.resolve("g.json"), """
                {"format": "counterplay/functions", "version": 1, "bound": 1}""");
        JsonNode json = Run.of(
                        "compare",
                        "theorem-5.4",
                        "--expert",
                        "expert",
                        "--learner",
                        "learner",
                        "--features",
                        features.toString(),
                        "--functions",
                        functions.toString(),
                        "--format",
                        "json")
                .json();
        // The learner plays (a3,a3) at s1 less often by 1/20 of the time 1/10 that it is there, one step of ten.
        assertThat(json.at("/errors/momentMatchingFeatures").asString()).isEqualTo("1/200");
        assertThat(json.at("/errors/momentMatchingFunctions").asString())
                .as("the box alone is the complete class")
                .isEqualTo(json.at("/errors/occupancyL1").asString());
        assertThat(json.at("/assumptions/featureConcentrability/rank").asInt()).isEqualTo(2);
        assertThat(json.at("/assumptions/linear/holds").asBoolean()).isFalse();
    }

    @Test
    void textEndsWithBothGaps() {
        Run run = Run.of("compare", "theorem-4.5:H=6", "--expert", "expert", "--learner", "learner");
        assertThat(run.out()).endsWith("VALUE GAP exactly 0\nREGRET GAP exactly 4\n");
        assertThat(Run.of("compare", "theorem-4.5:H=6", "--expert", "expert", "--learner", "learner", "-q")
                        .out())
                .isEqualTo("VALUE GAP exactly 0\nREGRET GAP exactly 4\n");
    }

    @Test
    void aPolicyComparedWithItselfHasNoGap() {
        JsonNode json = Run.of(
                        "compare",
                        "random-layered:H=3,width=2,numbers=rational",
                        "--expert",
                        "learner",
                        "--learner",
                        "learner",
                        "--format",
                        "json")
                .json();
        assertThat(json.get("valueGap").asString()).isEqualTo("0");
        assertThat(json.at("/regretGap/upper").asString()).isEqualTo("0");
    }

    @Test
    void bothPoliciesMustBeNamed() {
        Run run = Run.of("compare", "theorem-4.5:H=6", "--expert", "expert");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--learner").contains("counterplay compare --help");
    }

    @Test
    void limitsThatAllowNothingAreBadInput() {
        for (String[] wrong :
                new String[][] {{"--cases", "0"}, {"--cases", "-5"}, {"--places", "-1"}, {"--time", "0"}}) {
            Run run = Run.of(
                    "compare", "theorem-4.5:H=6", "--expert", "expert", "--learner", "learner", wrong[0], wrong[1]);
            assertThat(run.code()).as(wrong[0]).isEqualTo(2);
            assertThat(run.err()).contains(wrong[0], wrong[1], "it must be");
        }
    }

    @Test
    void whatIsStoppedSaysWhatWasLeftOut() {
        Run run = Run.of(
                "compare",
                "theorem-4.5:H=6",
                "--expert",
                "expert",
                "--learner",
                "learner",
                "--time",
                "1e-9",
                "--format",
                "json");
        JsonNode json = run.json();
        assertThat(run.code()).isEqualTo(3);
        assertThat(json.at("/regretGap/lower").asString()).isEqualTo("4");
        assertThat(json.at("/assumptions/recoverability/allDeviations").isNull())
                .isTrue();
        assertThat(json.at("/assumptions/recoverability/allDeviationsSkipped").asString())
                .contains("stopped");
    }

    @Test
    void budgetsOfDiscountedGamesAreSearched() {
        JsonNode json = Run.of(
                        "compare",
                        "random-recurrent:states=2,discount=9/10,agents=1,actions=2,support=2,seed=3",
                        "--expert",
                        "expert",
                        "--learner",
                        "learner",
                        "--deviations",
                        "budget:1",
                        "--format",
                        "json")
                .json();
        assertThat(json.at("/regretGap/lower").asString())
                .isEqualTo(json.at("/regretGap/upper").asString());
        assertThat(json.at("/assumptions/concentrability/deviations").asString())
                .isEqualTo("budget:1");
        // Theorem D.1 measures both regrets from one best value, which one change need not reach.
        JsonNode equivalence = null;
        for (JsonNode promise : json.get("promises")) {
            equivalence = promise.get("theorem").asString().equals("P1/D.1") ? promise : equivalence;
        }
        assertThat(equivalence).isNotNull();
        assertThat(equivalence.get("bound").isNull()).isTrue();
        assertThat(equivalence.get("boundUnknown").asString()).contains("deviations");
    }
}
