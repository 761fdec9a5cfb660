package org.counterplay.reports.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class PayoffsCommandTest {
    @TempDir
    private Path folder;

    @Test
    void chickenIsAPolygonAndAPicture() throws Exception {
        Path picture = folder.resolve("chicken.svg");
        Run run = Run.of("payoffs", "chicken", "--svg", picture.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("A polygon of 4 corners, area 33/4 (8.25), exactly");
        assertThat(run.lastLine()).startsWith("best welfare 21/2 (10.5); memory buys 0 ");
        assertThat(Files.readString(picture)).startsWith("<svg").contains("Payoffs of chicken");
        JsonNode json = Run.of("payoffs", "chicken", "--format", "json").json();
        assertThat(json.at("/polygon/3/payoffs/0").asString()).isEqualTo("21/4");
        assertThat(json.at("/welfare").asString()).isEqualTo("21/2");
        assertThat(json.get("exact").asBoolean()).isTrue();
    }

    /** The table in the command's help. */
    @ParameterizedTest
    @CsvSource({"benoit-krishna, 6, 10, 4", "chicken, 21/2, 21/2, 0", "theorem-4.5:H=4, 4, 4, 0"})
    void memoryBuys(String instance, String without, String with, String buys) {
        JsonNode json = Run.of("payoffs", instance, "--format", "json").json();
        assertThat(json.at("/markovWelfare").asString()).isEqualTo(without);
        assertThat(json.at("/welfare").asString()).isEqualTo(with);
        assertThat(json.at("/memoryBuys").asString()).isEqualTo(buys);
        assertThat(Run.of("payoffs", "--help")
                        .out()
                        .lines()
                        .map(line -> line.strip().replaceAll(" +", " ")))
                .contains(instance + " " + without + " " + with + " " + buys);
    }

    @Test
    void aStateOfItsOwn() {
        Run run = Run.of("payoffs", "benoit-krishna", "--state", "convention");
        assertThat(run.out()).contains("of state convention at step 2").contains("2/3");
        JsonNode unseen = Run.of("payoffs", "benoit-krishna", "--monitoring", "states", "--format", "json")
                .json();
        assertThat(unseen.get("memoryBuys").asString()).isEqualTo("0");
    }

    @Test
    void threeAgentsAreBounded() {
        JsonNode json = Run.of("payoffs", "el-farol", "--directions", "8", "--format", "json")
                .json();
        assertThat(json.get("exact").asBoolean()).isFalse();
        assertThat(json.at("/supports").size()).isEqualTo(8);
        assertThat(json.at("/welfare").asString()).isNotEmpty();
        assertThat(json.get("places").get(0).get("inner").isEmpty()).isFalse();
        Run text = Run.of("payoffs", "benoit-krishna", "--directions", "8");
        assertThat(text.code()).isZero();
        assertThat(text.out()).contains("The largest distance between inner and outer polytope");
    }

    @Test
    void whatItCannotDoIsSaid() {
        assertThat(Run.of("payoffs", "random-recurrent:discount=1/2").code()).isEqualTo(ExitCode.NO_ANSWER);
        assertThat(Run.of("payoffs", "chicken", "--state", "nowhere").code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(Run.of("payoffs", "benoit-krishna", "--state", "dilemma", "--step", "2")
                        .code())
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(Run.of("payoffs", "chicken", "--step", "1").code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(Run.of("payoffs", "chicken", "--directions", "3").code()).isEqualTo(ExitCode.BAD_INPUT);
        Run three =
                Run.of("payoffs", "el-farol", "--svg", folder.resolve("x.svg").toString());
        assertThat(three.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(three.err()).contains("3 agents");
        assertThat(folder).isEmptyDirectory();
    }
}
