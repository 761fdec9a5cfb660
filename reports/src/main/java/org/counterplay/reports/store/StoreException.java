package org.counterplay.reports.store;

import java.nio.file.Path;

/** A store that cannot be opened, read or written; the message names the file, what is wrong and the remedy. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreException(Path file, String what) {
        super("the store " + file + " " + what);
    }

    StoreException(Path file, String what, Throwable cause) {
        super("the store " + file + " " + what, cause);
    }
}
