package org.counterplay.reports.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that a run wrote or judged, as it was then; its content need not be kept.
 *
 * @param path as it was named
 * @param digest SHA-256 of its bytes, in hexadecimal digits
 * @param bytes its length
 */
public record FileDigest(String path, String digest, long bytes) {
    /** Of a file as it is now. */
    public static FileDigest of(Path file) throws IOException {
        return new FileDigest(file.toString(), Sha256.of(file), Files.size(file));
    }
}
