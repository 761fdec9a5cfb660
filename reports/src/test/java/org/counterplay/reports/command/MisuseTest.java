package org.counterplay.reports.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong on a command line is said in one message, with exit code 2, and nothing else happens. */
class MisuseTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "| a command is missing",
                "certfy chicken | certify",
                "certify | INSTANCE",
                "certify theorem-4.6 --policy x | theorem-4.5",
                "certify theorem-4.5:H=0 --policy learner | H=0",
                "certify theorem-4.5:K=6 --policy learner | K",
                "certify theorem-4.5:H=1e999999999 --policy learner | integer",
                "certify theorem-4.5:H=6 | expert, learner",
                "certify theorem-4.5:H=6 --policy leaner | expert, learner",
                "certify theorem-4.5:H=6 --policy learner --deviations sideways | markov, stationary",
                "certify theorem-4.5:H=6 --policy learner --deviations masked | needs a name",
                "certify theorem-4.5:H=6 --policy learner --deviations budget | needs a number",
                "certify theorem-4.5:H=6 --policy learner --deviations budget:-1 | budget:3, say",
                "certify theorem-4.5:H=6 --policy learner --time 0 | above 0",
                "certify theorem-4.5:H=6 --policy learner --deviations masked:x | masked:FILE",
                "certify theorem-4.5:H=6 --policy learner --deviations listed:no/such.json | no such file",
                "certify theorem-4.5:H=6 --policy learner --solver gurobi | structured, highs",
                "certify theorem-4.5:H=6 --policy learner --solver highs --deviations listed | --solver structured",
                "certify theorem-4.5:H=6 --policy learner --epsilon much | not a number",
                "certify theorem-4.5:H=6 --policy learner --epsilon -1 | at least 0",
                "certify theorem-4.5:H=6 --policy learner --epsilon 1e999999999 | exponent",
                "certify theorem-4.5:H=6 --policy learner --epsilon 1/0 | zero denominator",
                "certify theorem-4.5:H=6 --policy learner --width -1 | at least 0",
                "certify theorem-4.5:H=6 --policy learner --width 0 | above 0",
                "certify theorem-4.5:H=6 --policy learner --precision vague | precision",
                "certify theorem-4.5:H=6 --policy learner --format xml | format",
                "certify theorem-4.5:H=6 --policy learner --colour | colour",
                "certify theorem-4.5:H=6 theorem-4.4 --policy learner | theorem-4.4",
                "certify theorem-4.5:H=6 --policy learner --certificate no/such/folder/c.json | no folder",
                "certify no/such.json --policy learner | no such file",
                "certify nothing.yaml --policy learner | no such file",
                "check | CERTIFICATE",
                "compare theorem-4.5:H=6 --learner learner | --expert",
                "bench nonsense | nonsense",
                "bench check --size 0 | at least 1",
            })
    void isBadInput(String commandLine, String said) {
        String[] arguments = commandLine == null ? new String[0] : commandLine.split(" ");
        Run run = Run.of(arguments);
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(said).doesNotContain("\tat ").doesNotContain("Exception");
    }

    @Test
    void aFileWithAFaultIsNamedWithLineAndColumn() throws Exception {
        Path file = Files.writeString(
                folder.resolve("bad.json"), "{\"format\": \"counterplay/instance\",\n \"version\": oops}");
        Run run = Run.of("certify", file.toString(), "--policy", "x");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith(file + ":2:");
    }

    @Test
    void anInstanceWithoutPoliciesSaysSo() throws Exception {
        Path file = Files.writeString(folder.resolve("bare.json"), """
                {"format": "counterplay/instance", "version": 1, "name": "bare", "horizon": 1,
                 "agents": [{"name": "1", "actions": ["a"]}], "states": ["s"], "initial": {"s": 1},
                 "transitions": [{"state": "s", "actions": ["*"], "to": {"s": 1}}], "rewards": []}""");
        Run run = Run.of("certify", file.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("holds no policy");
    }

    @Test
    void aFolderIsNoInstance() {
        Run run = Run.of("certify", folder.toString(), "--policy", "x");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("folder");
    }

    @Test
    void strangeNamesAreNoPaths() {
        for (String name :
                new String[] {"", " ", "\u0000", "a\u0000/b.json", "*", "?", ":", "theorem-4.5:", "=", "..", "."}) {
            Run run = Run.of("certify", name, "--policy", "x");
            assertThat(run.code())
                    .as(Arrays.toString(name.toCharArray()) + run.err())
                    .isEqualTo(2);
        }
    }

    @Test
    void fileOfTheLibrarysNameComesFirst() throws Exception {
        Path file = folder.resolve("chicken");
        Run.of("instances", "export", "theorem-4.5:H=4", "--out", file.toString());
        assertThat(Run.of("certify", file.toString(), "--policy", "learner", "-q")
                        .out())
                .isEqualTo("NOT AN EQUILIBRIUM (deviation gains at least 2)\n");
    }

    @Test
    void aSizeBeyondMemoryIsRefusedBeforeItIsAllocated() {
        long start = System.nanoTime();
        Run run = Run.of("certify", "random-layered:H=10000,width=9999", "--policy", "learner");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("MiB of memory");
        assertThat((System.nanoTime() - start) / 1e9).isLessThan(5);
    }
}
