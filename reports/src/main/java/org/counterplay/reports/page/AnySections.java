package org.counterplay.reports.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.counterplay.reports.page.Page.Block;
import org.counterplay.reports.page.Page.Entry;
import org.counterplay.reports.page.Page.Link;
import org.counterplay.reports.page.Sections.Growing;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A section of any other run: what its JSON says, as it says it, and its games drawn. */
final class AnySections {
    private static final int MOST_ROWS = 200;

    private AnySections() {}

    static void add(Document document, JsonNode result, Sections to) {
        Growing section = to.of(document.kind() + " " + (document.arguments().size() > 1
                ? String.join(" ", document.arguments().subList(1, document.arguments().size()))
                : ""));
        section.about("", document.kind());
        List<Link> links = new ArrayList<>();
        links.add(to.downloads().add("result (JSON)", document.kind() + ".json", document.result()));
        document.artifacts().forEach((name, content) -> links.add(to.downloads().add(name, name, content)));
        List<Entry> entries = new ArrayList<>();
        List<Block> tables = new ArrayList<>();
        read("", result, entries, tables);
        section.add(new Block.Facts("Result", entries, links));
        tables.forEach(section::add);
        document.artifacts().forEach((name, content) -> {
            if (content.contains("\"counterplay/instance\"")) {
                section.add(new GraphBlocks(document.artifacts(), to.drawn()).draw(name, name, certificate(document), List.of()));
            }
        });
    }

    private static @Nullable String certificate(Document document) {
        return document.artifacts().entrySet().stream()
                .filter(entry -> entry.getValue().contains("\"counterplay/certificate\""))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** Doubles beside exact numbers are left out: a figure shows its own. */
    private static void read(String name, JsonNode node, List<Entry> entries, List<Block> tables) {
        if (node.isObject() && !(node.has("lower") && node.has("upper"))) {
            node.properties().forEach(entry -> {
                if (!entry.getKey().endsWith("Double") || !node.has(entry.getKey().replaceAll("Double$", ""))) {
                    read(name.isEmpty() ? entry.getKey() : name + "." + entry.getKey(), entry.getValue(), entries, tables);
                }
            });
        } else if (node.isArray() && !node.isEmpty() && node.path(0).isObject()) {
            tables.add(grid(name, node));
        } else if (node.isArray()) {
            List<String> words = new ArrayList<>();
            node.forEach(each -> words.add(figure(each).main()));
            entries.add(new Entry(name, Figure.text(String.join(", ", words))));
        } else {
            entries.add(new Entry(name, figure(node)));
        }
    }

    private static Block grid(String name, JsonNode list) {
        Set<String> columns = new LinkedHashSet<>();
        list.forEach(object -> object.properties().forEach(entry -> columns.add(entry.getKey())));
        columns.removeIf(column -> column.endsWith("Double") && columns.contains(column.replaceAll("Double$", "")));
        List<List<Figure>> rows = new ArrayList<>();
        for (JsonNode object : list) {
            if (rows.size() == MOST_ROWS) {
                break;
            }
            rows.add(columns.stream().map(column -> figure(object.path(column))).toList());
        }
        return new Block.Grid(
                name + (list.size() > MOST_ROWS ? " (the first " + MOST_ROWS + " of " + list.size() + ")" : ""),
                List.copyOf(columns),
                rows);
    }

    private static Figure figure(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return Figure.NONE;
        }
        if (node.isObject() && node.has("lower") && node.has("upper")) {
            return Figure.bounds(node);
        }
        return node.isString() || node.isNumber() || node.isBoolean() ? Figure.text(node.asString()) : Figure.text(node.toString());
    }
}
