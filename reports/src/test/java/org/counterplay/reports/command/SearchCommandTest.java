package org.counterplay.reports.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SearchCommandTest {
    @TempDir
    private Path folder;

    @Test
    void equalOccupanciesLeaveTwiceTheStepsButOne() {
        Path out = folder.resolve("w.json");
        Run run = game(out, "--states", "5", "--layered", "--horizon", "3", "--occupancy", "0", "--expert-regret", "0");
        JsonNode json = run.json();
        assertThat(run.code()).isZero();
        assertThat(json.at("/gap/lower").asString()).isEqualTo("4");
        assertThat(json.at("/gap/upper").asString()).isEqualTo("4");
        assertThat(json.at("/gap/upperStatus").asString()).startsWith("proved");
        assertThat(json.at("/assumptions/occupancy/actual").asString()).isEqualTo("0");
        assertThat(json.get("witness").asString()).isEqualTo(out.toString());

        JsonNode again = Run.of(
                        "compare", out.toString(), "--expert", "expert", "--learner", "learner", "--format", "json")
                .json();
        assertThat(again.at("/regretGap/lower").asString()).isEqualTo("4");
        assertThat(again.at("/errors/occupancyL1").asString()).isEqualTo("0");
        for (JsonNode certificate : json.get("certificates")) {
            assertThat(Run.of("check", certificate.asString()).code()).isZero();
        }
    }

    @Test
    void theSameSeedGivesTheSameWitness() throws IOException {
        Path one = folder.resolve("one.json");
        Path other = folder.resolve("other.json");
        String[] question = {
            "--states", "1", "--horizon", "1", "--rewards", "general", "--recoverability", "1", "--blades", "1/16"
        };
        JsonNode json = game(one, question).json();
        assertThat(json.at("/gap/lower").asString()).isEqualTo("1/4");
        assertThat(game(other, question).code()).isZero();
        assertThat(Files.readString(other)).isEqualTo(Files.readString(one));
    }

    @Test
    void aCheckpointIsWrittenAndReadAgain() throws IOException {
        Path checkpoint = folder.resolve("checkpoint");
        String[] question = {
            "--states",
            "2",
            "--horizon",
            "2",
            "--occupancy",
            "0",
            "--expert-regret",
            "0",
            "--checkpoint",
            checkpoint.toString()
        };
        assertThat(game(folder.resolve("a.json"), question)
                        .json()
                        .at("/gap/lower")
                        .asString())
                .isEqualTo("2");
        assertThat(checkpoint).isNotEmptyFile();
        assertThat(game(folder.resolve("b.json"), question)
                        .json()
                        .at("/gap/lower")
                        .asString())
                .isEqualTo("2");
        Files.writeString(checkpoint, "something else");
        Run wrong = game(folder.resolve("c.json"), question);
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("checkpoint").contains("remove it");
        assertThat(folder.resolve("c.json")).doesNotExist();
    }

    @Test
    void theWorstLearnerOfFigure2LeavesTheExpertsSupportAlone() {
        Path out = folder.resolve("learner.json");
        Run run = Run.of(
                "search",
                "learner",
                "theorem-4.5:H=5",
                "--expert",
                "expert",
                "--occupancy",
                "0",
                "--time",
                "30",
                "--out",
                out.toString(),
                "--format",
                "json");
        JsonNode json = run.json();
        assertThat(json.at("/gap/lowerDouble").asDouble()).isGreaterThanOrEqualTo(3);
        assertThat(json.at("/assumptions/occupancy/actual").asString()).isEqualTo("0");
        assertThat(Run.of("compare", out.toString(), "--expert", "expert", "--learner", "learner", "-q")
                        .out())
                .contains("REGRET GAP exactly " + json.at("/gap/lower").asString());
    }

    @Test
    void theWorstRewardOfTwoPolicies() {
        Path out = folder.resolve("reward.json");
        Run run = Run.of(
                "search",
                "reward",
                "theorem-4.5:H=3",
                "--expert",
                "expert",
                "--learner",
                "learner",
                "--expert-regret",
                "0",
                "--time",
                "30",
                "--out",
                out.toString(),
                "--format",
                "json");
        JsonNode json = run.json();
        // Equal in step 1; after it the deviator can be led to rewards 2 apart at each of two steps.
        assertThat(json.at("/gap/lower").asString()).isEqualTo("4");
        assertThat(Run.of("search", "reward", "theorem-4.5:H=3", "--expert", "nobody", "--learner", "learner")
                        .code())
                .isEqualTo(2);
        assertThat(Run.of("search", "learner", "theorem-4.5:H=3", "--expert", "expert")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void whatMakesNoSenseIsRefusedBeforeAnythingIsWritten() {
        Path out = folder.resolve("none.json");
        List<String[]> wrong = List.of(
                new String[] {"--states", "0", "--horizon", "2"},
                new String[] {"--states", "2"},
                new String[] {"--states", "2", "--horizon", "2", "--discount", "1/2"},
                new String[] {"--states", "2", "--discount", "1"},
                new String[] {"--states", "2", "--horizon", "2", "--bc", "0", "--blades", "0"},
                new String[] {"--states", "2", "--horizon", "2", "--bc", "-1"},
                new String[] {"--states", "2", "--horizon", "2", "--reward-range", "1,-1"},
                new String[] {"--states", "2", "--horizon", "2", "--maximize", "fun"},
                new String[] {"--states", "2", "--horizon", "2", "--engine", "structure", "--blades", "1/2"});
        for (String[] arguments : wrong) {
            Run run = game(out, arguments);
            assertThat(run.code()).as(String.join(" ", arguments)).isEqualTo(2);
            assertThat(run.err()).contains("--");
            assertThat(out).doesNotExist();
        }
    }

    private static Run game(Path out, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "search", "game", "--actions", "2,2", "--time", "30", "--out", out.toString(), "--format", "json"));
        arguments.addAll(List.of(more));
        return Run.of(arguments.toArray(String[]::new));
    }
}
