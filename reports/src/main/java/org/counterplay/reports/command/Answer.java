package org.counterplay.reports.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.counterplay.model.certificate.Certificate;
import org.counterplay.reports.json.JsonText;
import org.counterplay.reports.store.Artifact;
import org.counterplay.reports.text.Style;
import org.jspecify.annotations.Nullable;

/**
 * What a command has come to: how it is shown, and what is stored of it beside that.
 *
 * @param json writes it for programs
 * @param full lines for people
 * @param brief the lines of {@code --quiet}
 * @param seed of the random choices; null where there are none
 * @param artifacts evidence that is kept whole
 * @param proofs certificates that were not written to files
 * @param files that were written, or judged
 * @param page the folder in which it is rendered as a page; null for none
 */
record Answer(
        Consumer<JsonText> json,
        Function<Style, List<String>> full,
        Function<Style, List<String>> brief,
        @Nullable Long seed,
        List<Artifact> artifacts,
        List<Proof> proofs,
        List<Path> files,
        @Nullable Path page) {
    /** A certificate and what it is of, in a word. */
    record Proof(String of, Certificate certificate) {}

    Answer {
        artifacts = List.copyOf(artifacts);
        proofs = List.copyOf(proofs);
        files = List.copyOf(files);
    }

    /** An answer without random choices, evidence and files. */
    Answer(Consumer<JsonText> json, Function<Style, List<String>> full, Function<Style, List<String>> brief) {
        this(json, full, brief, null, List.of(), List.of(), List.of(), null);
    }

    /** The same, of random choices. */
    Answer seeded(long seed) {
        return new Answer(json, full, brief, seed, artifacts, proofs, files, page);
    }

    /** The same with evidence. */
    Answer with(List<Artifact> more) {
        return new Answer(json, full, brief, seed, joined(artifacts, more), proofs, files, page);
    }

    /** The same with a certificate that was not written to a file. */
    Answer proof(String of, Certificate certificate) {
        return new Answer(
                json, full, brief, seed, artifacts, joined(proofs, List.of(new Proof(of, certificate))), files, page);
    }

    /** The same with a file that was written or judged; null for none. */
    Answer file(@Nullable Path file) {
        List<Path> more = file == null ? List.of() : List.of(file);
        return new Answer(json, full, brief, seed, artifacts, proofs, joined(files, more), page);
    }

    /** The same, rendered to a folder as a page; null for none. */
    Answer page(@Nullable Path folder) {
        return new Answer(json, full, brief, seed, artifacts, proofs, files, folder);
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        List<T> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
