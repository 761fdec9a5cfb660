package org.counterplay.reports.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.counterplay.reports.store.Run;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes finished runs as a page: {@code index.html}, which needs nothing else and no network, and what it offers to
 * download in
 * {@code files}; and for papers {@code tables/*.tex} and {@code plots/*.svg}.
 */
public final class Renderer {
    private static final JsonMapper JSON = new JsonMapper();

    /** Files to download that a page holds itself. */
    private static final int MOST_INSIDE = 1_100_000;

    /** A page that would be larger holds no files. */
    private static final int MOST_BYTES = 2_800_000;

    private Renderer() {}

    /**
     * Writes the page and the files for papers to a folder, which is made if it is not there; files of the same names
     * are replaced.
     *
     * @throws IllegalArgumentException if a document's result is no JSON; the message names the run
     * @throws UncheckedIOException if a file cannot be written
     */
    public static void render(List<Document> documents, Path folder) {
        paper(page(documents, folder), folder);
    }

    /** Writes the page alone; as {@link #render}. */
    static Page page(List<Document> documents, Path folder) {
        Sections sections = sections(documents, new Sections(MOST_INSIDE, true));
        Page page = PageWriter.page(documents, sections);
        String html = html(page);
        if (html.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            sections = sections(documents, new Sections(0, true));
            page = PageWriter.page(documents, sections);
            html = html(page);
        }
        sections.downloads()
                .files()
                .forEach((name, content) -> write(folder.resolve("files").resolve(name), content));
        write(folder.resolve("index.html"), html); // last: what it links to is there
        return page;
    }

    /** Writes tables and plots for papers alone, and returns their paths in the folder; as {@link #render}. */
    static List<String> paper(List<Document> documents, Path folder) {
        return paper(PageWriter.page(documents, sections(documents, new Sections(0, false))), folder);
    }

    private static List<String> paper(Page page, Path folder) {
        Map<String, String> files = PaperFiles.of(page);
        files.forEach((name, content) -> write(folder.resolve(name), content));
        return List.copyOf(files.keySet());
    }

    private static String html(Page page) {
        StringOutput html = new StringOutput(1 << 20);
        TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.counterplay.reports.page.template")
                .render(
                        "index.jte",
                        Map.of(
                                "page",
                                page,
                                "style",
                                Assets.style(),
                                "charts",
                                Assets.charts(),
                                "script",
                                Assets.script()),
                        html);
        return html.toString();
    }

    private static Sections sections(List<Document> documents, Sections sections) {
        for (Document document : documents) {
            JsonNode result = read(document);
            switch (result.has(Run.ERROR) ? "" : document.kind()) {
                case "audit" -> AuditSections.add(document, result, sections);
                case "tightness" -> TightnessSections.add(document, result, sections);
                default -> AnySections.add(document, result, sections);
            }
        }
        return sections;
    }

    private static JsonNode read(Document document) {
        try {
            return JSON.readTree(document.result());
        } catch (JacksonException wrong) {
            throw new IllegalArgumentException(
                    "the result of the run \"" + String.join(" ", document.arguments()) + "\" is no JSON: "
                            + wrong.getOriginalMessage(),
                    wrong);
        }
    }

    private static void write(Path file, String content) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, content);
        } catch (IOException failed) {
            throw new UncheckedIOException(file + " could not be written", failed);
        }
    }
}
