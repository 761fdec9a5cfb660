package org.counterplay.reports.page;

import java.nio.file.Path;
import java.util.List;
import org.counterplay.reports.store.Stored;
import org.counterplay.reports.stored.RunFormat;

/** Tables with the rules of booktabs, {@code tables/*.tex}, and plots, {@code plots/*.svg}. */
public final class LatexFormat implements RunFormat {
    @Override
    public String name() {
        return "latex";
    }

    @Override
    public String description() {
        return "tables/*.tex and plots/*.svg";
    }

    @Override
    public List<Path> write(List<Stored> runs, Path folder) {
        return Renderer.paper(HtmlFormat.documents(runs), folder).stream()
                .map(folder::resolve)
                .limit(1)
                .toList();
    }
}
