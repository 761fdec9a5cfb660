package org.counterplay.instances.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a file holds, it is read or it is an {@link InputException}, soon. */
class FuzzTest {
    /** Far above what any of these files takes (under 0.1 s), for machines that do much else. */
    private static final double MOST_SECONDS = 5;

    private static double slowest;

    @Test
    void changedFilesAreReadOrRefused() {
        Cases.run(5_000, FuzzTest::changedText);
    }

    @Test
    void changedBytesAreReadOrRefused(@TempDir Path folder) {
        Cases.run(800, random -> changedBytes(random, folder));
    }

    @Tag("long")
    @Test
    void hundredsOfThousandsOfChangedFilesAreReadOrRefused(@TempDir Path folder) {
        Cases.run(400_000, FuzzTest::changedText);
        Cases.run(50_000, random -> changedBytes(random, folder));
        assertThat(slowest).as("seconds of the slowest file").isLessThan(1.0);
    }

    private static void changedText(SplittableRandom random) {
        String name = random.nextBoolean() ? "x.json" : random.nextInt(4) == 0 ? "x" : "x.yaml";
        String text = switch (random.nextInt(3)) {
            case 0 -> Texts.FULL;
            case 1 -> Texts.CHICKEN;
            default -> YAML;
        };
        String changed = Mutations.mutate(text, random);
        try {
            timed(changed, () -> InstanceReader.read(changed, name));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
            throw new AssertionError(name + ":\n" + changed, failure);
        }
    }

    private static final String YAML =
            InstanceWriter.toYaml(InstanceReader.read(Texts.FULL, "full.json")).replace("policies:", "policies: # all");

    private static void changedBytes(SplittableRandom random, Path folder) throws IOException {
        boolean zipped = random.nextBoolean();
        Path file = folder.resolve(zipped ? "x.json.gz" : "x.json");
        if (zipped) {
            InstanceWriter.write(InstanceReader.read(Texts.CHICKEN, "x.json"), file);
        } else {
            Files.writeString(file, Texts.FULL, StandardCharsets.UTF_8);
        }
        byte[] bytes = Files.readAllBytes(file);
        for (int k = 1 + random.nextInt(4); k > 0; k--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        if (random.nextInt(4) == 0) {
            bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
        }
        Files.write(file, bytes);
        timed("bytes", () -> InstanceReader.read(file));
    }

    private static void timed(String text, Runnable reading) {
        long start = System.nanoTime();
        try {
            reading.run();
        } catch (InputException refused) {
            assertThat(refused.getMessage()).startsWith(refused.file());
            assertThat(refused.problems()).hasSizeBetween(1, 10);
            assertThat(refused.count())
                    .isGreaterThanOrEqualTo(refused.problems().size());
            assertThat(refused.getMessage()).hasSizeLessThan(20_000);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        slowest = Math.max(slowest, seconds);
        assertThat(seconds).as(text).isLessThan(MOST_SECONDS);
    }
}
