package org.counterplay.reports.page;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.counterplay.reports.page.Page.Fact;
import org.counterplay.reports.page.Page.Judgement;
import org.counterplay.reports.page.Page.Origin;
import org.counterplay.reports.page.Page.Section;
import org.counterplay.reports.page.Page.Tone;

/** Puts a page together: its head and what its filter offers. */
final class PageWriter {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private PageWriter() {}

    static Page page(List<Document> documents, Sections grown) {
        List<Section> sections = grown.finish();
        return new Page(
                title(documents),
                documents.stream().map(PageWriter::origin).toList(),
                tones(sections),
                sections,
                PlotFiles.script(grown.plots()));
    }

    private static String title(List<Document> documents) {
        Set<String> kinds = documents.stream().map(Document::kind).collect(Collectors.toCollection(LinkedHashSet::new));
        boolean audit = kinds.contains("audit");
        boolean tightness = kinds.contains("tightness");
        return audit && tightness
                ? "Audit and tightness of the theorems"
                : audit ? "Audit of the theorems" : tightness ? "Tightness of the bounds" : "Report";
    }

    private static Origin origin(Document document) {
        List<Fact> facts = new ArrayList<>();
        Long seed = document.seed();
        if (seed != null) {
            facts.add(new Fact("seed", Long.toString(seed)));
        }
        facts.add(new Fact("took", seconds(document.seconds())));
        facts.add(new Fact("machine", document.machine()));
        document.versions().forEach((name, version) -> facts.add(new Fact(name, version)));
        return new Origin(
                "counterplay " + String.join(" ", document.arguments()), WHEN.format(document.started()), facts);
    }

    private static String seconds(double seconds) {
        return seconds < 90
                ? String.format(Locale.ROOT, "%.1f s", seconds)
                : String.format(Locale.ROOT, "%d min %02d s", (long) seconds / 60, (long) seconds % 60);
    }

    private static List<Tone> tones(List<Section> sections) {
        Map<String, Judgement> words = new LinkedHashMap<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Section section : sections) {
            section.verdicts().stream()
                    .map(Judgement::words)
                    .distinct()
                    .forEach(word -> counts.merge(word, 1, Integer::sum));
            section.verdicts().forEach(verdict -> words.putIfAbsent(verdict.words(), verdict));
        }
        List<String> order = List.of("bad", "partly", "good", "open");
        return words.values().stream()
                .sorted((a, b) -> Integer.compare(order.indexOf(a.tone()), order.indexOf(b.tone())))
                .map(verdict -> new Tone(verdict.tone(), verdict.words(), counts.getOrDefault(verdict.words(), 0)))
                .toList();
    }
}
