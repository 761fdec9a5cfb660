package org.counterplay.reports.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.counterplay.reports.text.Style;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTest {
    @TempDir
    Path folder;

    @Test
    void aReaderThatStopsReadingIsNoError() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = run(failing("Broken pipe"), err);
        assertThat(code).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void aPlaceThatCannotBeWrittenIsAWrongPlaceAndNoFaultOfTheProgram() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = run(failing("No space left on device"), err);
        assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("No space left on device")
                .doesNotContain("\tat ");
    }

    private static int run(OutputStream out, OutputStream err) {
        Console console = new Console(out, err, Style.PLAIN, false);
        return console.finish(new Invocation(console).run("certify", "theorem-4.5:H=6", "--policy", "learner"));
    }

    private static OutputStream failing(String why) {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException(why);
            }
        };
    }

    @Test
    void coloursAreForTerminalsAlone() {
        String[] line = {"certify", "theorem-4.5:H=6", "--policy", "learner"};
        assertThat(Run.of(line).out()).doesNotContain("\u001b");
        String coloured = Run.styled(new Style(true), line).out();
        assertThat(coloured).contains("\u001b[1;31mNOT AN EQUILIBRIUM\u001b[0m");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", ""))
                .isEqualTo(Run.of(line).out());
    }

    @Test
    void namesAreWrittenInUtf8() throws IOException {
        Path file = Files.writeString(folder.resolve("umlaut.json"), """
                {"format": "counterplay/instance", "version": 1, "name": "Brücke", "horizon": 1,
                 "agents": [{"name": "Jürgen", "actions": ["über", "ünder"]}], "states": ["s"], "initial": {"s": 1},
                 "transitions": [{"state": "s", "actions": ["*"], "to": {"s": 1}}],
                 "rewards": [{"state": "s", "actions": ["ünder"], "values": [1]}],
                 "policies": {"fährt": [{"state": "s", "play": [{"actions": ["über"], "probability": 1}]}]}}""");
        assertThat(Run.of("certify", file.toString()).out()).contains("Told über, Jürgen plays ünder instead.");
    }

    @Test
    void helpIsThereForEveryCommand() {
        for (String command : List.of(
                "certify",
                "check",
                "compare",
                "solve",
                "payoffs",
                "search",
                "audit",
                "report",
                "instances",
                "solvers",
                "bench")) {
            Run run = Run.of(command, "--help");
            assertThat(run.code()).isZero();
            assertThat(run.out()).startsWith("Usage: counterplay " + command);
            assertThat(Run.of("--help").out()).contains("  " + command + " ");
            assertThat(Run.of("help", command).out()).isEqualTo(run.out());
        }
    }

    @Test
    void anInterruptedRunLeavesNoFile() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.counterplay.reports.command.Main",
                        "certify",
                        "random-layered:H=20,width=500",
                        "--policy",
                        "learner",
                        "--no-store",
                        "--certificate",
                        folder.resolve("certificate.json").toString())
                .redirectErrorStream(true)
                .redirectOutput(
                        folder.resolveSibling(folder.getFileName() + ".log").toFile())
                .start();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        List<String> writing = files();
        while (process.isAlive() && writing.isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(1);
            writing = files();
        }
        process.destroy(); // at once: what is written may be whole by the time that something is asserted
        assertThat(writing).as("files while one is being written").hasSize(1);
        assertThat(writing.getFirst()).endsWith(".part");
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isNotZero();
        assertThat(files()).isEmpty();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).toList();
        }
    }
}
