package org.counterplay.solvers.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibrariesTest {
    @TempDir
    Path folder;

    private static final Platform HERE = Platform.here();

    private static NativeArchive archive() {
        return NativeArchive.of(HERE, NativeLibrariesTest.class.getClassLoader());
    }

    @Test
    void unpacksOnceAndKeepsWhatIsThere() throws IOException {
        Path first = archive().unpack(folder, HERE.highs()::equals);
        Path file = first.resolve(HERE.highs());
        FileTime time = FileTime.fromMillis(1000);
        Files.setLastModifiedTime(file, time);
        assertThat(archive().unpack(folder, HERE.highs()::equals)).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(time);
        assertThat(names(first)).containsExactly(HERE.highs());
    }

    @Test
    void mendsAFileThatWasCutShort() throws IOException {
        Path file = archive().unpack(folder, HERE.highs()::equals).resolve(HERE.highs());
        long size = Files.size(file);
        Files.write(file, new byte[] {1, 2, 3});
        archive().unpack(folder, HERE.highs()::equals);
        assertThat(Files.size(file)).isEqualTo(size);
    }

    @Test
    void unpacksWholeFilesWhenManyDoAtOnce() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Path>> folders = new ArrayList<>();
            for (int k = 0; k < 4; k++) {
                folders.add(threads.submit(() -> archive().unpack(folder, HERE.highs()::equals)));
            }
            for (Future<Path> unpacked : folders) {
                assertThat(unpacked.get()).isEqualTo(folders.get(0).get());
            }
            assertThat(names(folders.get(0).get())).containsExactly(HERE.highs());
        }
    }

    @Test
    void namesEachDirectoryAndTheRemedyWhenNoneCanBeWritten() throws IOException {
        Path file = Files.createFile(folder.resolve("a file"));
        assertThatThrownBy(() ->
                        NativeLibraries.load(archive(), List.of(file.resolve("x"), file), name -> true, path -> path))
                .isInstanceOf(NativesUnavailable.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(file.resolve("x").toString())
                .hasMessageContaining("COUNTERPLAY_CACHE");
    }

    /** What a directory mounted noexec does: unpacking works, loading does not. */
    @Test
    void triesTheNextDirectoryWhenLoadingFailsAndSaysNoexec() {
        List<Path> caches = List.of(folder.resolve("a"), folder.resolve("b"));
        Path loaded = NativeLibraries.load(archive(), caches, HERE.highs()::equals, path -> {
            if (path.startsWith(caches.get(0))) {
                throw new UnsatisfiedLinkError("failed to map segment");
            }
            return path;
        });
        assertThat(loaded).startsWith(caches.get(1));
        assertThatThrownBy(() -> NativeLibraries.load(archive(), caches, HERE.highs()::equals, path -> {
                    throw new UnsatisfiedLinkError("failed to map segment");
                }))
                .isInstanceOf(NativesUnavailable.class)
                .hasMessageContaining("noexec")
                .hasMessageContaining(caches.get(0).toString());
    }

    @Test
    void refusesADirectoryThatEveryoneMayWrite() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatThrownBy(() -> archive().unpack(folder, HERE.highs()::equals))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("everyone");
    }

    @Test
    void saysWhichArtifactIsMissing() {
        assertThatThrownBy(() -> NativeArchive.of(
                        Platform.of("Linux", "riscv64"), getClass().getClassLoader()))
                .isInstanceOf(NativesUnavailable.class)
                .hasMessageContaining("ortools-linux-riscv64");
        assertThatThrownBy(() -> Platform.of("SunOS", "sparc"))
                .isInstanceOf(NativesUnavailable.class)
                .hasMessageContaining("SunOS");
    }

    @Test
    void knowsTheNamesOfEachPlatform() {
        assertThat(Platform.of("Linux", "amd64"))
                .isEqualTo(new Platform("linux-x86-64", "libjniortools.so", "libhighs.so.1"));
        assertThat(Platform.of("Mac OS X", "aarch64"))
                .isEqualTo(new Platform("darwin-aarch64", "libjniortools.dylib", "libhighs.1.dylib"));
        assertThat(Platform.of("Windows 11", "amd64"))
                .isEqualTo(new Platform("win32-x86-64", "jniortools.dll", "highs.dll"));
    }

    @Test
    void looksForTheCacheWhereTheSystemKeepsCaches() {
        assertThat(candidates(Map.of("COUNTERPLAY_CACHE", "/own", "XDG_CACHE_HOME", "/xdg"), "Linux"))
                .containsExactly(Path.of("/own"));
        assertThat(candidates(Map.of("XDG_CACHE_HOME", "/xdg"), "Linux"))
                .containsExactly(Path.of("/xdg/counterplay"), Path.of("/tmp/counterplay-me"));
        assertThat(candidates(Map.of("XDG_CACHE_HOME", "relative"), "Linux"))
                .containsExactly(Path.of("/home/me/.cache/counterplay"), Path.of("/tmp/counterplay-me"));
        assertThat(candidates(Map.of(), "Mac OS X")).first().isEqualTo(Path.of("/home/me/Library/Caches/counterplay"));
        assertThat(candidates(Map.of("LOCALAPPDATA", "/local"), "Windows 11"))
                .first()
                .isEqualTo(Path.of("/local/counterplay/cache"));
    }

    private static List<Path> candidates(Map<String, String> environment, String system) {
        return CacheDirectory.candidates(environment, system, "/home/me", "/tmp", "me");
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
