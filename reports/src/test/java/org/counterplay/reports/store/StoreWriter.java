package org.counterplay.reports.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A process that adds numbered runs to a store and says of each, when it was added, its number. */
final class StoreWriter {
    private StoreWriter() {}

    /** Takes the store, the first number, and how many runs. */
    public static void main(String[] arguments) {
        int first = Integer.parseInt(arguments[1]);
        int count = Integer.parseInt(arguments[2]);
        try (RunStore store = RunStore.open(Path.of(arguments[0]))) {
            for (int number = first; number < first + count; number++) {
                store.add(Runs.numbered(number));
                System.out.write((number + "\n").getBytes(StandardCharsets.US_ASCII), 0, (number + "\n").length());
                System.out.flush();
            }
        }
    }

    /** Starts one. */
    static Process start(Path store, int first, int count) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreWriter.class.getName(),
                        store.toString(),
                        Integer.toString(first),
                        Integer.toString(count))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
