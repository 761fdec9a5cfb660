package org.counterplay.reports.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
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
        String text = Files.readString(checkpoint);
        question[7] = "1";
        refused(checkpoint, text, "expertRegret 0", question);
        question[7] = "0";
        refused(checkpoint, text, "seed 1", question, "--seed", "2");
        refused(checkpoint, "something else", "first line", question);
        refused(checkpoint, text.replace("checkpoint 2", "checkpoint 1"), "first line", question);
        refused(checkpoint, "", "first line", question);
        Random random = new Random(20260721);
        for (int k = 0; k < 6; k++) {
            int at = random.nextInt(25, text.length());
            refused(checkpoint, text.substring(0, at), "cut off or changed", question);
            String flipped =
                    text.substring(0, at) + (char) (text.charAt(at) ^ 1 << random.nextInt(3)) + text.substring(at + 1);
            refused(checkpoint, flipped, "cut off or changed", question);
        }
    }

    @Test
    void anInterruptedSearchEndsWithItsBestAndItsOwnExitCode() throws Exception {
        Path out = folder.resolve("interrupted.json");
        Path checkpoint = folder.resolve("checkpoint");
        Path printed = folder.resolve("printed");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.counterplay.reports.command.Main",
                        "search",
                        "game",
                        "--states=2",
                        "--actions=2,2",
                        "--horizon=2",
                        "--bc=1/8",
                        "--time=100",
                        "--no-store",
                        "--format=json",
                        "--checkpoint=" + checkpoint,
                        "--out=" + out))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(printed.toFile())
                .start();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (process.isAlive() && !Files.exists(checkpoint) && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        process.destroy(); // as Ctrl-C does
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(3);
        JsonNode json = new Run(3, Files.readString(printed), "").json();
        assertThat(json.at("/ending").asString()).isEqualTo("INTERRUPTED");
        assertThat(Run.of("check", json.at("/certificates/0").asString()).code())
                .isZero();
    }

    /** Learners and rewards too: the best of before is checked again, and never lost. */
    @Test
    void searchesForLearnersAndRewardsBeginWithTheBestOfBefore() throws IOException {
        for (String[] search : List.of(
                new String[] {"learner", "--bc", "1/4", "--maximize", "value-gap"},
                new String[] {"reward", "--learner", "learner", "--maximize", "nash-gap"})) {
            Path checkpoint = folder.resolve(search[0]);
            Path out = folder.resolve(search[0] + ".json");
            List<String> arguments = new ArrayList<>(List.of("search"));
            arguments.addAll(List.of(search));
            arguments.add(2, "theorem-4.5:H=2");
            arguments.addAll(List.of("--expert", "expert", "--out", out.toString(), "--format", "json"));
            arguments.addAll(List.of("--time", "20", "--checkpoint", checkpoint.toString()));
            Run first = Run.of(arguments.toArray(String[]::new));
            assertThat(first.code()).as(first.err()).isZero();
            String gap = first.json().at("/gap/lower").asString();
            String text = Files.readString(checkpoint);
            assertThat(text).contains("\nbest ");
            // No time to find anything: what is known is what comes out.
            arguments.set(arguments.indexOf("20"), "0.000001");
            Run again = Run.of(arguments.toArray(String[]::new));
            assertThat(again.json().at("/gap/lower").asString()).isEqualTo(gap);
            assertThat(again.json().at("/ending").asString()).isIn("TIME", "FINISHED"); // nobody interrupted it
            Files.writeString(checkpoint, text.replaceFirst("best [^ ]+", "best 1/7"));
            Run wrong = Run.of(arguments.toArray(String[]::new));
            assertThat(wrong.code()).isEqualTo(2);
            assertThat(wrong.err()).contains("--checkpoint");
        }
    }

    private void refused(Path checkpoint, String text, String why, String[] question, String... more)
            throws IOException {
        Files.writeString(checkpoint, text);
        List<String> arguments = new ArrayList<>(List.of(question));
        arguments.addAll(List.of(more));
        Path out = folder.resolve("refused.json");
        Run wrong = game(out, arguments.toArray(String[]::new));
        assertThat(wrong.code()).as(text).isEqualTo(2);
        assertThat(wrong.err()).contains("--checkpoint").contains(why).contains("remove it");
        assertThat(out).doesNotExist();
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
                new String[] {"--states", "2", "--horizon", "2", "--engine", "structure", "--blades", "1/2"},
                new String[] {"--states", "2", "--horizon", "2", "--coverage-kind", "per-step"},
                new String[] {"--states", "2", "--horizon", "2", "--recoverability-kind", "reached"},
                new String[] {"--states", "3", "--horizon", "2", "--coverage", "2/5"},
                new String[] {"--states", "3", "--horizon", "2", "--coverage", "3/5", "--coverage-kind", "per-step"},
                new String[] {"--states", "64", "--actions", "16,16,16,16", "--horizon", "2"},
                new String[] {"--states", "2", "--horizon", "2", "--reward-range", "-1,1e400"},
                new String[] {"--states", "2", "--horizon", "2", "--bc", "1/0"},
                new String[] {"--states", "2", "--horizon", "2", "--bc", ""},
                new String[] {"--states", "2", "--horizon", "2", "--bc", "NaN"},
                new String[] {"--states", "2", "--horizon", "2", "--policies", "some"},
                new String[] {"--states", "2", "--horizon", "2", "--engine", "magic"});
        for (String[] arguments : wrong) {
            Run run = game(out, arguments);
            assertThat(run.code()).as(String.join(" ", arguments)).isEqualTo(2);
            assertThat(run.err()).startsWith("error: ");
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
