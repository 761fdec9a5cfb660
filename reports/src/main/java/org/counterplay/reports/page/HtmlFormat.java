package org.counterplay.reports.page;

import java.nio.file.Path;
import java.util.List;
import org.counterplay.reports.store.Stored;
import org.counterplay.reports.stored.RunFormat;

/** {@code index.html}: the runs as a page that needs no network, and what it offers to download in {@code files}. */
public final class HtmlFormat implements RunFormat {
    @Override
    public String name() {
        return "html";
    }

    @Override
    public String description() {
        return "index.html, a page that needs no network";
    }

    @Override
    public List<Path> write(List<Stored> runs, Path folder) {
        Renderer.page(documents(runs), folder);
        return List.of(folder.resolve("index.html"));
    }

    static List<Document> documents(List<Stored> runs) {
        return runs.stream().map(stored -> Document.of(stored.run())).toList();
    }
}
