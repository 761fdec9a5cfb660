package org.counterplay.reports.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.counterplay.solvers.natives.NativesUnavailable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Opens the file of a store, and says in words what SQLite says in codes. */
final class StoreFile {
    /** How long one process waits for another that writes. */
    private static final int PATIENCE_MILLIS = 10_000;

    private static final String ELSEWHERE =
            ". Name another file with --store or " + StoreLocation.VARIABLE + ", or use --no-store";

    private StoreFile() {}

    /**
     * A connection to a store, which is made where the file is not there or empty. In the journal mode WAL, so that readers
     * and a writer do not wait for one another; every commit is on the disk when it returns.
     *
     * @throws StoreException if it cannot be opened, or is no store, or one of a newer version
     */
    static Connection open(Path file) {
        Path whole = file.toAbsolutePath();
        Path folder = whole.getParent();
        if (Files.isDirectory(whole) || folder == null) {
            throw new StoreException(file, "is a folder; the name of a file is needed" + ELSEWHERE);
        }
        if (!Files.isDirectory(folder)) {
            throw new StoreException(file, "cannot be made: there is no folder " + folder + "; make it first");
        }
        long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        while (true) {
            try {
                SqliteLibrary.load();
                return connect(file, whole);
            } catch (NativesUnavailable missing) {
                throw new StoreException(file, "cannot be opened: " + missing.getMessage(), missing);
            } catch (SQLException failed) {
                // Going over to WAL does not wait for others by itself.
                if (!busy(failed) || System.nanoTime() - deadline > 0) {
                    throw cannot(file, "opened", failed);
                }
                pause();
            }
        }
    }

    /**
     * A connection that only reads, to a store that is there. Where neither the file nor its folder may be written to, as on a
     * medium that is read-only, nobody else writes either, and SQLite is told so; it would make files beside it otherwise.
     *
     * @throws StoreException as {@link #open} does
     */
    static Connection read(Path file) {
        Path whole = file.toAbsolutePath();
        Path folder = whole.getParent();
        boolean readOnly =
                folder != null && Files.isRegularFile(whole) && !(Files.isWritable(whole) && Files.isWritable(folder));
        if (!readOnly) {
            return open(file);
        }
        if (Files.exists(whole.resolveSibling(whole.getFileName() + "-wal"))) {
            throw new StoreException(
                    file,
                    "cannot be read where it may not be written to, since " + whole.getFileName()
                            + "-wal holds a part of it; copy both to another folder");
        }
        try {
            SqliteLibrary.load();
            SQLiteConfig config = new SQLiteConfig();
            config.setReadOnly(true);
            Connection connection = config.createConnection("jdbc:sqlite:" + whole.toUri() + "?immutable=1");
            try {
                require(file, Schema.state(connection));
                return connection;
            } catch (SQLException | StoreException failed) {
                connection.close();
                throw failed;
            }
        } catch (NativesUnavailable missing) {
            throw new StoreException(file, "cannot be opened: " + missing.getMessage(), missing);
        } catch (SQLException failed) {
            throw cannot(file, "read", failed);
        }
    }

    private static Connection connect(Path file, Path whole) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(PATIENCE_MILLIS);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        // As a URI, so that a name may hold a question mark, behind which the driver looks for settings.
        Connection connection = config.createConnection("jdbc:sqlite:" + whole.toUri());
        try {
            prepare(file, connection);
            return connection;
        } catch (SQLException | StoreException failed) {
            connection.close();
            throw failed;
        }
    }

    private static void prepare(Path file, Connection connection) throws SQLException {
        if (Schema.state(connection) == Schema.State.EMPTY) {
            make(connection);
        }
        require(file, Schema.state(connection));
        useLog(file, connection);
    }

    private static void require(Path file, Schema.State state) {
        switch (state) {
            case CURRENT -> {}
            case NEWER ->
                throw new StoreException(
                        file,
                        "was written by a newer version of Counterplay, which this one cannot read; update it, or"
                                + " name another file with --store or " + StoreLocation.VARIABLE);
            case FOREIGN, EMPTY ->
                throw new StoreException(file, "is a database of something else, and is left alone" + ELSEWHERE);
        }
    }

    private static void make(Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.executeUpdate("BEGIN IMMEDIATE");
            if (Schema.state(connection) == Schema.State.EMPTY) { // no other process has made it in the meantime
                Schema.create(connection);
            }
            sql.executeUpdate("COMMIT");
        }
    }

    private static void useLog(Path file, Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet mode = sql.executeQuery("PRAGMA journal_mode = WAL")) {
            if (!mode.next() || !mode.getString(1).equals("wal")) {
                throw new StoreException(
                        file, "cannot be shared between processes where it is (a network drive?)" + ELSEWHERE);
            }
        }
    }

    private static boolean busy(SQLException failed) {
        return code(failed) == SQLiteErrorCode.SQLITE_BUSY.code || code(failed) == SQLiteErrorCode.SQLITE_LOCKED.code;
    }

    /** SQLite's error, without what extended codes add. */
    private static int code(SQLException failed) {
        return failed instanceof SQLiteException known ? known.getResultCode().code & 0xff : -1;
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What could not be done, why, and what helps. */
    static StoreException cannot(Path file, String done, SQLException failed) {
        int code = code(failed);
        String why;
        if (code == SQLiteErrorCode.SQLITE_NOTADB.code) {
            why = "is no store of runs (not an SQLite file), and is left alone" + ELSEWHERE;
        } else if (code == SQLiteErrorCode.SQLITE_CORRUPT.code) {
            why = "is damaged (" + failed.getMessage() + "); move it away, and a new one is made";
        } else if (code == SQLiteErrorCode.SQLITE_FULL.code) {
            why = "cannot be " + done + ": the disk is full; make room, or remove runs with 'report --remove'";
        } else if (code == SQLiteErrorCode.SQLITE_IOERR.code) {
            why = "cannot be " + done + ": the disk is full or fails (" + failed.getMessage() + ")" + ELSEWHERE;
        } else if (code == SQLiteErrorCode.SQLITE_READONLY.code
                || code == SQLiteErrorCode.SQLITE_CANTOPEN.code
                || code == SQLiteErrorCode.SQLITE_PERM.code) {
            why = "cannot be " + done + ": the file or its folder may not be written to" + ELSEWHERE;
        } else if (code == SQLiteErrorCode.SQLITE_BUSY.code) {
            why = "cannot be " + done + ": another process has kept it locked for " + PATIENCE_MILLIS / 1000
                    + " seconds; try again when it is done";
        } else {
            why = "cannot be " + done + ": " + failed.getMessage() + ELSEWHERE;
        }
        return new StoreException(file, why, failed);
    }
}
