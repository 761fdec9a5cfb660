package org.counterplay.reports.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.counterplay.reports.store.Entry;
import org.counterplay.reports.store.RunStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class TightnessCommandTest {
    @TempDir
    private Path folder;

    @Test
    void valuesTakeThePlaceOfTheSweepsOwn() {
        Run run = Run.of("tightness", "P1/5.9", "--horizon", "2,4", "--eps", "1/10", "--u", "2", "--format", "json");
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode half = run.json().get(0);
        assertThat(half.get("theorem").asString()).isEqualTo("P1/5.9");
        assertThat(half.get("points")
                        .valueStream()
                        .map(point -> point.get("parameters").toString()))
                .containsExactly(
                        "{\"agents\":\"2\",\"horizon\":\"2\",\"eps\":\"1/10\",\"u\":\"2\"}",
                        "{\"agents\":\"2\",\"horizon\":\"4\",\"eps\":\"1/10\",\"u\":\"2\"}");
        assertThat(half.get("sharp").get("constant").asString()).isEqualTo("4");
        assertThat(half.get("verdict").get("label").asString()).isEqualTo("REFUTED");
        assertThat(half.get("points").get(0).get("found").get("value").asString())
                .isEqualTo("8/5");
    }

    @Test
    void whatIsFoundIsWrittenAndAccepted() {
        Path out = folder.resolve("new");
        Run run = Run.of("tightness", "P1/5.10", "--horizon", "2", "--out", out.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("constant 2 (printed) is refuted").contains("2 points computed");
        List<Path> files = files(out);
        assertThat(files).hasSize(6);
        for (Path file : files) {
            if (file.toString().endsWith("certificate.json")) {
                assertThat(Run.of("check", file.toString()).code())
                        .as("%s", file)
                        .isZero();
            } else {
                Run compared = Run.of(
                        "compare", file.toString(), "--expert", "expert", "--learner", "learner", "--format", "json");
                assertThat(compared.json().get("regretGap").get("lower").asString())
                        .isEqualTo(file.toString().contains("half-L1") ? "1" : "1/2"); // 4 eps u h, 2 eps u h
            }
        }
    }

    @Test
    void whatIsAskedWronglyIsSaid() {
        assertThat(Run.of("tightness", "P1/5.99").code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(Run.of("tightness", "P1/5.99").err()).contains("maybe P1/5.9");
        Run beta = Run.of("tightness", "P1/5.9", "--beta", "1/4");
        assertThat(beta.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(beta.err()).contains("no theorem that was asked for has a parameter beta; they have eps, u");
        assertThat(Run.of("tightness", "P1/5.9", "--horizon", "0").code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(Run.of("tightness", "P1/5.9", "--set", "eps").code()).isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void aKilledSweepLosesNothingThatIsDone() throws Exception {
        Path store = folder.resolve("runs.sqlite");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.counterplay.reports.command.Main",
                        "tightness",
                        "P1/4.9",
                        "P1/5.5", // takes seconds a point
                        "--quick",
                        "--store",
                        store.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (process.isAlive() && cells(store) < 3 && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("log")))
                .isNotZero();
        int done = cells(store);
        assertThat(done).isGreaterThanOrEqualTo(3);
        Run next = Run.of("tightness", "P1/4.9", "--quick", "--store", store.toString());
        assertThat(next.code()).as(next.err()).isZero();
        assertThat(next.out()).contains("0 points computed, 3 taken from the store");
        assertThat(cells(store)).isEqualTo(done);
    }

    private static int cells(Path store) {
        if (!Files.exists(store)) {
            return 0;
        }
        try (RunStore open = RunStore.open(store)) {
            return (int) open.entries().stream()
                    .map(Entry::kind)
                    .filter(StoredCells.KIND::equals)
                    .count();
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
