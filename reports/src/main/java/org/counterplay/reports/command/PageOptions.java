package org.counterplay.reports.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a result is rendered as a page. */
final class PageOptions {
    @Option(
            names = "--html",
            paramLabel = "DIR",
            description = {
                "Write a page there, index.html, that needs no network; what it offers to download in files, and for",
                "papers LaTeX tables and SVG plots in tables and plots."
            })
    private @Nullable String html;

    /** The folder, looked at before anything is computed; null where no page is asked for. */
    @Nullable
    Path folder() {
        return html == null ? null : OutputFolder.check("--html", html);
    }
}
