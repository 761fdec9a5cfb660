package org.counterplay.reports.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLogTest {
    private final List<String> warnings = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void whatIsAddedIsFound() {
        try (RunLog log = new RunLog(StoreLocation.of(folder.resolve("runs.sqlite")), warnings::add)) {
            assertThat(log.stores()).isTrue();
            assertThat(log.find("key 1")).isEmpty();
            assertThat(log.add(Runs.numbered(1))).hasValue(1);
            assertThat(log.find("key 1").orElseThrow().run()).isEqualTo(Runs.numbered(1));
        }
        assertThat(warnings).isEmpty();
    }

    @Test
    void theOwnFolderIsMadeForItsOwner() throws IOException {
        StoreLocation own =
                StoreLocation.of(Map.of("XDG_DATA_HOME", folder.resolve("data").toString()), "Linux", "");
        try (RunLog log = new RunLog(own, warnings::add)) {
            assertThat(log.add(Runs.numbered(1))).isPresent();
        }
        Path made = folder.resolve("data").resolve("counterplay");
        assertThat(made.resolve("runs.sqlite")).isRegularFile();
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(Files.getPosixFilePermissions(made)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void aBrokenStoreIsToldOnceAndCostsNothingElse() throws IOException {
        Path broken = Files.writeString(
                folder.resolve("broken.sqlite"), "no database at all, and quite a long text".repeat(99));
        try (RunLog log = new RunLog(StoreLocation.of(broken), warnings::add)) {
            assertThat(log.find("key 1")).isEmpty();
            assertThat(log.add(Runs.numbered(1))).isEmpty();
            assertThat(log.stores()).isFalse();
        }
        assertThat(warnings).hasSize(1);
        assertThat(warnings.getFirst())
                .contains(broken.toString(), "--no-store")
                .doesNotContain("\n");
    }

    @Test
    void withoutAStoreNothingIsDone() {
        try (RunLog log = new RunLog(StoreLocation.none(), warnings::add)) {
            assertThat(log.stores()).isFalse();
            assertThat(log.find("key 1")).isEmpty();
            assertThat(log.add(Runs.numbered(1))).isEmpty();
        }
        assertThat(warnings).isEmpty();
    }
}
