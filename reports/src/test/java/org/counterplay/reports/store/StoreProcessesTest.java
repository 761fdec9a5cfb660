package org.counterplay.reports.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes with one store, and processes that are killed. */
class StoreProcessesTest {
    private static final long SEED = Long.getLong("tests.seed", 20260602L);

    @TempDir
    Path folder;

    @Test
    void killingAWriterLosesNothingThatItSaidWasAdded() throws Exception {
        Path file = folder.resolve("runs.sqlite");
        Random random = new Random(SEED);
        List<Integer> said = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            int first = 1_000_000 * round;
            Process writer = StoreWriter.start(file, first, 1_000_000);
            try (BufferedReader lines = writer.inputReader()) {
                for (int k = 20 + random.nextInt(20); k > 0; k--) {
                    said.add(Integer.parseInt(lines.readLine()));
                }
                Thread.sleep(0, random.nextInt(1_000_000));
                writer.toHandle().destroyForcibly(); // signal 9 on Unix; of a Process it would close what we read
                lines.lines().map(Integer::parseInt).forEach(said::add); // a number is written in one piece
            }
            assertThat(writer.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(writer.exitValue()).isNotZero();
            try (RunStore store = RunStore.open(file)) {
                List<Integer> found =
                        store.list().stream().map(StoreProcessesTest::number).toList();
                assertThat(found).as("tests.seed=" + SEED).containsAll(said);
                assertThat(found.size() - said.size())
                        .as("runs more than were told of")
                        .isBetween(0, round + 1);
                assertThat(store.find("key " + said.getLast())).isPresent();
            }
            assertThat(integrity(file)).isEqualTo("ok");
        }
    }

    @Test
    void processesThatMakeAStoreAtOnceShareIt() throws Exception {
        Path file = folder.resolve("runs.sqlite");
        List<Process> writers = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            writers.add(StoreWriter.start(file, 1_000 * k, 15));
        }
        for (Process writer : writers) {
            assertThat(writer.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(writer.exitValue()).isZero();
        }
        try (RunStore store = RunStore.open(file)) {
            assertThat(store.list().stream().map(StoreProcessesTest::number))
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 3)
                            .flatMap(k -> IntStream.range(1_000 * k, 1_000 * k + 15))
                            .boxed()
                            .toList());
        }
        assertThat(integrity(file)).isEqualTo("ok");
    }

    @Test
    void threadsShareAStore() throws Exception {
        Path file = folder.resolve("runs.sqlite");
        try (ExecutorService threads = Executors.newFixedThreadPool(4);
                RunStore shared = RunStore.open(file);
                RunStore other = RunStore.open(file)) {
            List<Future<Long>> ids = new ArrayList<>();
            for (int k = 0; k < 40; k++) {
                RunStore store = k % 3 == 0 ? other : shared;
                int number = k;
                ids.add(threads.submit(() -> {
                    store.find("key " + (number - 1));
                    return store.add(Runs.numbered(number));
                }));
            }
            for (int k = 0; k < ids.size(); k++) {
                assertThat(shared.get(ids.get(k).get()).orElseThrow().run()).isEqualTo(Runs.numbered(k));
            }
        }
    }

    private static int number(Stored stored) {
        Long seed = stored.run().seed();
        assertThat(stored.run()).isEqualTo(Runs.numbered(Math.toIntExact(seed)));
        return Math.toIntExact(seed);
    }

    private static String integrity(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("PRAGMA integrity_check")) {
            return row.getString(1);
        }
    }
}
