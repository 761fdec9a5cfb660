package org.counterplay.reports.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.counterplay.model.number.Rationals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SearchLearnerCommandTest {
    private static final String OPEN =
            "random-recurrent:states=2,H=3,actions=2,successors=2,support=2,policy=product,seed=4";

    @TempDir
    private Path folder;

    private Run search(String out, String... options) {
        List<String> line = new ArrayList<>(List.of("search", "learner", OPEN, "--expert", "expert"));
        line.addAll(List.of("--format", "json", "--out", folder.resolve(out).toString()));
        line.addAll(List.of(options));
        return Run.of(line.toArray(String[]::new));
    }

    /** A search whose bound is not met goes on until its limit, and says so; what it found is there. */
    @Test
    void aLimitEndsWithTheBestAndItsExitCode() {
        Run run = search("w.json", "--malice", "1/5", "--time", "0.7");
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.NO_ANSWER);
        JsonNode json = run.json();
        assertThat(json.at("/ending").asString()).isEqualTo("TIME");
        assertThat(json.at("/optimal").asBoolean()).isFalse();
        assertThat(Rationals.parse(json.at("/gap/within").asString()))
                .isEqualTo(Rationals.parse(json.at("/gap/upper").asString())
                        .subtract(Rationals.parse(json.at("/gap/lower").asString())))
                .isGreaterThan(Rationals.of(0));
        assertThat(Run.of("check", json.at("/certificates/0").asString()).code())
                .isZero();
    }

    @Test
    void soManyStartsGiveTheSameWitnessWhateverTheThreads() throws IOException {
        for (String threads : List.of("1", "2")) {
            Run run = search(threads + ".json", "--malice", "1/5", "--starts", "6", "--threads", threads);
            assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
            assertThat(run.json().at("/ending").asString()).isEqualTo("FINISHED");
        }
        assertThat(Files.readString(folder.resolve("1.json"))).isEqualTo(Files.readString(folder.resolve("2.json")));
    }

    @Test
    void nashGapsAreAboutProductsUnlessMediatorsAreAskedFor() {
        JsonNode products = search("w.json", "--bc", "1/5", "--maximize", "nash-gap", "--starts", "4")
                .json();
        assertThat(products.at("/assumptions/policies/actual").asString()).isEqualTo("yes");
        JsonNode mediators = search(
                        "w.json", "--bc", "1/5", "--maximize", "nash-gap", "--starts", "4", "--policies", "correlated")
                .json();
        assertThat(mediators.at("/assumptions/policies").isMissingNode()).isTrue();
        Run correlated = Run.of(
                "search",
                "learner",
                OPEN.replace("policy=product", "policy=correlated"),
                "--expert=expert",
                "--bc=0",
                "--maximize=nash-gap",
                "--out=" + folder.resolve("none.json"));
        assertThat(correlated.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(correlated.err()).contains("no product").contains("correlated policies");
        assertThat(folder.resolve("none.json")).doesNotExist();
    }

    /** What was done is not done again, and what was found is not lost. */
    @Test
    void aCheckpointCountsStartsOnce() throws IOException {
        Path checkpoint = folder.resolve("checkpoint");
        String[] options = {"--malice", "1/5", "--starts", "2", "--checkpoint", checkpoint.toString()};
        String gap = search("a.json", options).json().at("/gap/lower").asString();
        assertThat(Files.readString(checkpoint)).contains("\nstarts 2\n").contains("\nbest ");
        JsonNode again = search("b.json", options).json();
        assertThat(again.at("/gap/lower").asString()).isEqualTo(gap);
        assertThat(again.at("/structures").asInt()).isEqualTo(4); // 2 agents
        options[3] = "3";
        JsonNode further = search("b.json", options).json();
        assertThat(further.at("/structures").asInt()).isEqualTo(6);
        assertThat(Rationals.parse(further.at("/gap/lower").asString())).isGreaterThanOrEqualTo(Rationals.parse(gap));
        String text = Files.readString(checkpoint);
        for (String wrong : List.of("policies; ", "starts 3", "best ")) {
            Files.writeString(checkpoint, text.replace(wrong, "x" + wrong));
            assertThat(search("c.json", options).code()).as(wrong).isEqualTo(ExitCode.BAD_INPUT);
        }
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        for (String[] options : List.of(
                new String[] {"--bc", "1/4", "--policies", "some"},
                new String[] {"--bc", "1/4", "--starts", "-1"},
                new String[] {"--bc", "1/4", "--starts", "2", "--grid", "2"})) {
            assertThat(search("none.json", options).code())
                    .as(String.join(" ", options))
                    .isEqualTo(ExitCode.BAD_INPUT);
            assertThat(folder.resolve("none.json")).doesNotExist();
        }
    }
}
