package org.counterplay.instances.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileAccessTest {
    @TempDir
    Path folder;

    @Test
    void whatCannotBeReadIsBadInput() throws IOException {
        assertRefused(folder.resolve("missing.json"), "no such file");
        assertRefused(folder, "folder");
        assertRefused(Files.createFile(folder.resolve("empty.json")), "empty");
        assertRefused(Files.writeString(folder.resolve("plain.json.gz"), Texts.CHICKEN), "not gzipped");
        InstanceWriter.write(InstanceReader.read(Texts.CHICKEN, "x.json"), folder.resolve("whole.json.gz"));
        byte[] zipped = Files.readAllBytes(folder.resolve("whole.json.gz"));
        for (int length = 2; length < zipped.length; length += 7) {
            byte[] cut = Arrays.copyOf(zipped, length);
            assertRefused(Files.write(folder.resolve("cut.json.gz"), cut), "cut off");
        }
    }

    @Test
    void malformedUtf8IsToldWithItsByte() throws IOException {
        byte[] bytes = Texts.CHICKEN.replace("chicken", "é").getBytes(StandardCharsets.ISO_8859_1);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf('é');
        Path file = Files.write(folder.resolve("latin.json"), bytes);
        assertThatThrownBy(() -> InstanceReader.read(file)).isInstanceOfSatisfying(InputException.class, e -> {
            assertThat(e.text()).contains("byte " + at);
            assertThat(e.line()).isEqualTo(3);
            assertThat(e.column()).isEqualTo(12);
        });
        Path fine =
                Files.writeString(folder.resolve("fine.json"), "\uFEFF" + Texts.CHICKEN.replace("chicken", "\uFFFD é"));
        assertThat(InstanceReader.read(fine).game().name()).isEqualTo("\uFFFD é");
    }

    private static void assertRefused(Path file, String part) {
        assertThatThrownBy(() -> InstanceReader.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(part);
    }

    @Test
    void aFileIsWrittenWholeOrNotAtAll() throws IOException {
        Path file = Files.writeString(folder.resolve("x.json"), "before");
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write("half".repeat(100_000));
                    throw new IOException("the disk is full");
                }))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("the disk is full");
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write("half".repeat(100_000));
                    throw new IllegalStateException("a bug");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(file).hasContent("before");
        AtomicFile.write(file, out -> out.write("after"));
        assertThat(file).hasContent("after");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void whatALinkLeadsToIsReplaced() throws IOException {
        Path file = Files.writeString(folder.resolve("x.json"), "before");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        AtomicFile.write(link, out -> out.write("after"));
        assertThat(file).hasContent("after");
        assertThat(Files.isSymbolicLink(link)).isTrue();
    }

    @Test
    void whereNothingCanBeWrittenIsBadInput() {
        assertThatThrownBy(() -> AtomicFile.write(folder.resolve("no/such/x.json"), out -> out.write("x")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("there is no folder");
        assertThatThrownBy(() -> AtomicFile.write(folder, out -> out.write("x")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("folder");
    }
}
