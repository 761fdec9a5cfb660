package org.counterplay.reports.command;

import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that is written to. */
final class OutputFolder {
    private OutputFolder() {}

    /** The folder, which need not exist yet. */
    static Path check(String option, String text) {
        Path folder = InstanceArgument.path(text);
        if (text.isEmpty() || (Files.exists(folder) && !Files.isDirectory(folder))) {
            throw new BadArgument(
                    option + " is \"" + text + "\", which is no folder; name a folder, which may be a new one");
        }
        return folder;
    }
}
