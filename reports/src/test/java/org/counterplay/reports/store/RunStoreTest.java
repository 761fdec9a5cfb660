package org.counterplay.reports.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStoreTest {
    private static final long SEED = Long.getLong("tests.seed", 20260601L);

    @TempDir
    Path folder;

    @Test
    void whatIsAddedIsReadAgainByAnother() {
        Random random = new Random(SEED);
        List<Stored> added = new ArrayList<>();
        for (int k = 0; k < 10; k++) {
            try (RunStore store = RunStore.open(file())) {
                for (int j = 0; j < 6; j++) {
                    Run run = Runs.random(random);
                    added.add(new Stored(store.add(run), run));
                }
            }
        }
        try (RunStore store = RunStore.open(file())) {
            assertThat(store.list()).as("tests.seed=" + SEED).isEqualTo(added);
            for (Stored each : added) {
                assertThat(store.get(each.id())).as("tests.seed=" + SEED).contains(each);
            }
            assertThat(store.entries())
                    .as("tests.seed=" + SEED)
                    .isEqualTo(added.stream()
                            .map(each -> new Entry(
                                    each.id(),
                                    each.run().kind(),
                                    each.run().arguments(),
                                    each.run().started(),
                                    each.run().seconds(),
                                    each.run().exit()))
                            .toList());
            assertThat(store.get(added.getLast().id() + 1)).isEmpty();
        }
    }

    @Test
    void theLastOfAKeyIsFound() {
        try (RunStore store = RunStore.open(file())) {
            assertThat(store.find("key 1")).isEmpty();
            store.add(Runs.numbered(1));
            long second = store.add(Runs.numbered(1));
            store.add(Runs.numbered(2));
            assertThat(store.find("key 1").orElseThrow().id()).isEqualTo(second);
        }
    }

    @Test
    void keysTellWhatDeterminesAResult() {
        Versions versions = Versions.here();
        Versions others = new Versions(versions.program(), "another build", versions.libraries());
        List<String> keys = List.of(
                Run.key("audit", List.of("a", "b"), 1L, versions),
                Run.key("certify", List.of("a", "b"), 1L, versions),
                Run.key("audit", List.of("ab"), 1L, versions),
                Run.key("audit", List.of("a", "b", ""), 1L, versions),
                Run.key("audit", List.of("b", "a"), 1L, versions),
                Run.key("audit", List.of("a", "b"), 2L, versions),
                Run.key("audit", List.of("a", "b"), null, versions),
                Run.key("audit", List.of("a", "b"), 1L, others));
        assertThat(keys).doesNotHaveDuplicates().allMatch(key -> key.matches("[0-9a-f]{64}"));
        assertThat(Run.key("audit", List.of("a", "b"), 1L, versions)).isEqualTo(keys.getFirst());
    }

    @Test
    void evidenceIsKeptOnceAndGoesWithTheLastRunThatHasIt() throws SQLException {
        try (RunStore store = RunStore.open(file())) {
            long first = store.add(Runs.numbered(1));
            long second = store.add(Runs.numbered(2));
            assertThat(number("SELECT count(*) FROM contents")).isEqualTo(5);
            assertThat(store.remove(List.of(first, 99L))).isEqualTo(1);
            assertThat(number("SELECT count(*) FROM contents")).isEqualTo(3);
            assertThat(store.get(first)).isEmpty();
            assertThat(store.get(second).orElseThrow().run()).isEqualTo(Runs.numbered(2));
            assertThat(store.remove(List.of(second))).isEqualTo(1);
            for (String table : List.of("runs", "arguments", "artifacts", "contents", "files")) {
                assertThat(number("SELECT count(*) FROM " + table)).as(table).isZero();
            }
            assertThat(store.add(Runs.numbered(3)))
                    .as("an id is never given twice")
                    .isGreaterThan(second);
        }
    }

    @Test
    void namesOfFilesMayHoldAnything() {
        for (String name : List.of("a b.sqlite", "a?journal_mode=off", "100%41.sqlite", "a#b", "Läufe", "a;b'c\"d")) {
            try (RunStore store = RunStore.open(folder.resolve(name))) {
                store.add(Runs.numbered(1));
            }
            assertThat(folder.resolve(name)).as(name).isRegularFile();
        }
    }

    @Test
    void aFileThatIsNoStoreIsLeftAlone() throws IOException, SQLException {
        Path text = Files.writeString(folder.resolve("thesis.txt"), "This is no database. ".repeat(500));
        byte[] before = Files.readAllBytes(text);
        refused(text, "no store");
        assertThat(Files.readAllBytes(text)).isEqualTo(before);

        Path other = folder.resolve("other.sqlite");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + other);
                Statement sql = connection.createStatement()) {
            sql.executeUpdate("CREATE TABLE songs (title TEXT)");
        }
        before = Files.readAllBytes(other);
        refused(other, "something else");
        assertThat(Files.readAllBytes(other)).isEqualTo(before);
    }

    @Test
    void aStoreOfANewerVersionIsLeftAlone() throws IOException, SQLException {
        RunStore.open(file()).close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement sql = connection.createStatement()) {
            sql.executeUpdate("PRAGMA user_version = " + (Schema.VERSION + 1));
        }
        byte[] before = Files.readAllBytes(file());
        refused(file(), "newer");
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    @Test
    void foldersThatAreMissingOrFilesThatAreFoldersAreNamed() {
        refused(
                folder.resolve("missing").resolve("runs.sqlite"),
                folder.resolve("missing").toString());
        assertThat(folder.resolve("missing")).doesNotExist();
        refused(folder, "folder");
    }

    @Test
    void whatMayNotBeWrittenSaysSo() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        try (RunStore store = RunStore.open(file())) {
            store.add(Runs.numbered(1));
        }
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("r--r--r--"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeTrue(!Files.isWritable(file())); // the superuser may write anything
        try {
            refused(file(), "may not be written");
            try (RunStore store = RunStore.read(file())) {
                assertThat(store.list()).extracting(Stored::run).containsExactly(Runs.numbered(1));
                assertThatThrownBy(() -> store.add(Runs.numbered(2))).isInstanceOf(StoreException.class);
            }
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** The same to everyone, the superuser too: no file can be made in a folder of the kernel's. */
    @Test
    void whatCannotBeMadeSaysSo() {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")));
        refused(Path.of("/proc/self/runs.sqlite"), "may not be written");
    }

    @Test
    void aFullDiskLosesNothingThatWasThere() throws SQLException {
        try (RunStore store = RunStore.open(file())) {
            long kept = store.add(Runs.numbered(1));
            store.limit(40);
            Run large = Runs.numbered(2);
            String digits = noise(400_000);
            Run tooLarge = new Run(
                    large.key(),
                    large.kind(),
                    large.arguments(),
                    large.versions(),
                    large.seed(),
                    large.machine(),
                    large.started(),
                    large.seconds(),
                    large.exit(),
                    large.result(),
                    List.of(new Artifact("large.json", digits)));
            assertThatThrownBy(() -> store.add(tooLarge))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(file().toString())
                    .hasMessageContaining("full");
            assertThat(store.list()).extracting(Stored::id).containsExactly(kept);
            assertThat(store.add(Runs.numbered(3))).isGreaterThan(kept);
            assertThat(store.list()).extracting(each -> each.run().seed()).containsExactly(1L, 3L);
        }
        assertThat(number("SELECT count(*) FROM contents")).isEqualTo(5);
    }

    /** Any byte may have become another: the store gives what was put in, or an error that names it, and nothing else. */
    @Test
    void damageIsToldOrHarmless() throws IOException {
        Random random = new Random(SEED);
        List<Stored> whole = new ArrayList<>();
        try (RunStore store = RunStore.open(file())) {
            for (int k = 0; k < 8; k++) {
                Run run = Runs.random(random);
                whole.add(new Stored(store.add(run), run));
            }
        }
        byte[] bytes = Files.readAllBytes(file());
        int told = 0;
        for (int round = 0; round < 150; round++) {
            byte[] damaged =
                    round % 10 == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length - 1) + 1) : bytes.clone();
            for (int k = random.nextInt(20); k >= 0; k--) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Path copy = Files.write(folder.resolve("damaged " + round + ".sqlite"), damaged);
            try (RunStore store = RunStore.open(copy)) {
                assertThat(whole).as("round %d, tests.seed=%d", round, SEED).containsAll(store.list());
            } catch (StoreException damage) {
                assertThat(damage).hasMessageContaining(copy.toString());
                told++;
            }
        }
        assertThat(told).as("tests.seed=" + SEED).isPositive();
    }

    private void refused(Path file, String why) {
        assertThatThrownBy(() -> RunStore.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(why);
    }

    private static String noise(int length) {
        byte[] letters = new byte[length];
        Random random = new Random(1);
        for (int k = 0; k < length; k++) {
            letters[k] = (byte) (' ' + random.nextInt(94));
        }
        return new String(letters, StandardCharsets.US_ASCII);
    }

    private long number(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(query)) {
            return row.getLong(1);
        }
    }

    private Path file() {
        return folder.resolve("runs.sqlite");
    }
}
