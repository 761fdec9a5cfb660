package org.counterplay.reports.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables of a store. A file says what it is by SQLite's {@code application_id}, and which tables it has by
 * {@code user_version}; a file that says something else is left alone.
 */
final class Schema {
    /** "CPLY". */
    static final int APPLICATION = 0x43504c59;

    static final int VERSION = 1;

    /**
     * Results and evidence are kept once by their digest, however many runs have them, and compressed. A run's own digest is
     * that of all that it says.
     */
    private static final List<String> TABLES = List.of(
            """
            CREATE TABLE contents (
                digest TEXT PRIMARY KEY,
                gzip BLOB NOT NULL) WITHOUT ROWID""",
            """
            CREATE TABLE runs (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                key TEXT NOT NULL,
                kind TEXT NOT NULL,
                program TEXT NOT NULL,
                build TEXT NOT NULL,
                libraries TEXT NOT NULL,
                seed INTEGER,
                machine TEXT NOT NULL,
                started TEXT NOT NULL,
                seconds REAL NOT NULL,
                exit INTEGER NOT NULL,
                result TEXT NOT NULL REFERENCES contents (digest),
                digest TEXT NOT NULL)""",
            "CREATE INDEX runs_by_key ON runs (key)",
            "CREATE INDEX runs_by_result ON runs (result)",
            """
            CREATE TABLE arguments (
                run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
                position INTEGER NOT NULL,
                argument TEXT NOT NULL,
                PRIMARY KEY (run, position)) WITHOUT ROWID""",
            """
            CREATE TABLE artifacts (
                run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
                position INTEGER NOT NULL,
                name TEXT NOT NULL,
                digest TEXT NOT NULL REFERENCES contents (digest),
                PRIMARY KEY (run, position)) WITHOUT ROWID""",
            "CREATE INDEX artifacts_by_digest ON artifacts (digest)",
            """
            CREATE TABLE files (
                run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
                position INTEGER NOT NULL,
                path TEXT NOT NULL,
                digest TEXT NOT NULL,
                bytes INTEGER NOT NULL,
                PRIMARY KEY (run, position)) WITHOUT ROWID""");

    /** What a file is. */
    enum State {
        EMPTY,
        CURRENT,
        NEWER,
        FOREIGN
    }

    private Schema() {}

    static State state(Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            long application = number(sql, "PRAGMA application_id");
            long version = number(sql, "PRAGMA user_version");
            if (application == APPLICATION) {
                return version == VERSION ? State.CURRENT : version > VERSION ? State.NEWER : State.FOREIGN;
            }
            boolean untouched =
                    application == 0 && version == 0 && number(sql, "SELECT count(*) FROM sqlite_schema") == 0;
            return untouched ? State.EMPTY : State.FOREIGN;
        }
    }

    /** Makes the tables, within the transaction of whoever calls. */
    static void create(Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            for (String table : TABLES) {
                sql.executeUpdate(table);
            }
            sql.executeUpdate("PRAGMA application_id = " + APPLICATION);
            sql.executeUpdate("PRAGMA user_version = " + VERSION);
        }
    }

    private static long number(Statement sql, String query) throws SQLException {
        try (ResultSet row = sql.executeQuery(query)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
