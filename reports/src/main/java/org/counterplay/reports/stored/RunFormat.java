package org.counterplay.reports.stored;

import java.nio.file.Path;
import java.util.List;
import org.counterplay.reports.store.Stored;

/** A way to show a set of runs in files. */
public interface RunFormat {
    /** By which it is asked for. */
    String name();

    /** What it writes, in a few words. */
    String description();

    /**
     * Writes into a folder that is there; files of the same names are replaced, each whole or not at all. Returns the files that
     * a reader begins with.
     *
     * @throws org.counterplay.instances.format.InputException if a file cannot be written
     */
    List<Path> write(List<Stored> runs, Path folder);
}
