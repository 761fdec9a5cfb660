package org.counterplay.instances.format;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/**
 * Writes files whole or not at all: into a new file beside the target, which is renamed when it is complete. Whatever
 * interrupts the writing, the target is as before. What exists and is no regular file, like a pipe, is written directly.
 */
public final class AtomicFile {
    private AtomicFile() {}

    /** What is written. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it; need not flush. */
        void writeTo(Writer out) throws IOException;
    }

    /**
     * Writes a UTF-8 text; gzipped where the name ends in {@code .gz}.
     *
     * @throws InputException if the file cannot be written
     */
    public static void write(Path path, Content content) {
        Path target = target(path);
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            try (Writer out = open(target, target, StandardOpenOption.WRITE)) {
                content.writeTo(out);
            } catch (IOException failure) {
                throw cannot(path, failure);
            }
            return;
        }
        Path beside = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
        beside.toFile().deleteOnExit(); // for Ctrl-C in the middle
        try {
            try (Writer out = open(beside, target, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
                content.writeTo(out);
            }
            rename(beside, target);
        } catch (IOException failure) {
            throw cannot(path, failure);
        } finally {
            try {
                Files.deleteIfExists(beside);
            } catch (IOException left) {
                // There is nothing better to do; it is deleted when the program ends.
            }
        }
    }

    /** The file that is to be replaced: where the path is a link, what it leads to. */
    private static Path target(Path path) {
        Path target = path.toAbsolutePath();
        try {
            if (Files.exists(target)) {
                target = target.toRealPath();
            }
        } catch (IOException failure) {
            throw cannot(path, failure);
        }
        if (Files.isDirectory(target)) {
            throw new InputException(path.toString(), "this is a folder; the name of a file is needed");
        }
        Path parent = target.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new InputException(
                    path.toString(), "cannot be written: there is no folder " + parent + "; make it first");
        }
        return target;
    }

    private static Writer open(Path file, Path named, StandardOpenOption... options) throws IOException {
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(file, options), 1 << 16);
        if (named.toString().toLowerCase(Locale.ROOT).endsWith(".gz")) {
            out = new GZIPOutputStream(out, 1 << 16);
        }
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    }

    private static void rename(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static InputException cannot(Path path, IOException failure) {
        String why = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return new InputException(path.toString(), "cannot be written: " + why);
    }
}
