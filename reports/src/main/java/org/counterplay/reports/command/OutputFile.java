package org.counterplay.reports.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.counterplay.instances.format.CertificateWriter;
import org.counterplay.model.certificate.Certificate;

/** Files that are written: looked at before anything is computed, and written whole or not at all. */
final class OutputFile {
    private OutputFile() {}

    /** The path, if a file can be written there. */
    static Path check(String option, String text) {
        Path path = InstanceArgument.path(text);
        Path folder = path.toAbsolutePath().getParent();
        if (text.isEmpty() || Files.isDirectory(path)) {
            throw new BadArgument(option + " is \"" + text + "\", a folder; name a file");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw new BadArgument(
                    option + " is \"" + text + "\", but there is no folder " + folder + "; create it first");
        }
        boolean device = Files.exists(path) && !Files.isRegularFile(path); // such as /dev/stdout
        if (!Files.isWritable(device ? path : folder)) {
            throw new BadArgument(option + " is \"" + text + "\", but the folder " + folder + " may not be written to");
        }
        if (!device) {
            tryOut(option, text, folder);
        }
        return path;
    }

    /** Permissions do not tell of full disks and of folders that are only shown, such as /proc. */
    private static void tryOut(String option, String text, Path folder) {
        try {
            Files.delete(Files.createTempFile(folder, ".counterplay", ".part"));
        } catch (IOException impossible) {
            throw new BadArgument(option + " is \"" + text + "\", but no file can be made in the folder " + folder
                    + "; name another one");
        }
    }

    static void write(Certificate certificate, Path file) {
        CertificateWriter.write(certificate, file);
    }
}
