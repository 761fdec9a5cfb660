package org.counterplay.reports.benchmark;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** How long the launcher takes from start to end for small commands, a process each time. */
public final class StartupBenchmark implements Benchmark {
    private static final int RUNS = 9;

    private final Path launcher;

    /** @param launcher the script {@code counterplay}, built already */
    public StartupBenchmark(Path launcher) {
        this.launcher = launcher;
    }

    @Override
    public String name() {
        return "startup";
    }

    @Override
    public String subject() {
        return "wall time of whole runs through the launcher; medians of " + RUNS + " runs";
    }

    @Override
    public Outcome run(Consumer<String> step) {
        List<Measure> measures = new ArrayList<>();
        measures.add(measure(step, 0.6, "--help"));
        measures.add(measure(step, 1.2, "certify", "theorem-4.5:H=6", "--policy", "learner", "--no-store"));
        try {
            Path folder = Files.createTempDirectory("counterplay-startup");
            Path store = folder.resolve("runs.sqlite");
            try {
                String file = store.toString();
                measures.add(measure(step, 1.2, "certify", "theorem-4.5:H=6", "--policy", "learner", "--store", file));
                measures.add(measure(step, 1.2, "report", "--store", file));
            } finally {
                Files.deleteIfExists(store);
                Files.delete(folder);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return Outcome.of(measures);
    }

    private Measure measure(Consumer<String> step, double most, String... arguments) {
        String line = String.join(" ", arguments);
        step.accept("starting " + line);
        double seconds = Stopwatch.median(1, RUNS, () -> start(arguments));
        return new Measure(line.replaceAll("--store .*", "--store FILE"), seconds, "s", most);
    }

    private Object start(String... arguments) {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.to(new File("/dev/null")))
                    .start();
            int code = process.waitFor();
            if (code != 0) {
                throw new IllegalStateException(command + " exits with " + code);
            }
            return code;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
