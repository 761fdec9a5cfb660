package org.counterplay.reports.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.counterplay.instances.format.AtomicFile;
import org.counterplay.reports.store.Sha256;
import org.counterplay.reports.store.Versions;

/**
 * A file that a search goes on from: which program wrote it, what was asked with which seed, and where the search stood.
 * A digest of all of that makes sure that no file is gone on from that was cut off or changed, and one that belongs to
 * another program, question or seed is refused. Always written whole.
 */
final class CheckpointFile {
    private static final String HEAD = "counterplay/checkpoint 2";
    private static final String DIGEST = "digest ";
    private static final String REMEDY = "; remove it to begin anew";

    private final Path path;
    private final List<String> belongsTo;

    /**
     * The file at a path.
     *
     * @param question what is asked, on one line
     */
    CheckpointFile(String path, String question, long seed) {
        this.path = OutputFile.check("--checkpoint", path);
        belongsTo = List.of(HEAD, "program " + Versions.here().program(), "question " + question, "seed " + seed);
    }

    /**
     * Where the search stood, if the file is there.
     *
     * @param parse throws {@link IllegalArgumentException} where that is no position of this search
     */
    <T> Optional<T> read(Function<String, T> parse) {
        return read().map(text -> {
            try {
                return parse.apply(text);
            } catch (IllegalArgumentException wrong) {
                throw wrong(String.valueOf(wrong.getMessage()));
            }
        });
    }

    private Optional<String> read() {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        String text;
        try {
            text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new BadArgument("--checkpoint " + path + " cannot be read: " + unreadable.getMessage());
        }
        if (!text.startsWith(HEAD + "\n")) {
            throw wrong("its first line is not \"" + HEAD + "\"");
        }
        int end = text.lastIndexOf("\n" + DIGEST) + 1;
        if (end <= 0 || !text.substring(end).equals(digest(text.substring(0, end)))) {
            throw wrong("its digest is not that of its contents, so it was cut off or changed");
        }
        List<String> lines = text.lines().toList();
        for (int k = 1; k < belongsTo.size(); k++) {
            if (!lines.get(k).equals(belongsTo.get(k))) {
                throw wrong("it is of " + lines.get(k) + ", and not of " + belongsTo.get(k));
            }
        }
        int body = String.join("\n", belongsTo).length() + 1;
        return Optional.of(text.substring(body, end));
    }

    /** Writes where the search stands, in lines. */
    void write(String position) {
        String text = String.join("\n", belongsTo) + "\n" + position;
        AtomicFile.write(path, to -> to.append(text).append(digest(text)));
    }

    /** What is said of a file that holds nothing to go on from. */
    private BadArgument wrong(String why) {
        return new BadArgument("--checkpoint " + path + " is no checkpoint of this search: " + why + REMEDY);
    }

    private static String digest(String text) {
        return DIGEST + Sha256.of(text) + "\n";
    }
}
