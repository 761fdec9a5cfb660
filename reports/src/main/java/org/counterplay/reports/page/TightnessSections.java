package org.counterplay.reports.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.counterplay.reports.page.Page.Block;
import org.counterplay.reports.page.Page.Entry;
import org.counterplay.reports.page.Page.Link;
import org.counterplay.reports.page.Plot.Role;
import org.counterplay.reports.page.Plot.Series;
import org.counterplay.reports.page.Sections.Growing;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Sections of what {@code tightness --format json} prints: a plot and a table for each bound and reading. */
final class TightnessSections {
    private final Document document;
    private final Sections sections;

    private TightnessSections(Document document, Sections sections) {
        this.document = document;
        this.sections = sections;
    }

    static void add(Document document, JsonNode list, Sections to) {
        TightnessSections reader = new TightnessSections(document, to);
        list.forEach(reader::study);
    }

    private void study(JsonNode study) {
        Growing section = sections.of(study.path("theorem").asString("?"));
        section.about(study.path("statement").asString(""), study.path("source").asString(""));
        Map<String, String> reading = Readings.read(study);
        section.add(Labels.read(
                "tightness" + (reading.isEmpty() ? "" : ", " + Readings.words(reading)), study, List.of(reading)));
        if (study.has("notSwept")) {
            section.add(new Block.Note("Not swept: " + study.path("notSwept").asString("") + "."));
            return;
        }
        String quantity = Labels.quantity(study.path("bounded").asString("value"));
        String formula = study.path("formula").asString("");
        List<Entry> facts = new ArrayList<>();
        facts.add(new Entry("bound", Figure.text(quantity + " \u2264 " + formula)));
        if (!reading.isEmpty()) {
            facts.add(new Entry("read with", Figure.text(Readings.words(reading))));
        }
        study.path("constants")
                .forEach(constant -> facts.add(
                        new Entry(constant.path("origin").asString("") + " constant", Figure.read(constant, "value"))));
        facts.add(new Entry("largest ratio found / bound", Figure.read(study, "largestRatio")));
        JsonNode sharp = study.path("sharp");
        if (sharp.isObject()) {
            facts.add(new Entry("sharp constant", Figure.read(sharp, "constant")));
            facts.add(new Entry("where", Figure.text(sharp.path("where").asString(""))));
        }
        section.add(new Block.Facts("Tightness", facts, List.of()));
        Plot plot = plot(study, quantity, formula, reading);
        sections.add(section, plot);
        section.add(witnesses(study));
        Set<String> remarks = new LinkedHashSet<>();
        study.path("points").forEach(point -> point.path("remarks").forEach(each -> remarks.add(each.asString(""))));
        if (!remarks.isEmpty()) {
            section.add(new Block.Note("Of the search: " + String.join("; ", remarks) + "."));
        }
        worst(section, study);
    }

    private Plot plot(JsonNode study, String quantity, String formula, Map<String, String> reading) {
        SequencedMap<String, Role> roles = new LinkedHashMap<>();
        Set<String> parameters = new LinkedHashSet<>();
        List<Plot.Point> points = new ArrayList<>();
        for (JsonNode point : study.path("points")) {
            Map<String, Figure> at = new LinkedHashMap<>();
            point.path("parameters")
                    .properties()
                    .forEach(entry ->
                            at.put(entry.getKey(), Figure.text(entry.getValue().asString(""))));
            parameters.addAll(at.keySet());
            SequencedMap<String, Figure> values = new LinkedHashMap<>();
            for (JsonNode bound : point.path("bounds")) {
                boolean printed = bound.path("origin").asString("").equals("printed");
                put(
                        roles,
                        values,
                        bound.path("origin").asString("?") + " bound",
                        printed ? Role.PRINTED : Role.DERIVED,
                        Figure.read(bound, "value"));
            }
            for (JsonNode witness : point.path("witnesses")) {
                put(roles, values, "witness " + family(witness), Role.WITNESS, Figure.read(witness, "value"));
            }
            put(roles, values, "worst found", Role.FOUND, Figure.read(point.path("found"), "value"));
            put(roles, values, "proved upper bound", Role.UPPER, Figure.read(point.path("upper"), "value"));
            points.add(new Plot.Point(at, values));
        }
        List<Series> series = new ArrayList<>();
        roles.forEach((name, role) -> series.add(new Series(name, role)));
        series.sort(Comparator.comparing(Series::role)); // the printed bound first: ratios refer to it
        if (series.isEmpty()) {
            series.add(new Series("printed bound", Role.PRINTED));
        }
        return new Plot(
                sections.nextPlot(),
                formula + (reading.isEmpty() ? "" : " (" + Readings.words(reading) + ")"),
                quantity,
                List.copyOf(parameters),
                series,
                points);
    }

    private static void put(
            SequencedMap<String, Role> roles,
            SequencedMap<String, Figure> values,
            String name,
            Role role,
            Figure figure) {
        if (figure.present()) {
            roles.putIfAbsent(name, role);
            Figure before = values.get(name);
            BigFraction old = before == null ? null : before.value();
            BigFraction now = figure.value();
            if (old == null || (now != null && now.compareTo(old) > 0)) {
                values.put(name, figure); // of two witnesses of a family the larger one
            }
        }
    }

    private static String family(JsonNode witness) {
        String name = witness.path("name").asString("?");
        int colon = name.indexOf(':');
        return colon < 0 ? name : name.substring(0, colon);
    }

    /** Where the printed witnesses meet the assumptions, and where not. */
    private static Block witnesses(JsonNode study) {
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode point : study.path("points")) {
            for (JsonNode witness : point.path("witnesses")) {
                List<String> broken = new ArrayList<>();
                witness.path("assumptions").forEach(each -> {
                    if (each.path("holds").isBoolean() && !each.path("holds").asBoolean()) {
                        Figure factor = Figure.read(each, "factor");
                        broken.add(Symbols.of(Labels.quantity(each.path("name").asString("?")) + " "
                                + each.path("required").asString("") + ": it is "
                                + Figure.read(each, "actual").main()
                                + (factor.present() ? ", off by a factor of " + factor.main() : "")));
                    }
                });
                rows.add(List.of(
                        Figure.text(witness.path("name").asString("?")),
                        Figure.read(witness, "value"),
                        Figure.read(witness, "ratio"),
                        Figure.text(
                                broken.isEmpty()
                                        ? "meets the assumptions"
                                        : "violates: " + String.join("; ", broken))));
            }
        }
        return new Block.Grid("Printed witnesses", List.of("witness", "value", "of the bound", "assumptions"), rows);
    }

    /** The point with the largest ratio: its game drawn, and the evidence of all points to download. */
    private void worst(Growing section, JsonNode study) {
        JsonNode best = null;
        BigFraction most = null;
        for (JsonNode point : study.path("points")) {
            BigFraction ratio = Figure.read(point.path("found"), "ratio").value();
            if (ratio != null && (most == null || ratio.compareTo(most) > 0)) {
                best = point.path("found");
                most = ratio;
            }
        }
        if (best != null && !best.path("instance").asString("").isEmpty()) {
            String instance = best.path("instance").asString();
            section.add(new GraphBlocks(document.artifacts(), sections.drawn())
                    .draw(
                            "Worst game found, ratio "
                                    + Figure.read(best, "ratio").main() + ", by "
                                    + best.path("how").asString("search"),
                            instance,
                            best.path("certificate").asString(null),
                            links(best)));
        }
        List<Link> links = new ArrayList<>();
        for (JsonNode point : study.path("points")) {
            for (String key : List.of("instance", "certificate", "expertCertificate")) {
                String name = point.path("found").path(key).asString(null);
                link(links, name == null ? "" : name, name);
            }
        }
        if (links.size() > 2) {
            section.add(new Block.Facts("All games found, with their certificates", List.of(), links));
        }
    }

    private List<Link> links(JsonNode found) {
        List<Link> links = new ArrayList<>();
        link(links, "instance file", found.path("instance").asString(null));
        link(links, "learner\u2019s certificate", found.path("certificate").asString(null));
        link(links, "expert\u2019s certificate", found.path("expertCertificate").asString(null));
        return links;
    }

    private void link(List<Link> links, String text, @Nullable String name) {
        String content = name == null ? null : document.artifacts().get(name);
        if (content != null && name != null) {
            Link link = sections.downloads().add(text, name, content);
            if (!links.contains(link)) {
                links.add(link);
            }
        }
    }
}
