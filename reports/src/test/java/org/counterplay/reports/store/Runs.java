package org.counterplay.reports.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** Runs for tests. */
final class Runs {
    private Runs() {}

    /** A run with everything in it that a store has to keep, chosen at random. */
    static Run random(Random random) {
        List<String> arguments = texts(random, random.nextInt(5));
        List<Artifact> artifacts = new ArrayList<>();
        for (int k = random.nextInt(4); k > 0; k--) {
            artifacts.add(new Artifact("artifact " + k + ".json", text(random, random.nextInt(3000))));
        }
        List<FileDigest> files = new ArrayList<>();
        for (int k = random.nextInt(3); k > 0; k--) {
            files.add(new FileDigest(text(random, 10), Sha256.of("file " + k), random.nextLong(1L << 40)));
        }
        TreeMap<String, String> libraries = new TreeMap<>();
        libraries.put("ortools", "9." + random.nextInt(20));
        libraries.put("ojalgo", "57");
        Versions versions = new Versions("0." + random.nextInt(9), "build", libraries);
        Long seed = random.nextBoolean() ? random.nextLong() : null;
        return new Run(
                Run.key("audit", arguments, seed, versions),
                "audit",
                arguments,
                versions,
                seed,
                "a machine",
                Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)),
                random.nextDouble(1e6),
                random.nextInt(5),
                text(random, random.nextInt(2000)),
                artifacts,
                files);
    }

    /** A small run, told apart by its number. */
    static Run numbered(int number) {
        return new Run(
                "key " + number,
                "tightness-cell",
                List.of("tightness", "cell", Integer.toString(number)),
                Versions.here(),
                (long) number,
                "a machine",
                Instant.EPOCH,
                0.5,
                0,
                "{\"cell\": " + number + "}",
                List.of(
                        new Artifact("witness.json", "{\"witness\": " + number + "}"),
                        new Artifact("same.json", "{}")));
    }

    private static List<String> texts(Random random, int count) {
        List<String> texts = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            texts.add(text(random, random.nextInt(20)));
        }
        return texts;
    }

    /** Of all that texts may hold: quotes, line ends, zeros, letters outside the basic plane. */
    private static String text(Random random, int length) {
        int[] choice = {'a', 'b', '\'', '"', '\\', '\n', '\t', 'ü', '€', 0x1F600, '%', ';', '-', ' ', 1};
        StringBuilder text = new StringBuilder();
        for (int k = 0; k < length; k++) {
            text.appendCodePoint(choice[random.nextInt(choice.length)]);
        }
        return text.toString();
    }
}
