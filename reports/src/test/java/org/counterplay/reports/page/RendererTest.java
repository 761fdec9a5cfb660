package org.counterplay.reports.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;
import tools.jackson.databind.json.JsonMapper;

final class RendererTest {
    @TempDir
    private Path folder;

    @Test
    void whatRunsSayIsOnThePageAndNothingOfItIsMarkup() throws IOException {
        String html = render(SampleDocuments.audit(), SampleDocuments.tightness());
        assertThat(html)
                .contains("P9/1", "\u2265", "short by a factor of 10", "Not judged: about samples", "TV = L1")
                .contains("data:application/json;charset=utf-8;base64,")
                .doesNotContain("<img")
                .doesNotContain("sourceMappingURL");
        assertThat(Pattern.compile("<script").matcher(html).results().count()).isEqualTo(3);
        assertThat(Pattern.compile("</script").matcher(html).results().count()).isEqualTo(3);
        assertThat(Pattern.compile("(?:src|href)=\"(?!#|data:|files/)")
                        .matcher(html)
                        .find())
                .isFalse();
    }

    @Test
    void verdictsSayWhatTheyAreAbout() throws IOException {
        assertThat(render(SampleDocuments.audit()))
                .contains("<span class=\"detail\">TV = L1</span>", ", too large by a factor of 2</span>");
        assertThat(judged("{\"label\": \"HOLDS_WITH_CONSTANT\", \"constant\": \"7/2\", \"sentence\": \"\"}"))
                .isEqualTo("holds with constant 7/2");
        assertThat(judged("{\"label\": \"ASSUMPTION_VIOLATED\", \"assumption\": \"coverage\", \"factor\": \"1/10\"}"))
                .isEqualTo("assumption violated coverage, short by a factor of 10");
    }

    private static String judged(String verdict) {
        Page.Judgement read =
                Labels.read("audit", new JsonMapper().readTree("{\"verdict\": " + verdict + "}"), List.of(Map.of()));
        return read.words() + " " + read.detail();
    }

    @Test
    void readingsThatComeOutAlikeAreOneRow() throws IOException {
        String html = render(SampleDocuments.audit());
        assertThat(Pattern.compile("<th scope=\"row\">regret gap</th>")
                        .matcher(html)
                        .results()
                        .count())
                .isEqualTo(1);
        assertThat(Pattern.compile("<th scope=\"row\">coverage</th>")
                        .matcher(html)
                        .results()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void downloadsAreTheArtifactsByteForByte() throws IOException {
        String html = render(SampleDocuments.audit());
        String game = SampleDocuments.artifacts().get("game.json");
        Matcher link = Pattern.compile(
                        "href=\"data:application/json;charset=utf-8;base64,([^\"]+)\" download=\"game.json\"")
                .matcher(html);
        assertThat(link.find()).isTrue();
        assertThat(new String(Base64.getDecoder().decode(link.group(1)), StandardCharsets.UTF_8))
                .isEqualTo(game);
        assertThat(folder.resolve("files/game.json")).hasContent(game);
    }

    @Test
    void filesForPapersAreWrittenInsideTheFolderAlone() throws Exception {
        render(SampleDocuments.audit(), SampleDocuments.tightness());
        try (Stream<Path> all = Files.walk(folder)) {
            List<String> files = all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .toList();
            assertThat(files)
                    .contains(
                            "index.html",
                            "tables/summary.tex",
                            "tables/P9_1.tex",
                            "tables/P9_2-p1.tex",
                            "plots/P9_2-p1.svg",
                            "files/P9_2-p1.csv")
                    .allMatch(name -> name.matches("(?:(?:files|tables|plots)/)?[A-Za-z0-9._=-]+"));
        }
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(Files.readString(folder.resolve("plots/P9_2-p1.svg")))));
        assertThat(Files.readString(folder.resolve("tables/P9_2-p1.tex")))
                .contains("\\toprule", "$2$ & $12$ & $1/7$ & $12/7$ & $4/7$ & $6/7$ \\\\", "\\bottomrule");
        String summary = Files.readString(folder.resolve("tables/summary.tex"));
        assertThat(summary).contains("\\textbackslash{}\\{\\$\\%\\_\\#\\textasciicircum{}\\textasciitilde{}");
        assertThat(Files.readString(folder.resolve("files/P9_2-p1.csv")))
                .startsWith("agents,horizon,eps,printed bound,printed bound (double),")
                .contains("2,12,1/7,12/7,1.7142857142857142,4/7,");
    }

    @Test
    void runsOfOtherKindsAreShownAsTheySay() throws IOException {
        Document other = SampleDocuments.audit();
        String html = render(new Document(
                "certify",
                List.of("certify", "theorem-4.5:H=4"),
                other.versions(),
                null,
                "m",
                other.started(),
                1,
                "{\"regret\": {\"lower\": \"1/3\", \"upper\": \"1/3\"}, \"agents\": [{\"name\": \"<b>\", \"value\": \"2\"}]}",
                Map.of()));
        assertThat(html).contains("certify theorem-4.5:H=4", "1/3", "0.33333", "&lt;b&gt;");
    }

    @Test
    void aResultThatIsNoJsonIsRefusedByName() {
        Document broken = new Document(
                "audit", List.of("audit", "P1"), new LinkedHashMap<>(), null, "", Instant.EPOCH, 0, "[{", Map.of());
        assertThatThrownBy(() -> Renderer.render(List.of(broken), folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("audit P1");
    }

    @Test
    void namesOfReadingsTellThemFromTheOthers() {
        Map<String, String> a = Map.of("tv", "L1", "coverage", "averaged");
        Map<String, String> b = Map.of("tv", "L1", "coverage", "per-step");
        Map<String, String> c = Map.of("tv", "half-L1", "coverage", "averaged");
        Map<String, String> d = Map.of("tv", "half-L1", "coverage", "per-step");
        List<Map<String, String>> all = List.of(a, b, c, d);
        assertThat(Readings.name(all, all)).isEmpty();
        assertThat(Readings.name(List.of(a, b), all)).isEqualTo("TV = L1");
        assertThat(Readings.name(List.of(c), all))
                .contains("TV = half-L1", "coverage = averaged")
                .doesNotContain("; or");
        assertThat(Readings.name(List.of(a, d), all)).contains("; or ");
        assertThat(Readings.name(List.of(a, b, d), all))
                .startsWith("all but ")
                .contains("TV = half-L1", "coverage = averaged");
    }

    private String render(Document... documents) throws IOException {
        Renderer.render(List.of(documents), folder);
        return Files.readString(folder.resolve("index.html"));
    }
}
