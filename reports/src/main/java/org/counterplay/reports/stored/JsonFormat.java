package org.counterplay.reports.stored;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.counterplay.instances.format.AtomicFile;
import org.counterplay.instances.format.InputException;
import org.counterplay.reports.json.JsonText;
import org.counterplay.reports.store.Artifact;
import org.counterplay.reports.store.Run;
import org.counterplay.reports.store.Stored;

/** {@code runs.json}: the runs with their results; and their evidence, {@code evidence/ID/NAME}, for {@code counterplay check}. */
public final class JsonFormat implements RunFormat {
    private static final String EVIDENCE = "evidence";

    @Override
    public String name() {
        return "json";
    }

    @Override
    public String description() {
        return "runs.json and the evidence";
    }

    @Override
    public List<Path> write(List<Stored> runs, Path folder) {
        for (Stored stored : runs) {
            for (Artifact artifact : stored.run().artifacts()) {
                create(folder.resolve(EVIDENCE).resolve(Long.toString(stored.id())));
                Path file = folder.resolve(place(stored.id(), artifact));
                AtomicFile.write(file, out -> out.write(artifact.content()));
            }
        }
        Path file = folder.resolve("runs.json");
        AtomicFile.write(file, out -> {
            PrintWriter text = new PrintWriter(out);
            JsonText.write(text, json -> json.list(list -> runs.forEach(stored -> run(stored, list))));
            text.flush();
            if (text.checkError()) {
                throw new IOException("the disk is full, or the folder is gone");
            }
        });
        return List.of(file);
    }

    private static void run(Stored stored, JsonText json) {
        Run run = stored.run();
        RunJson.head(stored, json.object());
        json.list(
                "evidence",
                list -> run.artifacts()
                        .forEach(each -> list.object()
                                .text("file", place(stored.id(), each))
                                .text("sha256", each.digest())
                                .end()));
        json.verbatim("result", run.result()).end();
    }

    private static String place(long id, Artifact artifact) {
        return EVIDENCE + "/" + id + "/" + artifact.name();
    }

    private static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new InputException(folder.toString(), "this folder cannot be made: " + failed);
        }
    }
}
