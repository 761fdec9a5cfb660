package org.counterplay.reports.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs in an SQLite file. Processes may share it, and threads an object of this class. A run that was added stays,
 * whatever becomes of the process: each is added in one transaction, which is on the disk when {@link #add} returns.
 * Every method throws {@link StoreException} where the file cannot be read or written; a failed one leaves the file as
 * it was.
 */
public final class RunStore implements AutoCloseable {
    private final Path file;
    private final Connection connection;

    private RunStore(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * Opens a store; makes it where there is no file, but no folder.
     *
     * @throws StoreException if it cannot be opened, is no store, or is one of a newer version of the program
     */
    public static RunStore open(Path file) {
        return new RunStore(file, StoreFile.open(file));
    }

    /**
     * Opens a store to read it; also one that may not be written to.
     *
     * @throws StoreException as {@link #open} does
     */
    public static RunStore read(Path file) {
        return new RunStore(file, StoreFile.read(file));
    }

    /** Adds a run and returns its id, which is larger than all before. */
    public synchronized long add(Run run) {
        return writing(() -> {
            long id = insert(run);
            for (int k = 0; k < run.arguments().size(); k++) {
                update(
                        "INSERT INTO arguments VALUES (?, ?, ?)",
                        id,
                        k,
                        run.arguments().get(k));
            }
            for (int k = 0; k < run.artifacts().size(); k++) {
                Artifact artifact = run.artifacts().get(k);
                update("INSERT INTO artifacts VALUES (?, ?, ?, ?)", id, k, artifact.name(), keep(artifact.content()));
            }
            for (int k = 0; k < run.files().size(); k++) {
                FileDigest each = run.files().get(k);
                update("INSERT INTO files VALUES (?, ?, ?, ?, ?)", id, k, each.path(), each.digest(), each.bytes());
            }
            return id;
        });
    }

    private long insert(Run run) throws SQLException {
        String sql =
                "INSERT INTO runs (key, kind, program, build, libraries, seed, machine, started, seconds, exit, result,"
                        + " digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id";
        return rows(
                        sql,
                        row -> row.getLong(1),
                        run.key(),
                        run.kind(),
                        run.versions().program(),
                        run.versions().build(),
                        run.versions().libraryLines(),
                        run.seed(),
                        run.machine(),
                        run.started().toString(),
                        run.seconds(),
                        run.exit(),
                        keep(run.result()),
                        run.digest())
                .getFirst();
    }

    /** Keeps a text, once; returns its digest. */
    private String keep(String content) throws SQLException {
        String digest = Sha256.of(content);
        if (rows("SELECT 1 FROM contents WHERE digest = ?", row -> true, digest).isEmpty()) {
            update("INSERT INTO contents VALUES (?, ?)", digest, Compressed.of(content));
        }
        return digest;
    }

    /** The run of that key that was added last. */
    public synchronized Optional<Stored> find(String key) {
        return reading(() -> first("key = ? ORDER BY id DESC LIMIT 1", key));
    }

    /** The run of that id. */
    public synchronized Optional<Stored> get(long id) {
        return reading(() -> first("id = ?", id));
    }

    /** All runs as they were added, with their results and evidence. */
    public synchronized List<Stored> list() {
        return reading(() -> {
            List<Stored> all = new ArrayList<>();
            for (long id : rows("SELECT id FROM runs ORDER BY id", row -> row.getLong(1))) {
                first("id = ?", id).ifPresent(all::add);
            }
            return all;
        });
    }

    /** All runs as they were added, without results and evidence. */
    public synchronized List<Entry> entries() {
        return reading(() -> rows(
                "SELECT id, kind, started, seconds, exit FROM runs ORDER BY id",
                row -> new Entry(
                        row.getLong(1),
                        text(row, 2),
                        arguments(row.getLong(1)),
                        Instant.parse(text(row, 3)),
                        row.getDouble(4),
                        row.getInt(5))));
    }

    /** Removes runs, and evidence that no other run has; ids that are not there are passed over. Returns how many went. */
    public synchronized int remove(Collection<Long> ids) {
        return writing(() -> {
            int removed = 0;
            for (long id : ids) {
                removed += update("DELETE FROM runs WHERE id = ?", id);
            }
            update(
                    "DELETE FROM contents WHERE digest NOT IN (SELECT digest FROM artifacts UNION SELECT result FROM runs)");
            return removed;
        });
    }

    private Optional<Stored> first(String where, Object value) throws SQLException {
        String sql = "SELECT id, key, kind, program, build, libraries, seed, machine, started, seconds, exit, gzip,"
                + " runs.digest FROM runs LEFT JOIN contents ON contents.digest = result WHERE " + where;
        return rows(sql, this::stored, value).stream().findFirst();
    }

    private Stored stored(ResultSet row) throws SQLException {
        long id = row.getLong(1);
        try {
            return new Stored(id, whole(row, id));
        } catch (SQLException | DateTimeException | IllegalArgumentException damaged) {
            throw new SQLException(
                    "its run " + id + " is damaged: " + damaged.getMessage() + "; 'report " + id
                            + " --remove' removes it",
                    damaged);
        }
    }

    private Run whole(ResultSet row, long id) throws SQLException {
        long seed = row.getLong(7);
        @Nullable Long known = row.wasNull() ? null : seed;
        Run run = new Run(
                text(row, 2),
                text(row, 3),
                arguments(id),
                new Versions(text(row, 4), text(row, 5), Versions.libraries(text(row, 6))),
                known,
                text(row, 8),
                Instant.parse(text(row, 9)),
                row.getDouble(10),
                row.getInt(11),
                Compressed.text(row.getBytes(12)),
                artifacts(id),
                files(id));
        if (!run.digest().equals(row.getString(13))) {
            throw new SQLException("it does not have the digest that it was stored with");
        }
        return run;
    }

    private static String text(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        if (text == null) {
            throw new SQLException("a text in it is missing");
        }
        return text;
    }

    private List<String> arguments(long id) throws SQLException {
        return rows("SELECT argument FROM arguments WHERE run = ? ORDER BY position", row -> text(row, 1), id);
    }

    private List<Artifact> artifacts(long id) throws SQLException {
        return rows(
                "SELECT name, gzip FROM artifacts LEFT JOIN contents USING (digest) WHERE run = ? ORDER BY position",
                row -> new Artifact(text(row, 1), Compressed.text(row.getBytes(2))),
                id);
    }

    private List<FileDigest> files(long id) throws SQLException {
        return rows(
                "SELECT path, digest, bytes FROM files WHERE run = ? ORDER BY position",
                row -> new FileDigest(text(row, 1), text(row, 2), row.getLong(3)),
                id);
    }

    /** Something made of the row that a result stands at. */
    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> rows(String sql, Row<T> make, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(sql, values);
                ResultSet row = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (row.next()) {
                all.add(make.of(row));
            }
            return all;
        }
    }

    private int update(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(sql, values)) {
            return statement.executeUpdate();
        }
    }

    private PreparedStatement prepare(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int k = 0; k < values.length; k++) {
            statement.setObject(k + 1, values[k]);
        }
        return statement;
    }

    /** What is done within a transaction. */
    private interface Work<T> {
        T run() throws SQLException;
    }

    private <T> T reading(Work<T> work) {
        try {
            return work.run();
        } catch (SQLException failed) {
            throw StoreFile.cannot(file, "read", failed);
        } catch (DateTimeException | IllegalArgumentException damaged) {
            throw StoreFile.cannot(file, "read", new SQLException(damaged.getMessage(), damaged));
        }
    }

    private <T> T writing(Work<T> work) {
        try {
            update("BEGIN IMMEDIATE");
            try {
                T result = work.run();
                update("COMMIT");
                return result;
            } catch (SQLException | RuntimeException failed) {
                rollBack(failed);
                throw failed;
            }
        } catch (SQLException failed) {
            throw StoreFile.cannot(file, "written", failed);
        }
    }

    /** SQLite has rolled back by itself after some failures, such as a full disk, and then says that there is nothing to do. */
    private void rollBack(Exception after) {
        try {
            update("ROLLBACK");
        } catch (SQLException already) {
            after.addSuppressed(already);
        }
    }

    /** Lets the file grow to so many pages of 4 KiB and no further, as on a disk that is full then. */
    void limit(int pages) throws SQLException {
        rows("PRAGMA max_page_count = " + pages, row -> row.getLong(1));
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw StoreFile.cannot(file, "closed", failed);
        }
    }
}
