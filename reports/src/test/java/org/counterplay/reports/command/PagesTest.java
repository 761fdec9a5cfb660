package org.counterplay.reports.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages as the commands write them. */
class PagesTest {
    @TempDir
    private Path folder;

    @Test
    void anAuditIsRenderedWithItsEvidence() throws IOException {
        Path out = folder.resolve("new");
        Run run = Run.of("audit", "P1/4.5", "P1/4.4", "--html", out.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("index.html");
        String html = Files.readString(out.resolve("index.html"));
        assertThat(html)
                .contains("P1/4.5", "theorem-4.5:H=4", "assumption violated", "payoffs halved")
                .contains("class=\"node path\"", "class=\"band\"")
                .contains("counterplay audit P1/4.5 P1/4.4 --html");
        Path certificate = out.resolve("files/theorem-4.5_H=4.markov.learner.certificate.json");
        assertThat(html).contains("download=\"" + certificate.getFileName() + "\"");
        assertThat(Run.of("check", certificate.toString()).code()).isZero();
        assertThat(out.resolve("tables/P1_4.5.tex")).content().contains("regret gap & = $2$ & $2$ & yes");
        assertThat(out.resolve("plots/P1_4.5-p1.svg")).exists();
    }

    @Test
    void aStoredRunIsRenderedAsItWasWhenItEnded() throws IOException {
        Path store = folder.resolve("runs.sqlite");
        Path out = folder.resolve("out");
        Run.storing(store, "certify", "theorem-4.5:H=4", "--policy", "learner");
        Run run = Run.storing(store, "report", "last", "--out", out.toString(), "--formats", "html");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("index.html");
        assertThat(Files.readString(out.resolve("index.html")))
                .contains("certify theorem-4.5:H=4 --policy learner", "NOT_EQUILIBRIUM")
                .contains("class=\"node path")
                .contains("counterplay certify");
    }

    @Test
    void whatIsNoFolderIsRefusedBeforeAnythingIsComputed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Run run = Run.of("audit", "--html", file.toString());
        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err()).contains("--html", "no folder");
        assertThat(Run.of("audit", "--html", "").code()).isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void anInstanceIsDrawn() throws IOException {
        Path svg = folder.resolve("game.svg");
        Run run = Run.of("instances", "show", "theorem-4.5:H=5", "--svg", svg.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("theorem-4.5:H=5");
        assertThat(svg).content().startsWith("<svg").contains("<style>", "class=\"node path", "class=\"band\"");
        assertThat(Run.of("instances", "show", "theorem-4.5", "--svg", folder.toString())
                        .code())
                .isEqualTo(ExitCode.BAD_INPUT);
    }
}
