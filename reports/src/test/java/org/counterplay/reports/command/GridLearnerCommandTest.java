package org.counterplay.reports.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.counterplay.model.number.Rationals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class GridLearnerCommandTest {
    private static final String GAME = "random-recurrent:states=2,H=2,actions=2,successors=2,support=2,seed=4";

    @TempDir
    private Path folder;

    private Run search(String... options) {
        List<String> line = new ArrayList<>(List.of("search", "learner", GAME, "--expert", "expert", "--bc", "1/2"));
        line.addAll(List.of(
                "--format", "json", "--quiet", "--out", folder.resolve("w.json").toString()));
        line.addAll(List.of(options));
        return Run.of(line.toArray(String[]::new));
    }

    @Test
    void aFinerGridHoldsAWorseLearnerAndSaysWhatWasProved() {
        Run coarse = search("--grid", "1");
        Run fine = search("--grid", "2");
        assertThat(coarse.code()).isZero();
        assertThat(fine.code()).isZero();
        JsonNode one = coarse.json();
        JsonNode two = fine.json();
        assertThat(one.at("/gap/upper").asString())
                .isEqualTo(one.at("/gap/lower").asString());
        assertThat(two.at("/gap/upperStatus").asString()).startsWith("proved").contains("multiples of 1/2");
        assertThat(Rationals.parse(two.at("/gap/lower").asString()))
                .isGreaterThanOrEqualTo(Rationals.parse(one.at("/gap/lower").asString()));
    }

    @Test
    void aGridThatIsNoneIsRefused() {
        assertThat(search("--grid", "-1").code()).isEqualTo(2);
        assertThat(search("--grid", "1000").code()).isEqualTo(2);
    }
}
