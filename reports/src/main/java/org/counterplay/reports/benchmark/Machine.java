package org.counterplay.reports.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** On what was measured. */
public record Machine(String date, String processor, int processors, String system, String java, long heapMebibytes) {
    /** This machine, today. */
    public static Machine here() {
        return new Machine(
                LocalDate.now(ZoneOffset.UTC).toString(),
                modelName(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                Runtime.getRuntime().maxMemory() >> 20);
    }

    /** All of it in a few lines. */
    public List<String> lines() {
        return List.of(
                date + ", " + system + ", " + processors + (processors == 1 ? " processor" : " processors")
                        + (processor.isEmpty() ? "" : " (" + processor + ")"),
                java + ", heap of at most " + heapMebibytes + " MiB");
    }

    private static String modelName() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException | java.io.UncheckedIOException notLinux) {
            return "";
        }
    }
}
